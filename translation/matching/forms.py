"""The ways in which a language writes a figure (Unicode CLDR), in the same order for figures of one shape."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from cms import languages
from translation.machines import numerals
from translation.matching.figures import SCALES, Figure

NONE = ""
"""Stands in the place of a way that does not suit the figure."""
KNOWN = ("en", "fr", "zh-hans", "ja")
MYRIADS = {
    "zh-hans": {"万亿": 10**12, "亿": 10**8, "万": 10**4},
    "ja": {"兆": 10**12, "億": 10**8, "万": 10**4},
}
LEAP_YEAR = 2024
_EASTERN = {"day month": "M月d日", "month year": "y年M月", "month": "M月"}
_WESTERN = {"day month": "d MMMM", "month year": "MMMM y", "month": "MMMM"}
_SPACES = "\u202f\u00a0 "


def forms(figure: Figure, language: str) -> list[str]:
    """In a language of KNOWN; a way that does not suit is NONE."""
    if figure.month is not None:
        return [_date(figure, language), figure.text]
    if figure.scale:
        return _scaled(figure, language)
    return _grouped(numerals.quantity(figure.number, language), language)


def _date(figure: Figure, language: str) -> str:
    if figure.day and figure.year:
        text = f"{figure.day}/{figure.month}/{figure.year}"
        written = numerals.day(text, language)
        return NONE if written == text else written
    try:
        day = date(figure.year or LEAP_YEAR, figure.month or 1, figure.day or 1)
    except ValueError:
        return NONE
    pattern = (_EASTERN if language in MYRIADS else _WESTERN)[figure.shape]
    written = format_date(day, pattern, locale=languages.KNOWN[language].babel)
    return f"1er{written[1:]}" if language == "fr" and figure.day == 1 else written


def _grouped(written: str, language: str) -> list[str]:
    """Thousands grouped as in CLDR and in the other ways that are met; French has three spaces for it."""
    if language == "fr":
        return [written.translate({ord(space): by for space in _SPACES}) for by in (*_SPACES, "")]
    return [written, written.replace(",", "")]


def _scaled(figure: Figure, language: str) -> list[str]:
    """850亿 of 85 tỷ, 500,000 of 500 nghìn; in English and French also the number alone, its scale left as it is."""
    count = figure.count
    if count is None:
        return []
    value = count * SCALES[figure.scale]
    found = _grouped(_decimal(value, language), language)
    if language not in MYRIADS:
        return [*found, _decimal(count, language) if count < 1000 else NONE]
    for sign, size in MYRIADS[language].items():
        is_natural = 1 <= value / size < 10**4
        found += _grouped(f"{_decimal(value / size, language)}{sign}" if is_natural else NONE, language)
    return found


def _decimal(value: Decimal, language: str) -> str:
    return format_decimal(value, format="#,##0.######", locale=languages.KNOWN[language].babel)
