"""Figures in Vietnamese."""

from __future__ import annotations

from decimal import Decimal

from translation.reading.lexicon import BILLION, MILLION, MYRIAD, THOUSAND, TRILLION, Lexicon, words

WORDS = words("""
    0 không
    0.5 nửa
    1 một mốt nhất
    2 hai đôi cặp nhì
    3 ba
    4 bốn tư
    5 năm lăm
    6 sáu
    7 bảy bẩy
    8 tám
    9 chín
    10 mười mươi chục
    12 tá
    100 trăm
    1000 nghìn ngàn
    10000 vạn
    1000000 triệu
    1000000000 tỷ tỉ
""")
HOURS = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười hai|mười"
VI = Lexicon(
    thousands=".",
    decimal=",",
    scales={
        "nghìn tỷ": TRILLION, "ngàn tỷ": TRILLION, "nghìn tỉ": TRILLION, "tỷ": BILLION, "tỉ": BILLION,
        "triệu": MILLION, "vạn": MYRIAD, "nghìn": THOUSAND, "ngàn": THOUSAND, "trăm": Decimal(100),
        "chục": Decimal(10), "tá": Decimal(12), "trăm triệu": 100 * MILLION, "chục triệu": 10 * MILLION,
        "trăm tỷ": 100 * BILLION, "chục tỷ": 10 * BILLION, "trăm nghìn": 100 * THOUSAND, "chục nghìn": 10 * THOUSAND,
    },
    words=WORDS,
    joiners=("linh", "lẻ"),
    sure=frozenset(["hai", "ba", "bốn", "sáu", "bảy", "tám", "mười", "trăm", "nghìn", "ngàn", "triệu"]),
    trailing=frozenset(["năm"]),
    half=("rưỡi",),
    months={"giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
            "mười một": 11, "mười hai": 12, "chạp": 12},
    dates=(
        r"(?:ngày|mùng|mồng|rằm)?\s*(?P<d>\d{1,2})\s+(?:và|đến|tới|[-–])\s+(?P<d2>\d{1,2})\s+tháng\s+(?P<m>\d{1,2}|MONTH)"
        r"(?:\s*(?:năm|[/,-])\s*(?P<y>\d{4}))?",
        r"(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2}|MONTH)(?:\s*(?:năm|[/,-])\s*(?P<y>\d{4}))?",
        r"(?P<d>\d{1,2})\s*[-–]\s*(?P<d2>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}))?(?![\d/])",
        r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})(?![\d/])",
        r"tháng\s+(?P<m>\d{1,2})\s*(?:[-–]|đến|tới|và)\s*(?:tháng\s+)?(?P<m2>\d{1,2})(?!\d)(?:[/-](?P<y>\d{4}))?",
        r"(?<!mỗi )(?<!hằng )(?<!hàng )tháng\s+(?!năm\s+\d{4})(?P<m>\d{1,2}|MONTH)(?:\s*(?:năm|[/-])\s*(?P<y>\d{4}))?",
        r"(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])",
        r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/%])",
    ),
    lunar=r"âm lịch|lịch âm|nông lịch|tháng giêng|tháng chạp|rằm|mùng|mồng",
    times=(
        rf"(?<!\w)(?P<w>{HOURS})\s+giờ(?:\s+(?P<half>rưỡi))?(?=\s+(?:sáng|trưa|chiều|tối|đêm|khuya)(?!\w))",
        r"(?P<h>\d{1,2})\s*giờ\s*kém\s*(?P<less>\d{1,2})(?:\s*phút)?",
        r"(?P<h>\d{1,2})\s*(?:giờ|g|h)\s*(?P<min>\d{2})(?:\s*(?:phút|ph|p))?(?!\w)",
        r"(?P<h>\d{1,2})\s*(?:giờ|tiếng)\s*(?P<half>rưỡi)",
        r"(?P<h>\d{1,2})\s*giờ(?!\w)",
        r"(?P<h>\d{1,2})h(?!\w)",
        r"(?P<h>\d{1,2}):(?P<min>\d{2})(?![\d:])(?![.,]\d)",
    ),
    phrases=(
        (r"(?:một|1)\s+(?:tiếng|giờ)(?:\s+đồng\s+hồ)?\s+rưỡi", "time", 5400),
        (r"nửa\s+(?:tiếng|giờ)", "time", 1800),
        (r"(?:một|1)\s+năm\s+rưỡi", "months", 18),
        (r"(?:hai|2)\s+năm\s+rưỡi", "months", 30),
        (r"(?:vài|đôi)\s+ba(?!\w)", "num?", 2),
        (r"ngày\s+rằm|(?<!\w)rằm(?!\w)", "num?", 15),
        (r"(?<![\d/])(?:24/7|24/24)(?![\d/])", "num?", 24),
        (r"(?<![\d/])24/7(?![\d/])", "num?", 7),
        (r"(?<![\d/])(?:24/7|24/24)(?![\d/])", "always", 1),
        (r"điểm\s+(?:10|mười)(?!\w)", "num!", 10),
        (r"(?<!\w)cứ\s+(?:10|mười)(?!\w)", "num!", 10),
        (r"luân\s+lưu\s+11\s*m|phạt\s+đền\s+11\s*m|chấm\s+11\s*m", "num!", 11),
        (r"gấp\s+(?:đôi|hai)(?!\w)", "num", 2),
        (r"gấp\s+ba(?!\w)", "num", 3),
        (r"gấp\s+bốn(?!\w)", "num", 4),
        (r"giữa\s+trưa", "clock?", 720),
        (r"(?:ba\s+mươi|30)\s+tết", "always", 30),
        (r"nửa\s+thế\s+kỷ", "months", 600),
        (r"gấp\s+rưỡi", "num?", "1.5"),
        (r"(?:học\s+sinh|trường)\s+cấp\s+(?:3|ba)(?!\w)", "num!", 3),
        (r"(?:học\s+sinh|trường)\s+cấp\s+(?:2|hai)(?!\w)", "num!", 2),
    ),
    each=r"(?<!\w)mỗi",
    periods=(
        (r"(?:6|sáu)\s+tháng\s+đầu(?:\s+năm)?|nửa\s+đầu\s+năm", "half:1"),
        (r"(?:6|sáu)\s+tháng\s+cuối(?:\s+năm)?|nửa\s+cuối\s+năm", "half:2"),
        (r"(?:9|chín)\s+tháng(?:\s+đầu(?:\s+năm)?|\s+năm(?=\s+\d{4}))", "firstmonths:9"),
        (r"(?:3|ba)\s+tháng\s+đầu\s+năm", "quarter:1"),
        (r"(?<!\w)(?P<months>\d{1,2}|hai|bốn|năm|bảy|tám|mười một|mười)\s+tháng\s+đầu\s+năm", "firstmonths"),
        (r"quý\s+(?:iv|4|bốn|tư)(?!\w)", "quarter:4"),
        (r"quý\s+(?:iii|3|ba)(?!\w)", "quarter:3"),
        (r"quý\s+(?:ii|2|hai)(?!\w)", "quarter:2"),
        (r"quý\s+(?:i|1|một)(?!\w)", "quarter:1"),
        (r"nửa\s+năm", "months:6"),
        (
            r"(?:thập\s+niên|những\s+năm)\s+(?P<decade>\d0)(?!\d)"
            r"(?:\s+(?:của\s+)?thế\s+k[ỷỉ]\s+(?P<century>[XVI]+|\d\d)(?!\w))?",
            "decade",
        ),
    ),
    ordinal_after=r"lần\s+thứ",
    parts=(
        r"(?<!\w)(?P<above>một|hai|ba|bốn|\d)\s+phần\s+(?P<below>ba|tư|bốn|năm|mười|[1-9]\d*)(?!\w)",
        r"(?<!\w)(?:một|phân)\s+nửa(?!\w)|(?<!\w)nửa\s+số(?!\w)",
    ),
    between=r"[-–—~]|đến|tới|lên|xuống|hoặc|và",
    roman_after=r"thế kỷ|thế kỉ|khóa|khoá|đại hội|lần thứ|kỳ họp thứ|kỳ|hạng|loại|cấp|chương|phần|tập"
    r"|vòng|giai đoạn|đợt|nhóm|vùng|khu vực|đô thị loại|lần",
)  # fmt: skip
