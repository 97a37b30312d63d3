"""The drawing of one window: base lines, labels, and marks that lie far enough apart to be hit with a finger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from reference.localized import LocalizedText, localized
from reference.models import AdministrativeUnit
from website.map.base import LABELS, SHAPES, Label, Shape
from website.map.labels import LETTER, MARK, SMALL_LETTER, Words, without_overlaps
from website.map.points import MapPoint
from website.map.projection import WIDTH, Point, Projection, Scale, Window

AREAS = ("sea", "land")
APART = 70  # units: at least 24 px on a screen of 320 px
BASE_FROM = 0.05  # degrees: closer than this the hand-drawn lines would mislead, so they are left out


BELOW = 50  # units from a mark to the foot of its name


@dataclass(frozen=True)
class Drawn:
    """A line of the base as SVG path data."""

    kind: str
    path: str


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
        return Drawing(projection, shapes=[], words=_clear(projection, names, marks), marks=marks)
    words = [*_labels(projection), *names, *_units(projection, code)]
    return Drawing(projection, _shapes(projection), _clear(projection, words, marks), marks)


def draw_small(window: Window, point: MapPoint) -> Drawing:
    """One point on the base, with larger labels; no query."""
    projection = Projection(window)
    marks = _marks(projection, [point])
    words = _clear(projection, _labels(projection), marks, letter=SMALL_LETTER)
    return Drawing(projection, _shapes(projection), words, marks)


def draw_way(points: Sequence[MapPoint]) -> Drawing:
    """The stops of a way with their names, joined in order; no query."""
    window = Window.fitting(tuple((point.latitude, point.longitude) for point in points))
    projection = Projection(window)
    way = Drawn("way", projection.path(tuple((point.latitude, point.longitude) for point in points)))
    marks = _marks(projection, points, apart=2 * MARK)
    has_base = window.north - window.south > BASE_FROM
    words = [*(_name(mark) for mark in marks), *(_labels(projection) if has_base else [])]
    shapes = [*_shapes(projection), way] if has_base else [way]
    return Drawing(projection, shapes, _clear(projection, words, marks), marks)


def _clear(projection: Projection, words: Iterable[Words], marks: Iterable[Mark], letter: int = LETTER) -> list[Words]:
    return without_overlaps(projection, words, [mark.at for mark in marks], letter)


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


def _marks(projection: Projection, points: Iterable[MapPoint], apart: int = APART) -> list[Mark]:
    """Each point joins the first mark that it would touch."""
    marks: list[Mark] = []
    for point in points:
        if not projection.window.holds(point.latitude, point.longitude):
            continue
        at = projection.point(point.latitude, point.longitude)
        near = next((mark for mark in marks if mark.at.distance(at) < apart), None)
        if near is None:
            near = Mark(at)
            marks.append(near)
        near.members.append(point)
    return marks
