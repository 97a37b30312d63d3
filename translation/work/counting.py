"""Counts texts as the office pays them: Vietnamese by syllables, Chinese and Japanese by characters, else by words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from cms import languages
from translation.matching.comparing import without_placeholders

HUNDREDTH = Decimal("0.01")


def words(text: str) -> int:
    """What stands between spaces and has a letter or digit; in Vietnamese these are syllables."""
    return sum(any(map(str.isalnum, piece)) for piece in without_placeholders(text).split())


def characters(text: str) -> int:
    """Without spaces, signs included, as word processors count them."""
    return len("".join(without_placeholders(text).split()))


def is_by_characters(code: str) -> bool:
    """Whether texts of the language are counted by characters."""
    return code in languages.KNOWN and languages.KNOWN[code].is_cjk


def in_target(code: str, texts: Iterable[str]) -> int:
    """Characters of Chinese, Japanese and Korean, words of other languages."""
    count = characters if is_by_characters(code) else words
    return sum(map(count, texts))


def pages(count: int | Decimal, words_per_page: int) -> Decimal:
    """Of so many syllables, to the hundredth."""
    return (Decimal(count) / words_per_page).quantize(HUNDREDTH, ROUND_HALF_UP)
