"""Numbers and dates of a Vietnamese text in the form of the language that it is translated into (Unicode CLDR)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from cms import languages

DATE = r"[0-9]{1,2}(?P<between>[/.-])[0-9]{1,2}(?P=between)[0-9]{4}"
# 1.234,5 and 1.234 and 0,5; whole numbers without points may be years and stay as they are.
_NUMBER = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}|0|[1-9][0-9]{0,11})(?:,(?P<places>[0-9]{1,9}))?")
_WITH_UNIT = re.compile(r"(?P<number>[0-9.,]*[0-9])(?P<space>\s?)(?P<unit>.*)")
_NARROW_SPACE = "\u202f"


def day(text: str, target: str) -> str:
    """`29/1/2024` as "29 January 2024", "2024年1月29日" …; as written when there is no such day."""
    if target == languages.SOURCE:
        return text
    try:
        day_, month, year = (int(part) for part in re.split(r"[/.-]", text))
        written = format_date(date(year, month, day_), "long", locale=languages.KNOWN[target].babel)
    except ValueError:
        return text
    # CLDR writes "1 juillet"; French wants the ordinal for the first of a month, and for it alone.
    return f"1er{written[1:]}" if target == "fr" and written.startswith("1 ") else written


def quantity(text: str, target: str) -> str:
    """`1.234,5 %` in the target's separators; what is no number in Vietnamese form (19.5, 0221.386) as written."""
    parts = _WITH_UNIT.fullmatch(text)
    if target == languages.SOURCE or parts is None:
        return text
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
