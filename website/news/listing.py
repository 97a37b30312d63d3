"""Stories of a section, topic, column or kind, narrowed by topic, agency and year as results of a search are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.http import Http404, QueryDict

from content.models import SectionPage, Story
from content.preload import load_renditions
from reference.models import Column, Topic
from website.models import SearchEntry
from website.search.filters import Filters
from website.search.finding import Hit, newest
from website.search.narrowed import Narrowed


@dataclass
class StoryListing(Narrowed):
    """What the template shows of a list of stories."""

    base: str
    language: str
    within: Q  # of SearchEntry
    filters: Filters
    number: int = 1
    query: str = ""
    quick: str = "topic"

    @cached_property
    def candidates(self) -> list[Hit]:
        return newest(SearchEntry.objects.filter(self.within, language=self.language, page__story__isnull=False)).hits

    @cached_property
    def stories(self) -> list[Story]:
        """Those of this page of the list, in order."""
        found = {story.pk: story for story in Story.objects.filter(pk__in=self.shown).for_cards()}
        load_renditions(story.hero_image for story in found.values())
        return [found[pk] for pk in self.shown if pk in found]

    @property
    def is_whole(self) -> bool:
        """No filter narrows it."""
        return not self.filters.chosen


def of_section(page: SectionPage, given: QueryDict) -> StoryListing:
    """Stories below the section, and those for the readers that it is for."""
    filters = Filters(given, page.language, ("topic", "agency", "year"))
    within = Q(page__in=Story.objects.in_section(page).values("pk"))
    return _numbered(StoryListing(page.url_path, page.language, within, filters), given)


def of_topic(topic: Topic, language: str, base: str, given: QueryDict) -> StoryListing:
    within = Q(page__in=Story.objects.live().filter(topics=topic).values("pk"))
    filters = Filters(given, language, ("agency", "year"))
    return _numbered(StoryListing(base, language, within, filters, quick="agency"), given)


def of_column(column: Column, language: str, base: str, given: QueryDict) -> StoryListing:
    within = Q(page__story__articlepage__column=column)
    filters = Filters(given, language, ("topic", "year"))
    return _numbered(StoryListing(base, language, within, filters), given)


def of_stories(stories: QuerySet[Story], language: str, base: str, given: QueryDict) -> StoryListing:
    """Those of a query, such as all releases."""
    filters = Filters(given, language, ("topic", "agency", "year"))
    return _numbered(StoryListing(base, language, Q(page__in=stories.values("pk")), filters), given)


def _numbered(listing: StoryListing, given: QueryDict) -> StoryListing:
    """At the page that the address names; the first page has no number of its own."""
    if (number := given.get("page")) is None:
        return listing
    if not number.isascii() or not number.isdigit() or not 1 < int(number[:6]) <= listing.last:
        raise Http404(f"There is no page {number[:20]!r} of this listing.")
    listing.number = int(number)
    return listing
