"""What stands in a page's <head>: title, description, canonical, hreflang (Google's and HTML's rules)."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest

from cms import languages
from content.addresses import absolute
from website.alternates import Alternate

X_DEFAULT = ("en", languages.SOURCE)
DESCRIPTION_MAX = 160  # characters; search engines cut what is longer


@dataclass(frozen=True)
class Link:
    """One <link rel="alternate" hreflang>."""

    hreflang: str
    url: str


@dataclass(frozen=True)
class Head:
    """Everything in one language; addresses absolute."""

    title: str
    description: str = ""
    canonical: str = ""
    links: list[Link] = field(default_factory=list)
    noindex: bool = False


def links_to(request: HttpRequest, alternates: list[Alternate]) -> list[Link]:
    """The languages that the page exists in, itself included, and x-default: English, else Vietnamese."""
    same = {a.language.code: a for a in alternates if a.is_same_page}
    links = [Link(a.language.bcp47, absolute(request, a.url)) for a in same.values()]
    default = next((same[code] for code in X_DEFAULT if code in same), None)
    return [*links, Link("x-default", absolute(request, default.url))] if default else links
