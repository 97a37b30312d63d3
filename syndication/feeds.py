"""The public feeds: /<lang>/feed.rss, .atom and .json, the same items in the same order."""

from __future__ import annotations

from types import ModuleType

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms import languages
from content.addresses import absolute
from reference.localized import localized
from reference.models import Office
from syndication import items
from syndication.entries import Feed, entries_of
from syndication.formats import atom as atom_format
from syndication.formats import json_feed as json_format
from syndication.formats import rss as rss_format

LENGTH = 30


def feed_of(request: HttpRequest, name: str) -> Feed:
    """The feed of the address's language; `name` is the URL's name."""
    code = request.LANGUAGE_CODE
    office = Office.objects.first() or Office()
    return Feed(
        title=localized(office, "name", code).text,
        description=localized(office, "tagline", code).text or _("The latest stories"),
        language=languages.get(code).bcp47,
        home_url=absolute(request, f"/{code}/"),
        feed_url=absolute(request, reverse(name)),
        entries=entries_of(items.in_feed(code, LENGTH), request),
    )


def _respond(request: HttpRequest, name: str, formatter: ModuleType) -> HttpResponse:
    return HttpResponse(formatter.render(feed_of(request, name)), content_type=formatter.MIME_TYPE)


@require_safe
def rss(request: HttpRequest) -> HttpResponse:
    return _respond(request, "feed_rss", rss_format)


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    return _respond(request, "feed_atom", atom_format)


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    return _respond(request, "feed_json", json_format)
