"""What stands on the map: places, parks and clusters of the register that have coordinates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from content.models import DestinationPage, InvestmentPage
from reference.localized import LocalizedText, localized
from reference.models import IndustrialCluster, IndustrialPark, Place
from website.visit.directory import SERVICES

PARK, CLUSTER = "park", "cluster"
SITES = {IndustrialPark: (PARK, _("industrial park")), IndustrialCluster: (CLUSTER, _("industrial cluster"))}
# Whose pages tell of it, and by which field.
PAGES = {
    Place: (DestinationPage, "place"),
    IndustrialPark: (InvestmentPage, "park"),
    IndustrialCluster: (InvestmentPage, "cluster"),
}


@dataclass(frozen=True)
class MapPoint:
    """One thing at one spot; `group` is its form on the map, `url` where visitors read more, empty when nowhere."""

    code: str  # unique among all kinds
    kind: str
    group: str  # sight, service, park
    name: LocalizedText
    kind_name: str
    latitude: float
    longitude: float
    url: str


def of_language(code: str) -> list[MapPoint]:
    """Everything with coordinates, by kind and name; six queries."""
    points = [point for model in PAGES for point in _of_model(model, code)]
    order = [*Place.Kind.values, PARK, CLUSTER]
    return sorted(points, key=lambda point: order.index(point.kind) if point.kind in order else len(order))


def _of_model(model: type[Model], code: str) -> list[MapPoint]:
    page, field = PAGES[model]
    live = page.objects.live().filter(locale__language_code=code, **{f"{field}__isnull": False})
    urls = dict(live.order_by("first_published_at", "pk").values_list(f"{field}_id", "url_path"))
    rows = model._default_manager.filter(latitude__isnull=False).order_by("name_vi", "pk")
    return [of_row(row, code, urls.get(row.pk, "")) for row in rows]


def of_row(row: Model, code: str, url: str = "") -> MapPoint:
    """The row must have coordinates; a place without a page of its own leads into the lists of places."""
    kind = row.kind if isinstance(row, Place) else SITES[type(row)][0]
    group = "park" if kind in (PARK, CLUSTER) else "service" if kind in SERVICES else "sight"
    return MapPoint(
        code=f"{kind}-{row.code}",
        kind=kind,
        group=group,
        name=localized(row, "name", code),
        kind_name=capfirst(str(row.get_kind_display() if isinstance(row, Place) else SITES[type(row)][1])),
        latitude=float(row.latitude),
        longitude=float(row.longitude),
        url=url or _in_lists(group, row),
    )


def _in_lists(group: str, row: Model) -> str:
    lists = {"sight": "visit_destinations", "service": "visit_services"}
    return f"{reverse(lists[group])}?find={row.code}#place-{row.code}" if group in lists else ""


def of_kind(points: Iterable[MapPoint], kind: str) -> list[MapPoint]:
    return [point for point in points if not kind or point.kind == kind]
