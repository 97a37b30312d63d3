"""Public answers that are not pages of the tree."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms import languages
from content.addresses import absolute
from website import alternates, frame
from website.head import Head, links_to
from website.search.listing import Listing


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
    own = {code: alternates.address(code, "search") for code in languages.CODES}
    made = frame.of(request)
    made.own_alternates = alternates.of_view(request.LANGUAGE_CODE, own)
    made.own_head = Head(
        title=_("Search: %(query)s") % {"query": query} if query else _("Search"),
        description=_("Search all stories and pages of this site in this language."),
        canonical=absolute(request, reverse("search")),
        links=links_to(request, made.own_alternates),
        noindex=True,
    )
    return made


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
