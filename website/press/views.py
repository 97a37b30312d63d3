"""`/<lang>/press/`: the room, its two lists, and each kit's ZIP."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms import languages
from content.choices import Theme
from content.models import MediaKitPage
from content.preload import load, load_renditions
from content.querysets import StoryQuerySet
from website import frame, media
from website.feeds import FeedLinks
from website.news import listing
from website.news.listing import StoryListing
from website.press import packages
from website.press.room import Room, clarifications, languages_of, releases
from website.view_frames import frame_of

ALWAYS_ASK = "public, no-cache"  # a withdrawn picture is gone from caches at once


@dataclass(frozen=True)
class Spot:
    """One page of the press room."""

    name: str  # of the address
    title: str
    lead: str


@require_safe
def room(request: HttpRequest) -> HttpResponse:
    """The desk's words where they are live, and what is new for the press."""
    found = Room(request.LANGUAGE_CODE)
    page = found.page
    spot = Spot("press", page.title if page else _("Press room"), page.lead if page else _lead())
    request.frame = _frame(request, spot, set(languages.CODES), description=page.description if page else "")
    links = {}
    if page:
        loaded = load(page.body, page.language)
        load_renditions(loaded.images)
        links = loaded.pages
    return render(request, "website/press/room.html", {"room": found, "spot": spot, "page": page, "page_links": links})


def _lead() -> str:
    return _("News releases, official clarifications, pictures for the press, and whom to ask.")


@require_safe
def release_list(request: HttpRequest) -> HttpResponse:
    """`?topic=&agency=&year=&page=`"""
    spot = Spot("press_releases", _("News releases"), _("All news releases of the province's agencies, newest first."))
    return _list(request, spot, releases())


@require_safe
def clarification_list(request: HttpRequest) -> HttpResponse:
    """`?topic=&agency=&year=&page=`"""
    lead = _("What was said wrongly in public, and what is true: signed, with sources.")
    return _list(request, Spot("press_clarifications", _("Official clarifications"), lead), clarifications())


def _list(request: HttpRequest, spot: Spot, stories: StoryQuerySet) -> HttpResponse:
    """Languages without any are left out; the page of one that has none is not for search engines."""
    found = listing.of_stories(stories, request.LANGUAGE_CODE, reverse(spot.name), request.GET)
    request.frame = _frame(request, spot, languages_of(stories), found)
    return render(request, "website/press/list.html", {"spot": spot, "listing": found})


def _frame(
    request: HttpRequest, spot: Spot, codes: set[str], found: StoryListing | None = None, description: str = ""
) -> frame.Frame:
    """`codes` are those of the languages that have something to show at this address."""
    words = description or spot.lead
    made = frame_of(request, spot.name, spot.title, words, codes=codes, listing=found)
    made.own_theme, made.own_feeds = Theme.PRESS, FeedLinks.of("press_feed", "", _("Press room"))
    return made


@require_safe
def kit_zip(request: HttpRequest, key: UUID) -> HttpResponse:
    """A kit's pictures and captions in this language, by the key that its translations share."""
    live = MediaKitPage.objects.live().filter(locale__language_code=request.LANGUAGE_CODE, translation_key=key)
    page = live.select_related("press_package").first()
    package = packages.current(page) if page else None
    if package is None:
        raise Http404(f"No pictures are packed for kit {key} in this language.")
    etag = quote_etag(package.digest[:32])
    response = get_conditional_response(request, etag=etag) or media.send(request, package.file.name)
    response["Content-Disposition"] = f'attachment; filename="{page.slug}-{request.LANGUAGE_CODE}.zip"'
    response["ETag"] = etag
    response["Cache-Control"] = ALWAYS_ASK
    return response
