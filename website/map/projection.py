"""From degrees to the drawing: equirectangular with one scale for both directions, true enough for a province."""

from __future__ import annotations

import math
from dataclasses import dataclass

from website.map.base import Line

WIDTH = 800  # units of the drawing
LEAST = 0.006  # degrees of latitude
KM_PER_DEGREE = 111.2  # of latitude
STEPS_KM = (50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1)


@dataclass(frozen=True)
class Window:
    """What the drawing shows, in degrees."""

    south: float
    west: float
    north: float
    east: float

    @classmethod
    def around(cls, latitude: float, longitude: float, half: float) -> Window:
        """As wide as it is high on the ground; `half` in degrees of latitude."""
        wide = half / math.cos(math.radians(latitude))
        return cls(latitude - half, longitude - wide, latitude + half, longitude + wide)

    @classmethod
    def fitting(cls, spots: Line, margin: float = 0.25) -> Window:
        """All of them, with a margin in parts of their extent; at least about a kilometre high."""
        south, north = min(spot[0] for spot in spots), max(spot[0] for spot in spots)
        west, east = min(spot[1] for spot in spots), max(spot[1] for spot in spots)
        middle = (south + north) / 2
        extent = max(north - south, (east - west) * math.cos(math.radians(middle)), LEAST)
        return cls.around(middle, (west + east) / 2, extent * (0.5 + margin))

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


PROVINCE = Window(20.205, 105.835, 21.050, 106.715)


@dataclass(frozen=True)
class Point:
    """In units of the drawing, from its upper left corner."""

    x: float
    y: float

    def distance(self, other: Point) -> float:
        return math.hypot(self.x - other.x, self.y - other.y)


@dataclass(frozen=True)
class Scale:
    """A bar of round length."""

    km: float
    units: float


@dataclass(frozen=True)
class Projection:
    """Maps one window onto the drawing."""

    window: Window

    @property
    def _units_per_longitude(self) -> float:
        return WIDTH / (self.window.east - self.window.west)

    @property
    def _units_per_latitude(self) -> float:
        middle = (self.window.south + self.window.north) / 2
        return self._units_per_longitude / math.cos(math.radians(middle))

    @property
    def height(self) -> int:
        return round((self.window.north - self.window.south) * self._units_per_latitude)

    def point(self, latitude: float, longitude: float) -> Point:
        x = (longitude - self.window.west) * self._units_per_longitude
        y = (self.window.north - latitude) * self._units_per_latitude
        return Point(round(x, 1), round(y, 1))

    def path(self, line: Line) -> str:
        """The line as SVG path data."""
        points = [self.point(*degrees) for degrees in line]
        return "M" + "L".join(f"{point.x:g} {point.y:g}" for point in points)

    @property
    def scale(self) -> Scale:
        """The longest round bar that takes at most a quarter of the width."""
        per_km = self._units_per_latitude / KM_PER_DEGREE
        km = next((step for step in STEPS_KM if step * per_km <= WIDTH / 4), STEPS_KM[-1])
        return Scale(km, round(km * per_km, 1))
