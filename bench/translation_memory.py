"""How long the translation memory takes to find, and how much memory it needs, as JSON.

    DATA_DIR=… .venv/bin/python bench/translation_memory.py [entries]

Its texts are made from templates with a fixed seed: 3 to 80 words, figures, names of a wide choice of syllables, one in
six with markup. What is looked up is a text of the memory with one or two words changed; in find_many half of the
texts are new.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

import django  # noqa: E402

django.setup()

from translation.matching import Entry, Index, Wanted, bands, concordance  # noqa: E402

SEED = 84
WHO = """
    tỉnh Hưng Yên | Ủy ban nhân dân tỉnh | Sở Ngoại vụ | Sở Công Thương | Ban quản lý các khu công nghiệp |
    Trung tâm Xúc tiến đầu tư | Bảo tàng tỉnh | Ban quản lý di tích | Hiệp hội doanh nghiệp | đoàn công tác |
    các nhà đầu tư Nhật Bản | doanh nghiệp Hàn Quốc | bà con trồng nhãn | hợp tác xã | du khách quốc tế | Sở Du
    lịch | Trường Đại học Sư phạm Kỹ thuật | Đài Phát thanh và Truyền hình | Công an tỉnh | Liên đoàn Lao động |
    Hội Nông dân
"""
DOES = """
    đã khánh thành | đang triển khai | sẽ tổ chức | vừa ký kết | phối hợp xây dựng | giới thiệu | công bố | khảo
    sát | tiếp nhận | mở rộng | hoàn thành | đề xuất | hỗ trợ | bảo tồn | quảng bá | xuất khẩu | thu hút | thẩm
    tra | nâng cấp | khởi công | đón tiếp | trưng bày | rà soát | phê duyệt | cam kết | bàn giao | đánh giá cao
    | trao tặng
"""
WHAT = """
    dự án hạ tầng | khu công nghiệp sạch | lễ hội Phố Hiến | vùng trồng nhãn lồng | tuyến đường vành đai | nhà
    máy linh kiện điện tử | quần thể di tích | chương trình hợp tác | hội chợ nông sản | làng nghề đúc đồng |
    trung tâm logistics | cụm công nghiệp | đền Chử Đồng Tử | bến thuyền du lịch | hồ Bán Nguyệt | nhà ở công
    nhân | trạm xử lý nước thải | giống chuối tiêu hồng | nghệ long nhãn | mật ong hoa nhãn | thỏa thuận ghi nhớ
    | triển lãm ảnh | tour du lịch sông Hồng | thủ tục hành chính một cửa | năng lượng tái tạo | chuỗi cung ứng
"""
MORE = """
    với tổng vốn đầu tư {n} tỷ đồng | trên diện tích {n} ha | trong năm {y} | giai đoạn {y}-{y} | cho {n} lao
    động | tại xã {name} | của ông {name} {name} | do Công ty {name} thực hiện | ở làng {name} | bên dòng sông
    Luộc | với sự tham gia của {n} đại biểu | nhằm nâng cao đời sống người dân | theo Quyết định số {n}/QĐ-UBND
    | từ ngày {d}/{m}/{y} | sang thị trường Nhật Bản và châu Âu | tăng {n},{m} % so với cùng kỳ | qua cửa khẩu
    Lào Cai | dưới chân đê sông Hồng | bằng nguồn vốn ngân sách | trước mùa thu hoạch | với giá {n}.000 đồng mỗi
    kg
"""
MANNER = """
    nhanh chóng bền vững đồng bộ hiệu quả chất lượng truyền thống hiện đại thân thiện quốc tế khu vực trọng điểm
    sáng tạo chuyển đổi số xanh sạch đẹp giá trị gia tăng bản sắc cộng đồng kết nối giao thương hội nhập cạnh
    tranh minh bạch
"""
JOINERS = (", đồng thời ", ", trong khi đó ", "; ", ", qua đó ", ", nhờ vậy ", " và ")
BEGINNINGS = "b c ch d đ g h k kh l m n ng nh ph qu s t th tr v x"
ENDINGS = """
    a an ang anh ao ay âm ân âu en êm ên iêm iên iêu in inh oa oan oanh oi ong ôi ông ơn uân ung uy uyên uyết
    ươi ương át ắc ịch ộc ục
"""
TARGET = "In {y} the province and its partners opened the project for {n} people, number {id} of the list. " * 2


def _options(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("|")]


PARTS = {"who": _options(WHO), "does": _options(DOES), "what": _options(WHAT), "more": _options(MORE)}
NAMES = [first.title() + last for first, last in product(BEGINNINGS.split(), ENDINGS.split())]
MANNERS = MANNER.split()


def fill(text: str, chance: random.Random) -> str:
    name = " ".join(chance.choices(NAMES, k=2))
    numbers = {"n": chance.randint(2, 990), "y": chance.randint(1990, 2030), "d": chance.randint(1, 28)}
    return text.format(name=name, m=chance.randint(1, 12), **numbers)


def clause(chance: random.Random) -> str:
    start = [chance.choice(PARTS[part]) for part in ("who", "does", "what")]
    more = chance.choices(PARTS["more"], k=chance.randint(0, 3))
    return " ".join([*start, *chance.sample(MANNERS, chance.randint(0, 4)), *(fill(part, chance) for part in more)])


def sentence(chance: random.Random) -> str:
    """3 to 80 words."""
    if chance.random() < 0.15:
        return " ".join([chance.choice(PARTS["what"]), *chance.choices(NAMES, k=chance.randint(1, 3))])
    text = clause(chance)
    for _ in range(chance.choice([0, 0, 0, 1, 1, 2, 3])):
        text += chance.choice(JOINERS) + clause(chance)
    words = text.split()[:80]
    if chance.random() < 1 / 6:
        words[1], words[2] = f"⟦1⟧{words[1]}", f"{words[2]}⟦/1⟧"
    return f"{' '.join(words)}."


def entries(count: int, chance: random.Random) -> Iterator[Entry]:
    before = ""
    for number in range(count):
        source = sentence(chance)
        target = TARGET.format(y=chance.randint(1990, 2030), n=chance.randint(2, 990), id=number)
        digest = hashlib.sha256(source.encode()).hexdigest()
        yield Entry(number, source, target, digest, before)
        before = digest


def changed(text: str, chance: random.Random) -> str:
    words = text.split()
    for _ in range(chance.randint(1, 2)):
        words[chance.randrange(len(words))] = chance.choice(MANNERS)
    return " ".join(words)


def resident_mb() -> float:
    """Linux: statm (proc_pid_statm(5)) counts pages of 4 kB."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def seconds(began: float) -> float:
    return round(time.perf_counter() - began, 3)


def finding(index: Index, texts: list[str]) -> dict[str, float]:
    times, found = [], 0
    for text in texts:
        began = time.perf_counter()
        found += bool(index.find(text))
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    p95 = times[int(len(times) * 0.95)]
    return {"find_median_ms": round(statistics.median(times), 1), "find_p95_ms": round(p95, 1), "found": found}


def measure(count: int) -> dict[str, object]:
    chance, empty = random.Random(SEED), resident_mb()  # noqa: S311 - the same texts every time
    rows = list(entries(count, chance))
    with_rows, began = resident_mb(), time.perf_counter()
    index = Index(rows, "en")
    result: dict[str, object] = {"entries": len(index), "build_s": seconds(began)}
    result |= {"rows_mb": round(with_rows - empty), "index_mb": round(resident_mb() - with_rows)}
    texts = [changed(row.source, chance) for row in chance.sample(rows, 200)]
    result |= finding(index, texts)
    job = [Wanted(text) for text in [*texts[:30], *(sentence(chance) for _ in range(30))]]
    for name, act in {
        "find_many_60_s": lambda: index.find_many(job),
        "bands_60_s": lambda: bands(job, index),
        "concordance_s": lambda: concordance(index, "khu cong nghiep sach"),
        "add_20_s": lambda: index.add(Entry(count + n, sentence(chance), "x", "") for n in range(20)),
    }.items():
        began = time.perf_counter()
        act()
        result[name] = seconds(began)
    return result


if __name__ == "__main__":
    json.dump(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000), sys.stdout, indent=1)
    sys.stdout.write("\n")
