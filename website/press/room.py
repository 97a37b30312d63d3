"""What the press room shows beside the desk's own words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cms import languages
from content.models import ArticlePage, ClarificationPage, MediaKitPage, PressRoomPage, Story
from content.preload import load_renditions
from content.querysets import StoryQuerySet
from website.inquiries import desks
from website.inquiries.kinds import Kind
from website.models import InquiryDesk
from website.press import packages
from website.press.models import PressPackage

SHOWN = 5  # releases and clarifications on the first page
KITS_SHOWN = 3


@dataclass(frozen=True)
class Kit:
    """A kit and its ZIP, where that is up to date."""

    page: MediaKitPage
    package: PressPackage | None


@dataclass
class Room:
    """The newest of each kind in one language; nothing is asked before it is shown."""

    language: str

    @cached_property
    def page(self) -> PressRoomPage | None:
        """The desk's words, where they are live in this language."""
        return _of(PressRoomPage.objects.live(), self.language).first()

    @cached_property
    def releases(self) -> list[Story]:
        return self._stories[0]

    @cached_property
    def clarifications(self) -> list[Story]:
        return self._stories[1]

    @cached_property
    def kits(self) -> list[Kit]:
        MediaKitPage.load_chosen(self._stories[2])
        return [Kit(page, packages.current(page)) for page in self._stories[2]]

    @cached_property
    def _stories(self) -> tuple[list[Story], ...]:
        """All renditions in one query."""
        kits = MediaKitPage.objects.live().select_related("press_package")
        wanted = ((releases(), SHOWN), (clarifications(), SHOWN), (kits, KITS_SHOWN))
        found = tuple(_newest(stories, self.language)[:number] for stories, number in wanted)
        lists = tuple(list(stories) for stories in found)
        load_renditions(story.hero_image for stories in lists for story in stories)
        return lists

    @cached_property
    def desk(self) -> InquiryDesk:
        """Who answers journalists."""
        return desks.of(Kind.PRESS)

    @property
    def is_empty(self) -> bool:
        return not (self.page or any(self._stories))


def _of(pages: StoryQuerySet, language: str) -> StoryQuerySet:
    return pages.filter(locale__language_code=language)


def _newest(stories: StoryQuerySet, language: str) -> StoryQuerySet:
    related = ("agency", "hero_image", "locale", "content_type")
    return _of(stories, language).order_by("-first_published_at", "-pk").select_related(*related)


def releases() -> StoryQuerySet:
    return ArticlePage.objects.live().filter(genre=ArticlePage.Genre.RELEASE)


def clarifications() -> StoryQuerySet:
    return ClarificationPage.objects.live()


def languages_of(stories: StoryQuerySet) -> set[str]:
    """Codes of our languages in which any of them stand; one query."""
    return set(stories.order_by().values_list("locale__language_code", flat=True).distinct()) & set(languages.CODES)
