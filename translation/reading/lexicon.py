"""What reading figures needs to know of one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from babel import Locale

THOUSAND, MYRIAD = Decimal(10) ** 3, Decimal(10) ** 4
MILLION, BILLION, TRILLION = Decimal(10) ** 6, Decimal(10) ** 9, Decimal(10) ** 12
HUNDRED_MILLION = Decimal(10) ** 8


@dataclass(frozen=True)
class Lexicon:
    """`patterns` of dates have groups d, m, y and, for a span of days, d2; of periods a name such as `half:1`."""

    thousands: str
    decimal: str
    scales: Mapping[str, Decimal] = field(default_factory=dict)
    words: Mapping[str, Decimal] = field(default_factory=dict)  # spelled-out numbers
    joiners: tuple[str, ...] = ()  # words between number words: "and", "linh"
    trailing: frozenset[str] = frozenset()  # number words that may be another word at the end: "bốn trăm năm"
    half: tuple[str, ...] = ()  # after a number: "rưỡi", "and a half"
    sure: frozenset[str] = frozenset()  # number words that mean nothing else
    months: Mapping[str, int] = field(default_factory=dict)
    names_months: bool = False  # months have names of their own
    dates: tuple[str, ...] = ()
    lunar: str = ""
    times: tuple[str, ...] = ()
    phrases: tuple[tuple[str, str, int | str], ...] = ()  # pattern, kind and value of an atom
    each: str = ""  # before a unit: one of it
    periods: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ()  # of a whole: `above` (else one) and `below` (else two): "một phần ba" is 1/3
    ordinal_after: str = ""  # before a number word that means nothing else then: "lần thứ tư"
    counters: str = ""  # right after a number of one sign that means nothing else then: 四棵
    between: str = r"[-–—~〜～]"  # stands between two ends of a range
    roman_after: str = ""  # words before a Roman numeral of one letter
    roman_before: str = ""  # letters after one
    is_spaced: bool = True


def words(table: str) -> dict[str, Decimal]:
    """Number words from lines such as "2 two second twice"."""
    rows = (line.split() for line in table.splitlines() if line.strip())
    return {word: Decimal(value) for value, *names in rows for word in names}


def months(locale: str) -> dict[str, int]:
    """Month names and their short forms (Unicode CLDR)."""
    names = Locale.parse(locale).months["format"]
    return {
        name.casefold().removesuffix("."): number
        for width in ("wide", "abbreviated")
        for number, name in names[width].items()
    }
