"""The frame of a list that exists in every language at the same address, such as the list of destinations."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from cms import languages
from content.addresses import absolute
from website import alternates, frame
from website.alternates import Alternate
from website.head import Head, links_to


def frame_of(request: HttpRequest, name: str, title: str, description: str, *, noindex: bool) -> frame.Frame:
    """`name` is the address's; what a query narrows has the whole list for its canonical address."""
    made = frame.of(request)
    made.own_alternates = alternates_of(request.LANGUAGE_CODE, name)
    made.own_head = Head(
        title=title,
        description=description,
        canonical=absolute(request, reverse(name)),
        links=links_to(request, made.own_alternates),
        noindex=noindex,
    )
    return made


def alternates_of(code: str, name: str) -> list[Alternate]:
    return alternates.of_view(code, {other: alternates.address(other, name) for other in languages.CODES})
