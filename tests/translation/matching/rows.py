"""Entries for the tests of the matching, as short as they can be written."""

from __future__ import annotations

import hashlib
import random
from itertools import count

from translation.matching import Entry

_NUMBERS = count(1)
_WORDS = """
    tỉnh khu công nghiệp sạch nhãn lồng xuất khẩu Nhật Bản lễ hội đền chùa bến cảng đầu tư dự án năm hạ tầng giao thông
    bền vững văn hóa du khách làng nghề sông Hồng hợp tác thỏa thuận khánh thành mở rộng giới thiệu 2024 2025 17 85
"""
WORDS = _WORDS.split()


def entry(source: str, target: str, **more) -> Entry:
    return Entry(**{"id": next(_NUMBERS), "source": source, "target": target, "digest": digest(source), **more})


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def texts(number: int, chance: random.Random, longest: int = 20) -> list[str]:
    return [" ".join(chance.choices(WORDS, k=chance.randint(3, longest))) for _ in range(number)]


def changed(text: str, chance: random.Random) -> str:
    words = text.split()
    for _ in range(chance.randint(0, 3)):
        words[chance.randrange(len(words))] = chance.choice(WORDS)
    return " ".join(words)
