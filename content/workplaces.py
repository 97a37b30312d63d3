"""Pages that are written elsewhere than in Wagtail's editor; the app above that does so registers its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class Workplace:
    """`url` is empty for pages that are not written there; `hindrance` says why a page can't be approved yet."""

    url: Callable[[Page], str]
    hindrance: Callable[[Page], str]


_places: list[Workplace] = []


def register(place: Workplace) -> None:
    _places.append(place)


def url_of(page: Page) -> str:
    """Where the page is written and reviewed; empty: in Wagtail's editor and on our review screen."""
    return next(filter(None, (place.url(page) for place in _places)), "")


def hindrance(page: Page) -> str:
    """Why the page can't be approved as it stands; empty when it can."""
    return next(filter(None, (place.hindrance(page) for place in _places)), "")
