"""The public feeds: /<lang>/feed.rss, .atom and .json, the same items in the same order; .ninjs.json for portals."""

from __future__ import annotations

from datetime import timedelta
from types import ModuleType

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms import languages
from content.addresses import absolute
from reference.localized import localized
from reference.models import Office
from syndication import contents, items
from syndication.entries import Feed, entries_of
from syndication.formats import atom as atom_format
from syndication.formats import json_feed as json_format
from syndication.formats import ninjs as ninjs_format
from syndication.formats import rss as rss_format

LENGTH = 30
NINJS_LENGTH = 100  # portals may come once a day
WITHDRAWN_SHOWN = timedelta(days=30)


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


@require_safe
def ninjs(request: HttpRequest) -> HttpResponse:
    """What is live and what was withdrawn lately, the newest version first."""
    since = timezone.now() - WITHDRAWN_SHOWN
    site = absolute(request, "/").rstrip("/")
    versions = items.latest_versions(request.LANGUAGE_CODE, NINJS_LENGTH, since)
    found = [ninjs_format.document(contents.of(version, version.item, site)) for version in versions]
    return JsonResponse({"items": found}, json_dumps_params={"ensure_ascii": False})
