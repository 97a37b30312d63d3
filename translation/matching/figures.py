"""Figures of a Vietnamese text with their places: numbers, dates, months, sums such as 85 tỷ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from translation.matching.comparing import ANY_NUMBER, NUMBER, even, masked
from translation.reading.lexicon import BILLION, MILLION, THOUSAND, TRILLION
from translation.reading.numbers import values
from translation.reading.vi import VI

SCALES = {
    "nghìn tỷ": TRILLION, "nghìn tỉ": TRILLION, "tỷ": BILLION, "tỉ": BILLION, "triệu": MILLION, "nghìn": THOUSAND,
}  # fmt: skip
# Named d, m and y with a number after it, since a name may stand only once in a pattern. What stands first wins.
_FIGURE = re.compile(
    "|".join(
        (
            r"(?P<d1>\d{1,2}) tháng (?P<m1>\d{1,2})(?: năm |/)(?P<y1>\d{4})(?![\d/])",
            r"(?P<d2>\d{1,2})(?P<sign>[/.-])(?P<m2>\d{1,2})(?P=sign)(?P<y2>\d{4})(?![\d/])",
            r"(?<=tháng )(?P<m3>\d{1,2})(?: năm |/)(?P<y3>\d{4})(?![\d/])",
            r"(?P<m4>\d{1,2})/(?P<y4>\d{4})(?![\d/])",
            r"(?P<d5>\d{1,2}) tháng (?P<m5>\d{1,2})(?![\d/])",
            r"(?P<d6>\d{1,2})/(?P<m6>\d{1,2})(?![\d/%])",
            r"(?<=tháng )(?P<m7>\d{1,2})(?![\d/])",
            rf"(?P<scaled>\d+(?:[.,]\d+)*) (?P<scale>{'|'.join(SCALES)})(?!\w)",
            NUMBER.pattern,
        )
    ),
    re.IGNORECASE,
)
_DATE = {"day": "d", "month": "m", "year": "y"}


@dataclass(frozen=True)
class Figure:
    """A date in its parts, or a number as written, with its scale."""

    text: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    number: str = ""
    scale: str = ""

    @property
    def shape(self) -> str:
        """What it is made of, such as "month year"; only one of the same shape can take its place."""
        written = {"day": self.day, "month": self.month, "year": self.year, "number": self.number, "scale": self.scale}
        return " ".join(name for name, value in written.items() if value)

    @property
    def count(self) -> Decimal | None:
        """The number without its scale; None where it is none, such as 61/2018."""
        if not re.fullmatch(r"\d+(?:\.\d+)*(?:,\d+)?", self.number):
            return None
        return values(self.number, VI)[0]


def figures(text: str) -> Iterator[Figure]:
    """In the order of the text; placeholders are passed over."""
    for match in _FIGURE.finditer(masked(even(text))):
        written = {name.rstrip("1234567"): value for name, value in match.groupdict().items() if value}
        date = {name: int(written[short]) for name, short in _DATE.items() if short in written}
        number = "" if date else written.get("scaled", match[0])
        yield Figure(match[0], **date, number=number, scale=written.get("scale", "").casefold())


def skeleton(text: str) -> str:
    """The text with one sign for each number: the same where only numbers differ."""
    text = even(text)
    parts, position = [], 0
    for number in NUMBER.finditer(masked(text)):
        parts += [text[position : number.start()], ANY_NUMBER]
        position = number.end()
    return "".join([*parts, text[position:]])
