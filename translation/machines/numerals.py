"""Numbers and dates of a text in the form of the language that it is translated into (Unicode CLDR)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import format_decimal

from cms import languages

DATE = r"[0-9]{1,2}(?P<between>[/.-])[0-9]{1,2}(?P=between)[0-9]{4}"
# 1.234,5 and 1.234 and 0,5; whole numbers without points may be years and stay as they are.
_NUMBER = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}|0|[1-9][0-9]{0,11})(?:,(?P<places>[0-9]{1,9}))?")
_WITH_UNIT = re.compile(r"(?P<number>[0-9.,]*[0-9])(?P<space>\s?)(?P<unit>.*)")
_NARROW_SPACE = "\u202f"
_MONTHS = {name: number for number, name in get_month_names("wide", locale="en").items()}
_MONTH = "|".join(_MONTHS)
# 29 January 2024, January 29, 2024, 29 January, January 29, January 2024.
ENGLISH_DATE = rf"[0-9]{{1,2}} (?:{_MONTH})(?: [0-9]{{4}})?|(?:{_MONTH}) (?:[0-9]{{4}}|[0-9]{{1,2}}(?:, [0-9]{{4}})?)"
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)")
_ORDINAL_ENDS = {"fr": "e"}
_LEAP = 2000  # a year that has every day


@dataclass(frozen=True)
class Way:
    """From one language into another, by the codes of cms/languages.py."""

    source: str
    target: str


def day(text: str, target: str, source: str = languages.SOURCE) -> str:
    """`29/1/2024` as "29 January 2024", "2024年1月29日" …; as written when there is no such day."""
    if target == source:
        return text
    if source == "en":
        return _english_day(text, target)
    try:
        day_, month, year = (int(part) for part in re.split(r"[/.-]", text))
        written = format_date(date(year, month, day_), "long", locale=languages.KNOWN[target].babel)
    except ValueError:
        return text
    # CLDR writes "1 juillet"; French wants the ordinal for the first of a month, and for it alone.
    return f"1er{written[1:]}" if target == "fr" and written.startswith("1 ") else written


def _english_day(text: str, target: str) -> str:
    """With what is said of day, month and year, and no more."""
    parts = re.findall(r"[A-Za-z]+|[0-9]+", text)
    month = next(_MONTHS[part] for part in parts if part in _MONTHS)
    numbers = {len(part) == 4: int(part) for part in parts if part.isdigit()}  # noqa: PLR2004 - a year has four digits
    skeleton = ("y" if True in numbers else "") + "MMMM" + ("d" if False in numbers else "")
    try:
        meant = date(numbers.get(True, _LEAP), month, numbers.get(False, 1))
    except ValueError:
        return text
    locale = languages.KNOWN[target].babel
    is_whole = len(numbers) == 2  # noqa: PLR2004 - day and year; the skeleton would shorten the month in some languages
    written = format_date(meant, "long", locale) if is_whole else format_skeleton(skeleton, meant, locale=locale)
    return f"1er{written[1:]}" if target == "fr" and written.startswith("1 ") else written


def quantity(text: str, target: str, source: str = languages.SOURCE) -> str:
    """`1.234,5 %` in the target's separators; what is no number in the source's form (19.5, 0221.386) as written."""
    if ordinal := _ORDINAL.fullmatch(text):
        return ordinal[1] + _ORDINAL_ENDS.get(target, "")
    parts = _WITH_UNIT.fullmatch(text)
    if target == source or parts is None:
        return text
    if source != languages.SOURCE:
        parts = _WITH_UNIT.fullmatch(_as_vietnamese(text, source)) or parts
    if parts["unit"] != "%":
        return _number(parts["number"], target) + parts["space"] + parts["unit"]
    return _number(parts["number"], target) + (_NARROW_SPACE if target == "fr" else "") + "%"


def _number(text: str, target: str) -> str:
    found = _NUMBER.fullmatch(text)
    if found is None or text.isdigit():
        return text
    places = found["places"] or ""
    pattern = f"#,##0.{'0' * len(places)}" if places else "#,##0"
    exact = Decimal(f"{found['whole'].replace('.', '')}.{places or '0'}")
    return format_decimal(exact, format=pattern, locale=languages.KNOWN[target].babel)


def _as_vietnamese(text: str, source: str) -> str:
    """With the separators exchanged where the source writes 1,234.5; French has the comma for decimals too."""
    return text if source == "fr" else text.translate(str.maketrans(".,", ",."))
