"""What frames every public page: office, menu, footer, languages, head."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page

from cms import languages
from cms.languages import Language
from content import locales
from content.addresses import absolute
from reference.models import Agency, Office
from website import alternates, menus
from website.alternates import Alternate
from website.feeds import FeedLinks
from website.head import Head, links_to
from website.head import Link as HeadLink
from website.menus import Link, Menu

if TYPE_CHECKING:
    from website.news.listing import StoryListing

NEWER = ("facts", "wording")  # kinds of change that visitors are told of


@dataclass
class Frame:
    """Asked by the templates; nothing is read before it is shown."""

    request: HttpRequest
    language: Language
    page: Page | None = None
    own_head: Head | None = None
    own_alternates: list[Alternate] = field(default_factory=list)
    own_theme: str = ""  # of the section that a page outside the tree belongs to
    own_feeds: FeedLinks | None = None
    listing: StoryListing | None = None

    @cached_property
    def menu(self) -> Menu:
        return menus.menu_of(self.language.code)

    @property
    def office(self) -> Office:
        return self.menu.office

    @property
    def home_url(self) -> str:
        return self.menu.home_url

    @property
    def sections(self) -> tuple[Link, ...]:
        return self.menu.sections

    @property
    def standard_pages(self) -> tuple[Link, ...]:
        return self.menu.standard_pages

    @property
    def agencies(self) -> tuple[Agency, ...]:
        return self.menu.agencies

    @cached_property
    def section(self) -> Link | None:
        """The section of the menu that this page stands in."""
        if self.own_theme:
            return next((link for link in self.sections if link.theme == self.own_theme), None)
        path = self.page.url_path if self.page else self.request.path
        return next((link for link in self.sections if path.startswith(link.url)), None)

    @property
    def source_updated_at(self) -> datetime | None:
        """When what this page was translated from changed in figures, names or words; None when the page is as new."""
        lineage = getattr(self.page, "lineage", None)
        is_told = self.office.tells_of_newer_source and lineage is not None
        return lineage.stale_since if is_told and lineage.stale_kind in NEWER else None

    @property
    def source_code(self) -> str:
        """The language that this page was translated from; empty when it was written in its own."""
        lineage = getattr(self.page, "lineage", None)
        source = getattr(lineage, "source", None)
        return locales.get(source.locale_id).language_code if source else ""

    @cached_property
    def alternates(self) -> list[Alternate]:
        return alternates.of_page(self.page) if self.page else self.own_alternates

    @cached_property
    def missing_languages(self) -> list[Alternate]:
        return [alternate for alternate in self.alternates if not alternate.is_same_page]

    @cached_property
    def head(self) -> Head:
        """Given by the view, or made from the page."""
        if self.own_head or self.page is None:
            return self.own_head or Head(title="")
        return Head(
            title=self.page.seo_title or self.page.title,
            description=self.page.description,
            canonical=self._canonical,
            links=self._links(),
        )

    @property
    def _canonical(self) -> str:
        return absolute(self.request, self.page.url_path + self.list_query)

    def _links(self) -> list[HeadLink]:
        """A further page of a listing has no counterpart in other languages."""
        if self.list_query:
            return [HeadLink(self.language.bcp47, self._canonical)]
        return links_to(self.request, self.alternates)

    @cached_property
    def list_query(self) -> str:
        """Which page of a list it is; a narrowed list is the same page as the whole one to search engines."""
        number = self.request.GET.get("page", "")
        is_whole = self.listing is None or self.listing.is_whole
        return f"?page={number}" if is_whole and number.isascii() and number.isdigit() else ""

    @property
    def feeds(self) -> FeedLinks | None:
        """Of the list that the page shows, or of the section that it stands in."""
        if self.own_feeds or self.page is None or self.section is None:
            return self.own_feeds
        return FeedLinks.of("section_feed", self.section.url.rstrip("/").rpartition("/")[2], self.section.title)

    @property
    def address(self) -> str:
        """On paper: a page of ours with what it was asked for, so that a comparison is found again."""
        own = absolute(self.request, self.request.get_full_path())
        return own if self.page is None and self.head.canonical else self.head.canonical

    @property
    def today(self) -> date:
        """In Vietnam; stands on paper under the address."""
        return timezone.localdate()

    @property
    def search_url(self) -> str:
        return reverse("search")


def of(request: HttpRequest, page: Page | None = None) -> Frame:
    """The frame of this request's answer."""
    code = getattr(request, "LANGUAGE_CODE", languages.SOURCE)
    return Frame(request, languages.get(code if code in languages.CODES else languages.SOURCE), page)
