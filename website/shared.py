"""Which picture a shared link shows: the one drawn for the page, else its main picture; else the home page's."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

from content.addresses import absolute
from reference.localized import localized
from website import pictures
from website.frame import Frame

WIDTH, HEIGHT = 1200, 630  # what Open Graph's readers ask for


@dataclass(frozen=True)
class SharedPicture:
    """Its address is absolute; `is_drawn` when it shows the title."""

    url: str
    alt: str
    is_drawn: bool
    width: int = WIDTH
    height: int = HEIGHT


def shared_picture(request: HttpRequest, page: Page) -> SharedPicture | None:
    """None when the page has neither; no query for a page that `serve` found."""
    if (drawn := getattr(page, "share_image", None)) and drawn.file:
        return SharedPicture(absolute(request, drawn.file.url), page.title, is_drawn=True)
    image = getattr(page, "hero_image", None)
    if image is None:
        return None
    found = pictures.largest(image, pictures.KINDS["og"])
    alt = localized(image, "alt", page.locale.language_code).text
    return SharedPicture(absolute(request, found.url), alt, False, found.width, found.height)


def picture_of_site(request: HttpRequest, frame: Frame) -> SharedPicture | None:
    """For pages of the site's own, which have none: the one drawn for the home page of their language. No query."""
    if not frame.menu.picture:
        return None
    name = localized(frame.office, "name", frame.language.code).text
    return SharedPicture(absolute(request, frame.menu.picture), name, is_drawn=True)
