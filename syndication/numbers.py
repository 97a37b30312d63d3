"""Numbers, days and countries as text in the language of a story (CLDR, through Babel)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from cms import languages

# CLDR's "18 tháng 7, 2024" is no Vietnamese that a newspaper prints.
DATE_FORMATS = {"vi": "d/M/y"}


def number(value: Decimal | int, code: str) -> str:
    """All significant digits kept."""
    exact = Decimal(value).normalize()
    places = max(0, -exact.as_tuple().exponent)
    pattern = f"#,##0.{'0' * places}" if places else "#,##0"
    return format_decimal(exact, format=pattern, locale=languages.get(code).babel)


def day(value: date, code: str) -> str:
    text = format_date(value, format=DATE_FORMATS.get(code, "long"), locale=languages.get(code).babel)
    # CLDR writes "1 juillet"; French wants the ordinal for the first of a month, and for it alone.
    return f"1er{text[1:]}" if code == "fr" and text.startswith("1 ") else text


def country(iso: str, code: str) -> str:
    """The name of an ISO 3166-1 country."""
    return Locale.parse(languages.get(code).babel).territories.get(iso, iso)
