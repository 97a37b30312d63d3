"""Public answers that are not pages of the tree."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.addresses import absolute
from website import frame
from website.search.listing import Listing
from website.view_frames import frame_of


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """`/`: to the reader's language among ours, else Vietnamese. LanguageMiddleware sets `Vary`."""
    return HttpResponseRedirect(f"/{request.LANGUAGE_CODE}/")


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """`/<lang>/search/?q=&kind=&topic=&agency=&year=&page=`"""
    number = _page_number(request.GET.get("page", "1"))
    listing = Listing.of(request.GET, request.LANGUAGE_CODE, number)
    if number > listing.last:
        raise Http404(f"These results have {listing.last} pages, not {number}.")
    request.frame = _search_frame(request, listing.query)
    context = {"listing": listing, "query": listing.query, "number": number, "last": listing.last}
    return render(request, "website/search.html", context)


def _search_frame(request: HttpRequest, query: str) -> frame.Frame:
    title = _("Search: %(query)s") % {"query": query} if query else _("Search")
    words = _("Search all stories and pages of this site in this language.")
    return frame_of(request, "search", title, words, noindex=True)


def _page_number(text: str) -> int:
    """From 1 to 9999; 404 for anything else, before a database sees it."""
    if not re.fullmatch(r"[1-9][0-9]{0,3}", text):
        raise Http404(f"There is no page {text[:20]!r} of search results.")
    return int(text)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        f"Sitemap: {absolute(request, reverse('sitemap'))}",
        f"Sitemap: {absolute(request, reverse('news_sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
