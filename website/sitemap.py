"""sitemap.xml: every public page in every language, with its alternates (sitemaps.org; Google's xhtml:link)."""

from __future__ import annotations

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms import languages
from content.addresses import absolute
from content.models import EventOccurrence
from website.alternates import Alternate
from website.events.views import address
from website.head import links_to
from website.visit import frames, lists


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """One query for all pages. A sitemap holds at most 50,000 addresses; beyond that the oldest are left out."""
    pages = Page.objects.live().filter(depth__gt=1, locale__language_code__in=languages.CODES)
    by_key: dict[object, list[Page]] = defaultdict(list)
    for page in pages.select_related("locale").order_by("-latest_revision_created_at", "pk")[:50_000]:
        by_key[page.translation_key].append(page)
    entries = [entry for same in by_key.values() for entry in _entries(request, same)]
    entries += [*_events(request), *_lists(request)]
    return render(request, "website/sitemap.xml", {"entries": entries}, content_type="application/xml; charset=utf-8")


def _entries(request: HttpRequest, same: list[Page]) -> list[dict[str, object]]:
    alternates = [Alternate(languages.get(page.locale.language_code), page.url_path, True, False) for page in same]
    links = links_to(request, sorted(alternates, key=lambda a: languages.CODES.index(a.language.code)))
    return [
        {"url": absolute(request, alternate.url), "changed": page.last_published_at, "links": links}
        for page, alternate in zip(same, alternates, strict=True)
    ]


def _events(request: HttpRequest) -> list[dict[str, object]]:
    """The list of events in the languages that have any."""
    codes = set(EventOccurrence.objects.values_list("page__locale__language_code", flat=True).distinct())
    with_events = [language for language in languages.ACTIVE if language.code in codes]
    alternates = [Alternate(language, address(language.code), True, False) for language in with_events]
    links = links_to(request, alternates)
    return [{"url": absolute(request, a.url), "changed": None, "links": links} for a in alternates]


def _lists(request: HttpRequest) -> list[dict[str, object]]:
    """Lists of places and products, the itineraries, and the map, where they show anything."""
    entries = []
    for name, codes in lists.filled().items():
        alternates = [Alternate(languages.get(code), frames.address(code, name), True, False) for code in codes]
        links = links_to(request, alternates)
        entries += [{"url": absolute(request, a.url), "changed": None, "links": links} for a in alternates]
    return entries
