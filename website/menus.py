"""Office, menu and footer of each language: the same on every page, so kept in the cache."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Page

from cms import languages
from content.models import HomePage, PressRoomPage, StandardPage
from content.models.section import sections_of
from reference.models import Agency, Office
from website.share_images.models import ShareImage

SECONDS = 600  # an upper bound for how long a change could stay unseen if no signal came


@dataclass(frozen=True)
class Link:
    """A page in a menu."""

    title: str
    url: str
    theme: str = ""


@dataclass(frozen=True)
class Menu:
    """What stands around every page of a language."""

    office: Office
    home_url: str  # empty when the language has no live home
    sections: tuple[Link, ...] = ()
    standard_pages: tuple[Link, ...] = ()
    agencies: tuple[Agency, ...] = ()
    picture: str = ""  # path of the picture drawn for shared links to the home page


def menu_of(code: str) -> Menu:
    """The language's menu; up to six queries when it is not in the cache."""
    return cache.get_or_set(_key(code), lambda: _build(code), SECONDS)


def forget() -> None:
    """Build all menus anew at their next use."""
    cache.delete_many([_key(code) for code in languages.CODES])


def _key(code: str) -> str:
    return f"menu:{code}"


def _build(code: str) -> Menu:
    office = Office.objects.first() or Office()
    home = HomePage.objects.live().filter(locale__language_code=code).first()
    if home is None:
        return Menu(office, home_url="")
    return Menu(
        office=office,
        home_url=home.url_path,
        sections=tuple(_sections(home)),
        standard_pages=tuple(_standard_pages(home)),
        agencies=tuple(Agency.objects.at_work_on(timezone.localdate()).order_by("pk")),
        picture=_picture(home),
    )


def _sections(home: Page) -> list[Link]:
    return [Link(page.title, page.url_path, page.theme) for page in sections_of(home)]


def _picture(home: Page) -> str:
    drawn = ShareImage.objects.filter(page=home).exclude(file="").first()
    return drawn.file.url if drawn else ""


def _standard_pages(home: Page) -> list[Link]:
    """The press room's address is fixed; the footer leads there in every language."""
    pages = StandardPage.objects.child_of(home).not_type(PressRoomPage).live().order_by("path")
    return [Link(page.title, page.url_path) for page in pages]
