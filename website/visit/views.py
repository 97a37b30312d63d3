"""`/<lang>/visit/…`: destinations, services, products, itineraries, and an itinerary as GPX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.addresses import absolute
from content.choices import Theme
from content.models import ItineraryPage
from content.models.itinerary import addresses_of
from content.preload import load, load_renditions
from reference.models import Product
from website.frame import Frame
from website.menus import Link
from website.view_frames import frame_of
from website.visit import gpx as gpx_file
from website.visit.directory import SERVICES, SIGHTS, Directory

MAX_AGE = 3600  # seconds
MAX_PAGES = re.compile(r"[1-9][0-9]{0,3}")


@require_safe
def destinations(request: HttpRequest) -> HttpResponse:
    """`?kind=&area=&month=&access=&guide=&page=`; `?find=` leads to the page that shows a place."""
    title = _("Where to go")
    description = _("Sights, craft villages, museums and nature in the province, with season, access and guides.")
    return _places(request, "visit_destinations", SIGHTS, title, description)


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """The same for beds, tables, tours and shops."""
    title = _("Where to stay, eat and shop")
    description = _("Lodging, restaurants, tour operators and shops in the province.")
    return _places(request, "visit_services", SERVICES, title, description)


def _places(request: HttpRequest, name: str, kinds: Sequence[str], title: str, description: str) -> HttpResponse:
    number = _page_number(request.GET.get("page", "1"))
    directory = Directory(request.GET, request.LANGUAGE_CODE, kinds, number)
    if wanted := request.GET.get("find"):
        directory.number = number = directory.page_of(wanted)
    if number > directory.last:
        raise Http404(f"This list has {directory.last} pages, not {number}.")
    is_narrowed = bool(directory.chosen or wanted)
    noindex, place = is_narrowed or not directory.things, 1 if is_narrowed else number
    request.frame = frame_of(request, name, title, description, noindex=noindex, number=place)
    context = {"listing": directory, "title": title, "lead": description, "number": number, "last": directory.last}
    return render(request, "website/places.html", {**context, "section": visit_section(request.frame)})


def _page_number(text: str) -> int:
    if not MAX_PAGES.fullmatch(text):
        raise Http404(f"There is no page {text[:20]!r} of this list.")
    return int(text)


def visit_section(frame: Frame) -> Link | None:
    """The section that these lists belong to."""
    return next((section for section in frame.sections if section.theme == Theme.VISIT), None)


@dataclass(frozen=True)
class Group:
    """Products of one kind."""

    heading: str
    code: str
    rows: list[Product]


@require_safe
def products(request: HttpRequest) -> HttpResponse:
    """Crafts, dishes and produce, each with its months."""
    rows = list(Product.objects.select_related("place").order_by("season_from", "name_vi"))
    title = _("Crafts, food and produce")
    lead = _("What the province makes, cooks and grows, and when it is in season.")
    request.frame = frame_of(request, "visit_products", title, lead, noindex=not rows)
    places = [row.place for row in rows if row.place]
    context = {"groups": _groups(rows), "title": title, "lead": lead, "section": visit_section(request.frame)}
    urls = addresses_of(places, request.LANGUAGE_CODE) if places else {}
    return render(request, "website/products.html", {**context, "page_of_place": urls})


def _groups(rows: list[Product]) -> list[Group]:
    headings = {"craft": _("Handicrafts"), "food": _("Dishes"), "produce": _("Farm produce")}
    groups = [Group(heading, kind, [row for row in rows if row.kind == kind]) for kind, heading in headings.items()]
    return [group for group in groups if group.rows]


@require_safe
def itineraries(request: HttpRequest) -> HttpResponse:
    """Those of the language, newest first."""
    found = ItineraryPage.objects.live().filter(locale__language_code=request.LANGUAGE_CODE)
    rows = list(found.newest().for_cards())
    load_renditions(row.hero_image for row in rows)
    title = _("Itineraries")
    lead = _("Ways through the province, day by day, to print or to load into a navigation device.")
    request.frame = frame_of(request, "visit_itineraries", title, lead, noindex=not rows)
    context = {"rows": rows, "title": title, "lead": lead, "section": visit_section(request.frame)}
    return render(request, "website/itineraries.html", context)


@require_safe
def gpx(request: HttpRequest, key: UUID) -> HttpResponse:
    """One itinerary by the key that its translations share: the address outlives a new slug."""
    found = ItineraryPage.objects.live().filter(locale__language_code=request.LANGUAGE_CODE, translation_key=key)
    page = found.first()
    if page is None:
        raise Http404(f"No itinerary {key} in this language.")
    load(page.days, page.language)
    response = HttpResponse(gpx_file.of(page, absolute(request, page.url_path)), content_type="application/gpx+xml")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.gpx"'
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response
