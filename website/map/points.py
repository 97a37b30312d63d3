"""What stands on the map: places, parks and clusters of the register that have coordinates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from content.models import DestinationPage
from reference.localized import LocalizedText, localized
from reference.models import IndustrialCluster, IndustrialPark, Place
from website.visit.directory import SERVICES

PARK, CLUSTER = "park", "cluster"
SITES = {IndustrialPark: (PARK, _("industrial park")), IndustrialCluster: (CLUSTER, _("industrial cluster"))}


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
    """Everything with coordinates, by kind and name; four queries."""
    live = DestinationPage.objects.live().filter(locale__language_code=code, place__isnull=False)
    urls = dict(live.order_by("first_published_at", "pk").values_list("place_id", "url_path"))
    points = [of_row(row, code, urls.get(row.pk, "")) for row in _located(Place)]
    points += [of_row(row, code) for model in SITES for row in _located(model)]
    order = [*Place.Kind.values, PARK, CLUSTER]
    return sorted(points, key=lambda point: order.index(point.kind) if point.kind in order else len(order))


def _located(model: type[Model]) -> QuerySet[Model]:
    return model._default_manager.filter(latitude__isnull=False).order_by("name_vi", "pk")


def of_row(row: Model, code: str, url: str = "") -> MapPoint:
    """The row must have coordinates; a place without a page of its own leads into the lists of places.

    A park and a cluster lead to the page of the register, which names the stories about them.
    """
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
        url=url or _in_register(kind, group, row),
    )


def _in_register(kind: str, group: str, row: Model) -> str:
    if kind in (PARK, CLUSTER):
        return reverse(f"invest_{kind}", args=[row.code])
    lists = {"sight": "visit_destinations", "service": "visit_services"}
    return f"{reverse(lists[group])}?find={row.code}#place-{row.code}"


def of_kind(points: Iterable[MapPoint], kind: str) -> list[MapPoint]:
    return [point for point in points if not kind or point.kind == kind]
