"""Numbers written with digits, in the form of each language: 1.234,5 and 1,234.5; 85 tỷ, 85 billion and 850亿."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from translation.reading import units
from translation.reading.base import Atom, Mention, Scan, num, number, ways
from translation.reading.lexicon import Lexicon

SPACES = "\u202f\u00a0 "
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LATIN = "A-Za-zÀ-ÖØ-öø-ỹ0-9"
_ROMAN = re.compile(
    rf"(?<![{_LATIN}.])(?=[IVXLC])(C{{0,3}}(?:XC|XL|L?X{{0,3}})(?:IX|IV|V?I{{0,3}}))(?P<after>er|ème|e|re)?(?![{_LATIN}'’])"
)
_UNKNOWN_SCALE = re.compile(r"(?!)")


def read(scan: Scan, lexicon: Lexicon) -> None:
    """Take every number with digits, with its scale and unit."""
    pattern, position, before = _number(lexicon), 0, _Before()
    while match := pattern.search(scan.text, position):
        start, (end, values, is_scaled) = match.start(), _with_scale(scan.text, match, lexicon)
        is_range = _is_range(scan.text[before.end : start], lexicon)
        values += [] if is_scaled else _shared_scale(scan.text, match, values, lexicon)
        values += _short_year(before.text, match[0]) if is_range else []
        measures, unit_end = units.beside(scan.text, start, end)
        measures = measures or (before.measures if is_range else [])
        scan.mentions.append(_mention(scan.text[start:unit_end].strip(), start, values, measures))
        before = _Before(match[0], end, measures)
        scan.take(start, end)
        position = end


@dataclass(frozen=True)
class _Before:
    """The number before: in "VND20–30 million" the second has the first one's unit."""

    text: str = ""
    end: int = 0
    measures: list[units.Unit] = field(default_factory=list)


def _is_range(between: str, lexicon: Lexicon) -> bool:
    return bool(re.fullmatch(rf"\s?(?:{lexicon.between})\s?", between))


def _short_year(first: str, second: str) -> list[Decimal]:
    """2020–23 ends in 2023."""
    is_short = re.fullmatch(r"(?:1[5-9]|20)\d{2}", first) and re.fullmatch(r"\d{2}", second)
    return [Decimal(first[:2] + second)] if is_short else []


def read_roman(scan: Scan, lexicon: Lexicon) -> None:
    """Roman numerals: those of several letters anywhere, those of one after a word such as "thế kỷ"."""
    for match in _ROMAN.finditer(scan.text):
        letters = match[1]
        if not letters or (len(letters) == 1 and not _is_ordinal(scan.text, match, lexicon)):
            continue
        value = roman(letters)
        scan.mentions.append(Mention("number", match[0], match.start(), ways([num(value)])))
        scan.take(match.start(), match.end())


def _is_ordinal(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    if match[1] not in "IVX":
        return False
    if match["after"] and lexicon.roman_before:
        return True
    before = lexicon.roman_after and re.search(rf"(?:{lexicon.roman_after})\s+$", text[: match.start()], re.IGNORECASE)
    return bool(before)


def roman(letters: str) -> int:
    total = 0
    for letter, following in zip(letters, [*letters[1:], ""], strict=True):
        value = ROMAN[letter]
        total += -value if following and ROMAN[following] > value else value
    return total


def _mention(text: str, start: int, values: list[Decimal], measures: list[units.Unit]) -> Mention:
    """One alone is weak: 1人当たり is "per person", 第1便 "the first"."""
    alternatives = [[num(value)] for value in values]
    alternatives += [[quantity(value, unit)] for value in values for unit in measures]
    return Mention("number", text, start, ways(*alternatives), is_weak=values == [1])


def quantity(value: Decimal, unit: units.Unit) -> Atom:
    return Atom(unit.dimension, number(value * unit.size))


@cache
def _number_source(thousands: str, decimal: str) -> str:
    grouped = rf"\d{{1,3}}(?:[{re.escape(thousands)}]\d{{3}})+(?!\d)(?:{re.escape(decimal)}\d+)?"
    return rf"(?<!\d)(?:{grouped}|\d+(?:{re.escape(decimal)}\d+|\.\d{{1,2}}(?![\d.]))?)"


def _number(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(_number_source(lexicon.thousands, lexicon.decimal))


def values(written: str, lexicon: Lexicon) -> list[Decimal]:
    """What the digits may mean; two readings where a space may or may not group thousands."""
    if lexicon.decimal == "," and re.fullmatch(r"\d+\.\d{1,2}", written):
        return [Decimal(written)]
    plain = "".join("." if c == lexicon.decimal else c for c in written if c not in lexicon.thousands)
    found = [Decimal(plain)]
    if " " in written:
        found += [Decimal(part.replace(",", ".")) for part in written.split(" ")]
    return found


def _with_scale(text: str, match: re.Match[str], lexicon: Lexicon) -> tuple[int, list[Decimal], bool]:
    """Where number and scales end, the values, whether a scale stood there: 3亿5000万, 2 tỷ 500 triệu, 2 tỷ rưỡi."""
    end, found = match.end(), values(match[0], lexicon)
    scale = _scale(text, end, lexicon)
    if scale is None:
        return (*_half(text, end, found, Decimal(1), lexicon), False)
    size, end = scale
    total, last = [value * size for value in found], size
    while more := _smaller(text, end, last, lexicon):
        value, size, end = more
        total, last = [one + value for one in total], size
    return (*_half(text, end, total, last, lexicon), True)


def _scale(text: str, end: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    found = _scales(tuple(lexicon.scales), lexicon.is_spaced).match(text, end)
    return (lexicon.scales[" ".join(found["scale"].casefold().split())], found.end()) if found else None


@cache
def _scales(names: tuple[str, ...], is_spaced: bool) -> re.Pattern[str]:
    if not names:
        return _UNKNOWN_SCALE
    any_of = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    end = r"(?![^\W_])" if is_spaced else "(?![瓦伏克分卡]|米(?!ドル))"  # 千伏 is kV
    return re.compile(rf"[\s\u00a0\u202f-]?(?P<scale>{any_of}){end}", re.IGNORECASE)


def _smaller(text: str, end: int, last: Decimal, lexicon: Lexicon) -> tuple[Decimal, Decimal, int] | None:
    """A further number with a smaller scale, or in Chinese and Japanese one without: 1万2000."""
    found = re.compile(rf"(?:\s|,\s)?(?P<number>{_number(lexicon).pattern})").match(text, end)
    if found is None:
        return None
    value, scale = values(found["number"], lexicon)[0], _scale(text, found.end(), lexicon)
    if scale is not None and scale[0] < last:
        return value * scale[0], scale[0], scale[1]
    if scale is None and not lexicon.is_spaced and found.start("number") == end and value < last:
        return value, Decimal(1), found.end()
    return None


def _half(text: str, end: int, found: list[Decimal], size: Decimal, lexicon: Lexicon) -> tuple[int, list[Decimal]]:
    for words in lexicon.half:
        if match := re.compile(rf"\s?{words}", re.IGNORECASE).match(text, end):
            return match.end(), [value + size / 2 for value in found]
    return end, found


def _shared_scale(text: str, match: re.Match[str], found: list[Decimal], lexicon: Lexicon) -> list[Decimal]:
    """In "5–7 tỷ" the 5 may be meant as 5 tỷ."""
    between = re.compile(rf"\s?\S{{0,6}}?\s?(?:{lexicon.between})\s?\D{{0,6}}?(?P<number>{_number(lexicon).pattern})")
    following = between.match(text, match.end())
    scale = following and _scale(text, following.end(), lexicon)
    return [value * scale[0] for value in found] if scale else []
