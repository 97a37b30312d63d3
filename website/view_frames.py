"""The frame of a page of the site's own: one view, with the same address in every language that has something there."""

from __future__ import annotations

from collections.abc import Container

from django.http import HttpRequest
from django.urls import reverse

from cms import languages
from content.addresses import absolute
from website import alternates, frame
from website.alternates import Alternate
from website.head import Head, links_to
from website.news.listing import StoryListing


def frame_of(
    request: HttpRequest,
    name: str,
    title: str,
    description: str,
    *,
    args: tuple[str, ...] = (),
    codes: Container[str] = languages.CODES,
    listing: StoryListing | None = None,
    number: int = 1,
    noindex: bool | None = None,
) -> frame.Frame:
    """`name` and `args` are the address's; `codes` are of the languages that have something to show there.

    What a query narrows has the whole list for its canonical address; a further page of the whole list, the `number`th
    or the listing's, is itself, and other languages may not have as many. A page of a language that has nothing to
    show is not for search engines, unless `noindex` says otherwise.
    """
    here, made = request.LANGUAGE_CODE, frame.of(request)
    made.listing = listing
    query = made.list_query if listing else f"?page={number}" if number > 1 else ""
    made.own_alternates = alternates_of(here, name, *args, codes=codes)
    made.own_head = Head(
        title=title,
        description=description,
        canonical=absolute(request, reverse(name, args=args) + query),
        links=links_to(request, made.own_alternates) if here in codes and not query else [],
        noindex=here not in codes if noindex is None else noindex,
    )
    return made


def alternates_of(here: str, name: str, *args: str, codes: Container[str] = languages.CODES) -> list[Alternate]:
    """The reader's own language is always among them."""
    told = [code for code in languages.CODES if code in codes or code == here]
    return alternates.of_view(here, {code: alternates.address(code, name, *args) for code in told})
