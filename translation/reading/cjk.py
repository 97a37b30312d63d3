"""Figures in Chinese and Japanese."""

from __future__ import annotations

from decimal import Decimal

from translation.reading.lexicon import HUNDRED_MILLION, MYRIAD, THOUSAND, TRILLION, Lexicon

DATES = (
    r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]?(?:\s*(?:[-–—~〜～至到]|から)\s*(?P<d2>\d{1,2})\s*[日号])?",
    r"(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]?\s*(?:[-–—~〜～至到]|から)\s*(?P<d2>\d{1,2})\s*[日号]",
    r"(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]",
    r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月",
    r"(?P<y>\d{4})[/.-](?P<m>\d{1,2})[/.-](?P<d>\d{1,2})(?!\d)",
    r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])",
    r"(?P<y>\d{4})\s*年",
    r"(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])",
    r"(?P<m>\d{1,2})\s*月?\s*(?:[-–—~〜～至到、]|から)\s*(?P<m2>\d{1,2})\s*月(?!期)",
    r"(?P<m>\d{1,2})\s*月(?!期)",
)
HAN = "[一二两三四五六七八九十]{1,3}"
PARTS = (
    rf"(?P<below>{HAN}|[1-9]\d?)分[之の](?P<above>{HAN}|\d)",
    r"一半|半数|半分",
)
DECADE = r"(?<!\d)(?:(?P<century>\d{1,2})世[纪紀](?:の)?|上世[纪紀](?:の)?)?(?P<decade>\d0)年代"
ZH_HANS = Lexicon(
    thousands=",",
    decimal=".",
    scales={"万亿": TRILLION, "千亿": 1000 * HUNDRED_MILLION, "百亿": 100 * HUNDRED_MILLION, "亿": HUNDRED_MILLION,
            "千万": 1000 * MYRIAD, "百万": 100 * MYRIAD, "十亿": 10 * HUNDRED_MILLION, "万": MYRIAD, "千": THOUSAND,
            "百": Decimal(100)},
    half=("半",),
    dates=DATES,
    lunar=r"农历|阴历|旧历|正月|腊月|初[一二三四五六七八九十]",
    times=(
        rf"(?P<noon>凌晨|早上|上午|中午|下午|晚上|傍晚)(?P<w>{HAN})[点时](?P<half>半)?(?![代期间])",
        rf"(?P<w>{HAN})点(?P<half>半)",
        r"(?P<noon>凌晨|早上|上午|中午|下午|晚上|傍晚)?\s*(?P<h>\d{1,2})\s*[点时](?:\s*(?P<min>\d{1,2})\s*分|(?P<half>半))?(?![代期间])",
        r"(?P<noon>凌晨|早上|上午|中午|下午|晚上|傍晚)?\s*(?P<h>\d{1,2})[:：](?P<min>\d{2})(?![\d:])(?![.,]\d)",
    ),
    phrases=(
        (r"(?<![个個])半小时|(?<![一二两三四五六七八九十])半个小时", "time", 1800),
        (r"全天候|(?<![\d/])24/7(?![\d/])", "always", 1),
        (r"半个世纪", "months", 600),
        (r"[一1]年半", "months", 18),
        (r"[两二2]年半", "months", 30),
        (r"全(?!年|日|天|长|国|省|市|县)|所有|每", "percent?", 100),
        (r"翻一番|翻番|翻了一番|翻倍|一倍|加倍", "num?", 2),
        (r"正午", "clock?", 720),
    ),
    periods=(
        (r"上半年|前(?:6|六)个月", "half:1"),
        (r"下半年", "half:2"),
        (r"前(?:9|九)个月|前三季度", "firstmonths:9"),
        (r"第?[一1]季度|第一季|首季|前三个月", "quarter:1"),
        (r"第?[二2]季度", "quarter:2"),
        (r"第?[三3]季度", "quarter:3"),
        (r"第?[四4]季度", "quarter:4"),
        (r"半年", "months:6"),
        (DECADE, "decade"),
    ),
    parts=PARTS,
    counters="[个座棵口家条位项种层栋艘辆块株根件眼幅]",
    between=r"[-–—~〜～]|至|到|或",
    is_spaced=False,
)  # fmt: skip
JA = Lexicon(
    thousands=",",
    decimal=".",
    scales={"兆": TRILLION, "千億": 1000 * HUNDRED_MILLION, "百億": 100 * HUNDRED_MILLION, "億": HUNDRED_MILLION,
            "千万": 1000 * MYRIAD, "百万": 100 * MYRIAD, "十億": 10 * HUNDRED_MILLION, "万": MYRIAD, "千": THOUSAND,
            "百": Decimal(100)},
    half=("半",),
    dates=DATES,
    lunar=r"旧暦|陰暦|太陰暦|農暦|旧正月",
    times=(
        rf"(?P<noon>午前|午後|夕方|夜|朝)(?P<w>{HAN})時(?!間|代|期)(?P<half>半)?",
        rf"(?P<w>{HAN})時(?P<half>半)",
        r"(?P<noon>午前|午後|夕方|夜|朝)?\s*(?P<h>\d{1,2})\s*時(?!間|代|期)(?:\s*(?P<min>\d{1,2})\s*分|(?P<half>半))?",
        r"(?P<noon>午前|午後|夕方|夜|朝)?\s*(?P<h>\d{1,2})[:：](?P<min>\d{2})(?![\d:])(?![.,]\d)",
        r"(?P<h>\d{1,2})\s*時間\s*(?:(?P<min>\d{1,2})\s*分|(?P<half>半))",
    ),
    phrases=(
        (r"半時間", "time", 1800),
        (r"[一1]時間半", "time", 5400),
        (r"24時間365日|(?<![\d/])24/7(?![\d/])", "always", 1),
        (r"正午", "clock?", 720),
        (r"ゼロ", "num?", 0),
        (r"半世紀", "months", 600),
        (r"[一1]年半", "months", 18),
        (r"[二2]年半", "months", 30),
        (r"全(?!国|長|日|年|体|省|市)|すべて", "percent?", 100),
        (r"(?<![0-9一二三四五六七八九十.])倍", "num?", 2),
    ),
    periods=(
        (r"上半期|上期|前半期|(?<!\d)1\s*[〜～~–-]\s*6月期?|年前半|最初の(?:6|六)[かカヶヵケ]月", "half:1"),
        (r"下半期|下期|後半期|(?<!\d)7\s*[〜～~–-]\s*12月期?|年後半", "half:2"),
        (r"(?<!\d)1\s*[〜～~–-]\s*9月期?|最初の(?:9|九)[かカヶヵケ]月", "firstmonths:9"),
        (r"第[一1]四半期|(?<!\d)1\s*[〜～~–-]\s*3月期?", "quarter:1"),
        (r"第[二2]四半期|(?<!\d)4\s*[〜～~–-]\s*6月期?", "quarter:2"),
        (r"第[三3]四半期|(?<!\d)7\s*[〜～~–-]\s*9月期?", "quarter:3"),
        (r"第[四4]四半期|(?<!\d)10\s*[〜～~–-]\s*12月期?", "quarter:4"),
        (r"半年(?:間)?|半期", "months:6"),
        (r"(?P<era>令和|平成|昭和)(?P<eyear>\d{1,2}|元)年", "era"),
        (DECADE, "decade"),
    ),
    parts=PARTS,
    counters="[つ本基軒棟頭枚社校]",
    between=r"[-–—~〜～]|から|または|か",
    is_spaced=False,
)  # fmt: skip
