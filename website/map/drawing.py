"""The drawing of one window: base lines, labels, and marks that lie far enough apart to be hit with a finger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from reference.localized import LocalizedText, localized
from reference.models import AdministrativeUnit
from website.map.base import LABELS, SHAPES, Label, Shape
from website.map.points import MapPoint
from website.map.projection import WIDTH, Point, Projection, Scale, Window

AREAS = ("sea", "land")
APART = 70  # units: at least 24 px on a screen of 320 px
BASE_FROM = 0.05  # degrees: closer than this the hand-drawn lines would mislead, so they are left out


MARK = 24  # units from the middle of a mark to its edge
LETTER = 12  # units: half the height of a label, and half the width of a Chinese or Japanese sign
WIDE_FROM = 0x2E80  # the first code point of East Asian scripts (Unicode, CJK Radicals Supplement)


@dataclass(frozen=True)
class Box:
    """What a label or mark takes up."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Drawn:
    """A line of the base as SVG path data."""

    kind: str
    path: str


@dataclass(frozen=True)
class Words:
    """A label of the base at its spot."""

    kind: str
    text: str
    at: Point
    bcp47: str = ""  # when borrowed from another language


@dataclass
class Mark:
    """One point, or several that lie too close to each other for this window; stands exactly at the first."""

    at: Point
    members: list[MapPoint] = field(default_factory=list)
    url: str = ""

    @property
    def first(self) -> MapPoint:
        return self.members[0]

    @property
    def is_single(self) -> bool:
        return len(self.members) == 1


@dataclass(frozen=True)
class Drawing:
    """Everything that the template draws."""

    projection: Projection
    shapes: list[Drawn]
    words: list[Words]
    marks: list[Mark]

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def height(self) -> int:
        return self.projection.height

    @property
    def scale(self) -> Scale:
        return self.projection.scale


def draw(window: Window, points: Iterable[MapPoint], code: str, *, with_units: bool = True) -> Drawing:
    """One query for the administrative units of today, none without them."""
    projection = Projection(window)
    marks = _marks(projection, points)
    if window.north - window.south <= BASE_FROM:
        return Drawing(projection, shapes=[], words=[], marks=marks)
    words = [_label(projection, label) for label in LABELS if _is_in(window, label)]
    if with_units:
        words += _units(projection, code)
    return Drawing(projection, [_drawn(projection, shape) for shape in SHAPES], _without_overlaps(words, marks), marks)


def _drawn(projection: Projection, shape: Shape) -> Drawn:
    end = "Z" if shape.kind in AREAS else ""
    return Drawn(shape.kind, projection.path(shape.line) + end)


def _is_in(window: Window, label: Label) -> bool:
    return window.holds(label.latitude, label.longitude)


def _label(projection: Projection, label: Label) -> Words:
    return Words(label.kind, str(label.words), projection.point(label.latitude, label.longitude))


def _units(projection: Projection, code: str) -> list[Words]:
    """Names of the units that exist today, where the register says where they lie."""
    rows = AdministrativeUnit.objects.valid_on(timezone.localdate()).filter(latitude__isnull=False)
    found = [(row, float(row.latitude), float(row.longitude)) for row in rows]
    return [
        _unit(localized(row, "name", code), projection.point(latitude, longitude))
        for row, latitude, longitude in found
        if projection.window.holds(latitude, longitude)
    ]


def _unit(name: LocalizedText, at: Point) -> Words:
    return Words("unit", name.text, at, name.language.bcp47 if name.is_borrowed else "")


def _without_overlaps(words: Iterable[Words], marks: Iterable[Mark]) -> list[Words]:
    """Labels that touch neither a mark nor an earlier label; the others are left out, the list names all places."""
    taken = [_box(mark.at, MARK, MARK) for mark in marks]
    kept = []
    for label in words:
        box = _box(Point(label.at.x, label.at.y - LETTER), _half_width(label.text), LETTER)
        if not any(_overlap(box, other) for other in taken):
            kept.append(label)
            taken.append(box)
    return kept


def _half_width(text: str) -> float:
    return sum(LETTER if ord(sign) >= WIDE_FROM else LETTER / 2 for sign in text)


def _box(middle: Point, half_width: float, half_height: float) -> Box:
    return Box(middle.x - half_width, middle.y - half_height, middle.x + half_width, middle.y + half_height)


def _overlap(one: Box, other: Box) -> bool:
    is_beside = one.right <= other.left or other.right <= one.left
    return not is_beside and one.top < other.bottom and other.top < one.bottom


def _marks(projection: Projection, points: Iterable[MapPoint]) -> list[Mark]:
    """Each point joins the first mark that it would touch."""
    marks: list[Mark] = []
    for point in points:
        if not projection.window.holds(point.latitude, point.longitude):
            continue
        at = projection.point(point.latitude, point.longitude)
        near = next((mark for mark in marks if mark.at.distance(at) < APART), None)
        if near is None:
            near = Mark(at)
            marks.append(near)
        near.members.append(point)
    return marks
