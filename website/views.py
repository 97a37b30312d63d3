"""Public answers that are not pages of the tree."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms import languages
from content.addresses import absolute
from content.models import Story
from content.preload import load_renditions
from website import alternates, frame, search
from website.head import Head, links_to

PER_PAGE = 12


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """`/`: to the reader's language among ours, else Vietnamese. LanguageMiddleware sets `Vary`."""
    return HttpResponseRedirect(f"/{request.LANGUAGE_CODE}/")


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """`/<lang>/search/?q=`"""
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[: search.QUERY_MAX]
    number = _page_number(request.GET.get("page", "1"))
    found = search.find(request.LANGUAGE_CODE, query, PER_PAGE, (number - 1) * PER_PAGE)
    last = max(1, -(-found.total // PER_PAGE))
    if number > last:
        raise Http404(f"These results have {last} pages, not {number}.")
    own = {code: _search_address(code) for code in languages.CODES}
    made = frame.of(request)
    made.own_alternates = alternates.of_view(request.LANGUAGE_CODE, own)
    made.own_head = Head(
        title=_("Search: %(query)s") % {"query": query} if query else _("Search"),
        description=_("Search all stories and pages of this site in this language."),
        canonical=absolute(request, reverse("search")),
        links=links_to(request, made.own_alternates),
        noindex=True,
    )
    request.frame = made
    context = {
        "query": query,
        "results": _pages(found.page_ids),
        "total": found.total,
        "number": number,
        "last": last,
    }
    return render(request, "website/search.html", context)


def _page_number(text: str) -> int:
    """From 1 to 9999; 404 for anything else, before a database sees it."""
    if not re.fullmatch(r"[1-9][0-9]{0,3}", text):
        raise Http404(f"There is no page {text[:20]!r} of search results.")
    return int(text)


def _search_address(code: str) -> str:
    with translation.override(code):
        return reverse("search")


def _pages(ids: list[int]) -> list[object]:
    """Stories with what a card shows, other pages plain; in the order given."""
    stories = {story.pk: story for story in Story.objects.filter(pk__in=ids).for_cards()}
    load_renditions(story.hero_image for story in stories.values())
    others = {page.pk: page for page in Page.objects.filter(pk__in=set(ids) - set(stories)).specific()}
    return [stories.get(pk) or others[pk] for pk in ids if pk in stories or pk in others]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        f"Sitemap: {absolute(request, reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
