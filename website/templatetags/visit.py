"""Template tags for places: a small map, months of a season, the way from stop to stop."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms import languages
from content import itinerary_words
from reference.models import Place
from website.map import drawing, points
from website.map.projection import Window
from website.visit import season
from website.visit.directory import SIGHTS

register = template.Library()
SMALL_HALF = 0.11  # degrees of latitude, about 12 km


@dataclass(frozen=True)
class Month:
    """One of the twelve."""

    number: int
    is_in: bool


@register.filter
def fee_name(place: Place) -> str:
    """What visitors pay for: to go in, or what is sold or let there."""
    return _("Entrance fee") if place.kind in SIGHTS else _("Prices")


@register.inclusion_tag("components/small_map.html")
def small_map(row: object) -> dict[str, object]:
    """Where a place, park or cluster lies, with a link to the large map; nothing without coordinates. No query."""
    if row is None or row.latitude is None:
        return {}
    code = get_language() or languages.SOURCE
    point = points.of_row(row, code if code in languages.CODES else languages.SOURCE)
    window = Window.around(point.latitude, point.longitude, SMALL_HALF)
    return {"drawing": drawing.draw_small(window, point), "point": point}


@register.inclusion_tag("components/way_map.html")
def way_map(places: list[Place]) -> dict[str, object]:
    """An itinerary's stops in order, where two of them at least have coordinates. No query."""
    code = get_language() or languages.SOURCE
    located = [place for place in places if place.latitude is not None]
    if len(located) < 2:
        return {}
    stops = [points.of_row(place, code if code in languages.CODES else languages.SOURCE) for place in located]
    return {"drawing": drawing.draw_way(stops)}


@register.filter
def at_key(values: dict[int, str] | None, key: int) -> str:
    """What stands there; empty for nothing."""
    return (values or {}).get(key, "")


@register.filter
def season_words(row: object) -> str:
    """“July to August”."""
    return season.words(row.months)


@register.filter
def twelve_months(row: object) -> list[Month]:
    """January to December, each in season or not."""
    return [Month(number, number in row.months) for number in range(1, 13)]


@register.filter
def stay_words(minutes: int) -> str:
    return itinerary_words.stay(minutes)


@register.filter
def onward_words(stop: dict[str, object]) -> str:
    return itinerary_words.onward(stop["onward_by"] or "", stop["onward_minutes"])
