"""Sets of figures for investors: key figures of several years, and the register's figures park by park."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms import languages
from reference.localized import LocalizedText, localized
from reference.models import IndustrialPark, KeyFigure, SiteDistance
from reference.models.site import IndustrialSite
from website.templatetags.site import number


@dataclass(frozen=True)
class Point:
    """One value with what it is of: a year, or a park."""

    label: LocalizedText
    value: Decimal
    as_of: date | None = None
    url: str = ""

    @property
    def shown(self) -> str:
        """In the reader's number format."""
        return number(self.value)


@dataclass(frozen=True)
class FigureSet:
    """What one chart, one table and one file show."""

    code: str
    title: LocalizedText
    unit: LocalizedText
    source: LocalizedText
    source_url: str
    as_of: date | None
    of_what: str  # the heading above the labels
    points: tuple[Point, ...]
    is_series: bool = False  # of years
    note: LocalizedText | None = None

    @property
    def years(self) -> str:
        """The span of time as schema.org writes it; empty for figures of one day."""
        return f"{self.points[0].label}/{self.points[-1].label}" if self.is_series else ""

    @cached_property
    def highest(self) -> Point:
        return max(self.points, key=lambda point: point.value)

    @cached_property
    def lowest(self) -> Point:
        return min(self.points, key=lambda point: point.value)

    @property
    def described(self) -> str:
        """What the picture shows, for those who do not see it."""
        first, last = self.points[0], self.points[-1]
        if self.is_series:
            return _("From %(first_value)s in %(first)s to %(last_value)s in %(last)s.") % {
                "first_value": self.with_unit(first),
                "first": first.label,
                "last_value": self.with_unit(last),
                "last": last.label,
            }
        return _("Highest: %(highest)s, %(highest_value)s. Lowest: %(lowest)s, %(lowest_value)s.") % {
            "highest": self.highest.label,
            "highest_value": self.with_unit(self.highest),
            "lowest": self.lowest.label,
            "lowest_value": self.with_unit(self.lowest),
        }

    def with_unit(self, point: Point) -> str:
        return f"{point.shown} {self.unit}".strip()


def own(text: str) -> LocalizedText:
    """Words of the catalogue: they are in the reader's language."""
    return LocalizedText(text, languages.get(languages.SOURCE), is_borrowed=False)


def of_key_figure(figure: KeyFigure, code: str) -> FigureSet:
    """Its years; without any, its one value."""

    def words(field: str) -> LocalizedText:
        return localized(figure, field, code)

    years = sorted(figure.years.all(), key=lambda row: row.year)
    points = [Point(own(str(row.year)), round(row.value, figure.decimals)) for row in years]
    alone = [Point(words("period"), figure.rounded, figure.as_of)]
    return FigureSet(
        code=figure.code,
        title=words("label"),
        unit=words("unit"),
        source=words("source"),
        source_url=figure.source_url,
        as_of=figure.as_of,
        of_what=_("Year") if points else _("Period"),
        points=tuple(points or alone),
        is_series=bool(points),
        note=words("note"),
    )


@dataclass(frozen=True)
class OfParks:
    """A figure of the register that is worth a look park by park."""

    field: str  # whose source and day count
    value: Callable[[IndustrialSite], Decimal | None]
    title: Callable[[], str]
    unit: Callable[[], str]
    lowest_first: bool = False


def _kilometres(to: str) -> Callable[[IndustrialSite], Decimal | None]:
    def kilometres(site: IndustrialSite) -> Decimal | None:
        found = site.distance_to(to)
        return found.km if found else None

    return kilometres


OF_PARKS: dict[str, OfParks] = {
    "parks-free-area": OfParks(
        "occupancy_percent",
        lambda site: site.free_ha,
        lambda: _("Free land in the industrial parks, estimated from leasable area and occupancy"),
        lambda: _("ha"),
    ),
    "parks-land-rent": OfParks(
        "land_rent_usd",
        lambda site: site.land_rent_usd,
        lambda: _("Land rental price in the industrial parks"),
        lambda: _("USD/m² for the whole term"),
        lowest_first=True,
    ),
    "parks-hai-phong-port": OfParks(
        "",
        _kilometres(SiteDistance.To.HAI_PHONG_PORT),
        lambda: _("Distance by road from the industrial parks to Hai Phong port"),
        lambda: _("kilometres by road"),
        lowest_first=True,
    ),
}


def of_parks(key: str, parks: Iterable[IndustrialPark], code: str) -> FigureSet | None:
    """One figure of all parks that have it; None when fewer than two have."""
    spec = OF_PARKS[key]
    rows = [(park, value) for park in parks if (value := spec.value(park)) is not None]
    if len(rows) < 2:
        return None
    rows.sort(key=lambda row: row[1], reverse=not spec.lowest_first)
    newest = max(rows, key=lambda row: row[0].as_of or date.min)[0]
    return FigureSet(
        code=key,
        title=own(spec.title()),
        unit=own(spec.unit()),
        source=localized(newest, "source", code),
        source_url=newest.source_url,
        as_of=newest.as_of,
        of_what=capfirst(_("Industrial park")),
        points=tuple(
            Point(localized(park, "name", code), value, park.as_of_figure(spec.field), park.code)
            for park, value in rows
        ),
    )


def parks_with_parts() -> list[IndustrialPark]:
    """All parks with what a listing, a comparison and the charts show of them; three queries."""
    parks = IndustrialPark.objects.select_related("unit", "agency")
    return list(parks.prefetch_related("distances", "figure_sources"))


def find(key: str, code: str) -> FigureSet | None:
    """The set of this code."""
    if key in OF_PARKS:
        return of_parks(key, parks_with_parts(), code)
    figure = KeyFigure.objects.filter(code=key).prefetch_related("years").first()
    return of_key_figure(figure, code) if figure else None
