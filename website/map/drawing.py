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

APART = 70  # units: at least 24 px on a screen of 320 px
BASE_FROM = 0.05  # degrees: closer than this the hand-drawn lines would mislead, so they are left out


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
    has_base = window.north - window.south > BASE_FROM
    units = _units(projection, code) if with_units and has_base else []
    return Drawing(
        projection=projection,
        shapes=[_drawn(projection, shape) for shape in SHAPES] if has_base else [],
        words=[*(_label(projection, label) for label in LABELS if _is_in(window, label)), *units] if has_base else [],
        marks=_marks(projection, points),
    )


def _drawn(projection: Projection, shape: Shape) -> Drawn:
    end = "Z" if shape.kind == "land" else ""
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
