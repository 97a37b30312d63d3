"""The drawing of one window: base lines, labels, and marks that lie far enough apart to be hit with a finger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

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
LETTER = 15  # units: half the height of a label on a phone, and half the width of a Chinese or Japanese sign
UNIT_LETTER = 10  # the same of units, which a phone does not show
SMALL_LETTER = 22  # the same on the small map
BELOW = 50  # units from a mark to the foot of its name
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


def draw(window: Window, points: Iterable[MapPoint], code: str) -> Drawing:
    """The large map; one query for the administrative units of today."""
    projection = Projection(window)
    marks = _marks(projection, points)
    names = [_name(mark) for mark in marks if mark.is_single]
    if window.north - window.south <= BASE_FROM:
        return Drawing(projection, shapes=[], words=_without_overlaps(projection, names, marks), marks=marks)
    words = [*_labels(projection), *names, *_units(projection, code)]
    return Drawing(projection, _shapes(projection), _without_overlaps(projection, words, marks), marks)


def draw_small(window: Window, point: MapPoint) -> Drawing:
    """One point on the base, with larger labels; no query."""
    projection = Projection(window)
    marks = _marks(projection, [point])
    words = _without_overlaps(projection, _labels(projection), marks, letter=SMALL_LETTER)
    return Drawing(projection, _shapes(projection), words, marks)


def _shapes(projection: Projection) -> list[Drawn]:
    return [_drawn(projection, shape) for shape in SHAPES]


def _labels(projection: Projection) -> list[Words]:
    window = projection.window
    return [_label(projection, label) for label in LABELS if window.holds(label.latitude, label.longitude)]


def _name(mark: Mark) -> Words:
    """Below the mark."""
    name = mark.first.name
    return Words(
        "name", name.text, Point(mark.at.x, mark.at.y + BELOW), name.language.bcp47 if name.is_borrowed else ""
    )


def _drawn(projection: Projection, shape: Shape) -> Drawn:
    end = "Z" if shape.kind in AREAS else ""
    return Drawn(shape.kind, projection.path(shape.line) + end)


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


def _without_overlaps(
    projection: Projection, words: Iterable[Words], marks: Iterable[Mark], letter: int = LETTER
) -> list[Words]:
    """Labels that touch neither a mark nor an earlier label; the others are left out, the list names all places."""
    taken = [_box(mark.at, MARK, MARK) for mark in marks]
    taken.append(_box(Point(0, projection.height), WIDTH / 4 + MARK, 4 * MARK))  # the scale
    kept = []
    for word in words:
        size = UNIT_LETTER if word.kind == "unit" else letter
        label = _inside(word, size)
        box = _box(Point(label.at.x, label.at.y - size / 2), _half_width(label.text, size), size)
        if not any(_overlap(box, other) for other in taken):
            kept.append(label)
            taken.append(box)
    return kept


def _inside(label: Words, letter: int) -> Words:
    """Moved so far from the edge that nothing of it is cut off."""
    half = _half_width(label.text, letter)
    return replace(label, at=Point(min(max(label.at.x, half), max(half, WIDTH - half)), label.at.y))


def _half_width(text: str, letter: int) -> float:
    return sum(letter if ord(sign) >= WIDE_FROM else 0.6 * letter for sign in text)


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
