"""The order of the plan's sections and codes, whose numbers are partly Roman: II.10 comes after II.7, IX after V."""

from __future__ import annotations

import re

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
WIDTH = 5  # digits; wide enough for any number in a plan
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_ROMAN = re.compile(r"(?=.)c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")


def sort_key(code: str) -> str:
    """Text by whose order codes follow each other as in the document: 'III.10-3' gives '00003.00010.00003'.

    A Roman number counts as a number only as the first part; elsewhere letters are letters, as in 'III.1-7a'.
    """
    parts = _PARTS.findall(code.casefold())
    return ".".join(_key(part, is_first=position == 0) for position, part in enumerate(parts))


def _key(part: str, *, is_first: bool) -> str:
    if part.isdigit():
        return part.zfill(WIDTH)
    if is_first and _ROMAN.fullmatch(part):
        return str(_roman(part)).zfill(WIDTH)
    return part


def _roman(text: str) -> int:
    values = [ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
