"""The frame of a page that exists in every language at the same address, such as the list of destinations."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from cms import languages
from content.addresses import absolute
from website import alternates, frame
from website.alternates import Alternate
from website.head import Head, links_to


def frame_of(
    request: HttpRequest,
    name: str,
    title: str,
    description: str,
    *,
    noindex: bool,
    number: int = 1,
    args: tuple[str, ...] = (),
) -> frame.Frame:
    """`name` and `args` are the address's; what a query narrows has the whole list for its canonical address.

    A further page of the whole list is itself; other languages may not have as many.
    """
    made = frame.of(request)
    made.own_alternates = alternates_of(request.LANGUAGE_CODE, name, *args)
    made.own_head = Head(
        title=title,
        description=description,
        canonical=absolute(request, reverse(name, args=args) + (f"?page={number}" if number > 1 else "")),
        links=links_to(request, made.own_alternates) if number == 1 else [],
        noindex=noindex,
    )
    return made


def alternates_of(code: str, name: str, *args: str) -> list[Alternate]:
    return alternates.of_view(code, {other: alternates.address(other, name, *args) for other in languages.CODES})
