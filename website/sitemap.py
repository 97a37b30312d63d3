"""sitemap.xml: every public page in every language, with its alternates (sitemaps.org; Google's xhtml:link)."""

from __future__ import annotations

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms import languages
from content.addresses import absolute
from content.models import ArticlePage, EventOccurrence, PressRoomPage, Story
from website import alternates
from website.about import sitemap as about
from website.alternates import Alternate
from website.head import links_to
from website.inquiries import views as inquiries
from website.invest import sitemap as invest
from website.press.room import clarifications, languages_of, releases
from website.visit import lists


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """One query for all pages. A sitemap holds at most 50,000 addresses; beyond that the oldest are left out."""
    pages = Page.objects.live().filter(depth__gt=1, locale__language_code__in=languages.CODES).not_type(PressRoomPage)
    by_key: dict[object, list[Page]] = defaultdict(list)
    for page in pages.select_related("locale").order_by("-latest_revision_created_at", "pk")[:50_000]:
        by_key[page.translation_key].append(page)
    entries = [entry for same in by_key.values() for entry in _entries(request, same)]
    entries += invest.entries(request)
    for more in (_events, _subjects, _lists, _forms, _about, _press):
        entries += more(request)
    return render(request, "website/sitemap.xml", {"entries": entries}, content_type="application/xml; charset=utf-8")


def _entries(request: HttpRequest, same: list[Page]) -> list[dict[str, object]]:
    found = [Alternate(languages.get(page.locale.language_code), page.url_path, True, False) for page in same]
    links = links_to(request, sorted(found, key=lambda a: languages.CODES.index(a.language.code)))
    return [
        {"url": absolute(request, alternate.url), "changed": page.last_published_at, "links": links}
        for page, alternate in zip(same, found, strict=True)
    ]


def _events(request: HttpRequest) -> list[dict[str, object]]:
    """The list of events in the languages that have any."""
    codes = set(EventOccurrence.objects.values_list("page__locale__language_code", flat=True).distinct())
    return _everywhere(request, ("events",), codes)


def _subjects(request: HttpRequest) -> list[dict[str, object]]:
    """Lists of topics and columns in the languages that have such stories. Two queries."""
    live = Story.objects.live().filter(locale__language_code__in=languages.CODES).order_by()
    columns = ArticlePage.objects.live().filter(locale__language_code__in=languages.CODES).order_by()
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for slug, code in live.exclude(topics=None).values_list("topics__slug", "locale__language_code").distinct():
        found["topic", slug].add(code)
    for slug, code in columns.exclude(column=None).values_list("column__slug", "locale__language_code").distinct():
        found["column", slug].add(code)
    found["topics",] = set().union(*found.values())
    return [entry for name, codes in found.items() for entry in _everywhere(request, name, codes)]


def _everywhere(request: HttpRequest, name: tuple[str, ...], codes: set[str]) -> list[dict[str, object]]:
    """A view's address in each of these languages."""
    found = alternates.of_view("", {code: alternates.address(code, *name) for code in codes})
    links = links_to(request, found)
    return [{"url": absolute(request, alternate.url), "changed": None, "links": links} for alternate in found]


def _lists(request: HttpRequest) -> list[dict[str, object]]:
    """Lists of places and products, the itineraries, and the map, where they show anything."""
    return [entry for name, codes in lists.filled().items() for entry in _everywhere(request, (name,), set(codes))]


def _forms(request: HttpRequest) -> list[dict[str, object]]:
    """Where visitors write to the agencies."""
    return [entry for name in inquiries.ADDRESSES for entry in _everywhere(request, name, set(languages.CODES))]


def _about(request: HttpRequest) -> list[dict[str, object]]:
    """Agencies, officials, publications, and the site map for readers."""
    return [entry for name, codes in about.spots() for entry in _everywhere(request, name, codes)]


def _press(request: HttpRequest) -> list[dict[str, object]]:
    """The press room in every language, its lists in those that have any. Two queries."""
    found = {"press": set(languages.CODES), "press_releases": languages_of(releases())}
    found["press_clarifications"] = languages_of(clarifications())
    return [entry for name, codes in found.items() for entry in _everywhere(request, (name,), codes)]
