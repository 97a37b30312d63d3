"""Where the bars and lines of a chart stand.

Widths are per cents of the drawing and heights are em, so that a chart fits every screen and grows with the reader's
letters; a viewBox would shrink the words on a phone. Both kinds of chart begin at zero.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import capfirst

from reference.localized import LocalizedText, localized
from reference.models import SiteDistance
from website.invest.figures import Point, own

LINE = Decimal("1.3")  # em, from one line of a label to the next
BAR = Decimal("0.9")  # em, how thick a bar is
GAP = Decimal("1.1")  # em, from a bar to the next label
LABEL_MAX = 34  # half-width characters in a line: what a screen of 320 pixels holds beside a value
WAY_MAX = 20  # the same beside "168 km, 185 minutes"
WIDEST = Decimal(100)
LEFT, RIGHT = Decimal(9), Decimal(91)  # per cent: the first and the last year
NEAR, WAY = Decimal(2), Decimal(96)  # per cent: where the site stands, how long the longest way is
TOP, BOTTOM = Decimal("2.4"), Decimal(11)  # em


@dataclass(frozen=True)
class Line:
    """A line of a label."""

    text: str
    y: Decimal


@dataclass(frozen=True)
class Bar:
    """One value of a chart of bars; `y` and `value_y` in em, `width` in per cent."""

    point: Point
    lines: tuple[Line, ...]
    value_y: Decimal
    y: Decimal
    width: Decimal


@dataclass(frozen=True)
class Bars:
    """Lying bars, each below its label."""

    bars: tuple[Bar, ...]
    height: Decimal  # em


@dataclass(frozen=True)
class Dot:
    """One year; `x` in per cent, the others in em."""

    point: Point
    x: Decimal
    y: Decimal
    value_y: Decimal


@dataclass(frozen=True)
class Segment:
    """From one year to the next."""

    start: Dot
    end: Dot


@dataclass(frozen=True)
class Course:
    """A line over years."""

    dots: tuple[Dot, ...]
    segments: tuple[Segment, ...]
    base: Decimal = BOTTOM
    years_y: Decimal = BOTTOM + Decimal("1.5")
    height: Decimal = BOTTOM + Decimal("2.1")


def bars(points: Sequence[Point]) -> Bars:
    highest = max(point.value for point in points) or Decimal(1)
    made, y = [], Decimal(0)
    for point in points:
        texts = wrapped(point.label.text)
        lines = tuple(Line(text, y + LINE * (number + 1) - Decimal("0.3")) for number, text in enumerate(texts))
        y += LINE * len(texts) + Decimal("0.1")
        width = max(Decimal(0), _rounded(point.value * WIDEST / highest))
        made.append(Bar(point, lines, lines[0].y, y, width))
        y += BAR + GAP
    return Bars(tuple(made), y)


def course(points: Sequence[Point]) -> Course:
    """Of at least one year."""
    highest = max(point.value for point in points) or Decimal(1)
    step = (RIGHT - LEFT) / max(1, len(points) - 1)
    dots = []
    for number, point in enumerate(points):
        y = _rounded(BOTTOM - (BOTTOM - TOP) * max(Decimal(0), point.value) / highest)
        dots.append(Dot(point, _rounded(LEFT + step * number), y, y - Decimal("0.7")))
    return Course(tuple(dots), tuple(map(Segment, dots, dots[1:])))


@dataclass(frozen=True)
class Way:
    """From the site to one place; `x` in per cent, `y` and `words_y` in em."""

    to: LocalizedText
    lines: tuple[Line, ...]
    km: Decimal
    minutes: int | None
    x: Decimal
    y: Decimal
    words_y: Decimal


@dataclass(frozen=True)
class Ways:
    """A drawing of the distances, true to scale in length alone."""

    ways: tuple[Way, ...]
    height: Decimal


def ways(distances: Iterable[SiteDistance], code: str) -> Ways:
    """Nearest first."""
    rows = sorted(distances, key=lambda row: row.km)
    farthest = max((row.km for row in rows), default=Decimal(0)) or Decimal(1)
    made, y = [], Decimal(0)
    for row in rows:
        to = _to(row, code)
        texts = wrapped(to.text, WAY_MAX)
        lines = tuple(Line(text, y + 1 + LINE * number) for number, text in enumerate(texts))
        x = _rounded(row.km * WAY / farthest) + NEAR
        made.append(Way(to, lines, row.km, row.minutes, x, lines[-1].y + 1, y + 1))
        y = lines[-1].y + 2
    return Ways(tuple(made), y)


def _to(row: SiteDistance, code: str) -> LocalizedText:
    return localized(row, "label", code) or own(capfirst(str(row.get_to_display())))


def wrapped(text: str, most: int = LABEL_MAX) -> list[str]:
    """A label in lines that a phone can hold; Chinese and Japanese break anywhere and are twice as wide."""
    if not any(unicodedata.east_asian_width(sign) in "WF" for sign in text):
        return textwrap.wrap(text, most) or [""]
    half = most // 2
    return [text[start : start + half] for start in range(0, len(text), half)]


def _rounded(value: Decimal) -> Decimal:
    return round(value, 2)
