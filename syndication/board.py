"""The board: story × language × channel, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from cms import languages
from cms.languages import Language
from content.models import Story
from syndication.language_states import LanguageState, with_state
from syndication.marks import Mark, mark_of
from syndication.models import Channel, Delivery


@dataclass(frozen=True)
class Cell:
    """One language of a story."""

    language: Language
    state: LanguageState
    page_id: int | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Row:
    """One story in all languages."""

    title: str
    section: str
    page_id: int
    cells: tuple[Cell, ...]


def stories() -> QuerySet[Story]:
    """One page for each story: the Vietnamese one, else the oldest; what was worked on last comes first."""
    same = Story.objects.filter(translation_key=OuterRef("translation_key"))
    in_source = Q(locale__language_code=languages.SOURCE)
    alone = ~Exists(same.filter(in_source)) & ~Exists(same.filter(pk__lt=OuterRef("pk")))
    return Story.objects.filter(in_source | alone).order_by("-latest_revision_created_at", "-pk")


def rows_of(page: Iterable[Story], channel: Channel | None = None) -> list[Row]:
    """The rows of these stories, marks of one channel or of all. Three queries, however many rows."""
    heads = list(page)
    by_story = _pages_by_story(heads)
    marks = _marks([p.pk for pages in by_story.values() for p in pages.values()], channel)
    sections = _sections(heads)
    return [_row(head, by_story[head.translation_key], marks, sections) for head in heads]


def _pages_by_story(heads: list[Story]) -> dict[object, dict[str, Page]]:
    """Translation key → language → page with its state."""
    keys = [head.translation_key for head in heads]
    pages = with_state(Page.objects.filter(translation_key__in=keys)).select_related("locale")
    found: dict[object, dict[str, Page]] = defaultdict(dict)
    for page in pages:
        found[page.translation_key][page.locale.language_code] = page
    return found


def _marks(page_ids: list[int], channel: Channel | None) -> dict[int, list[Mark]]:
    newest = Delivery.objects.newest().exclude(state=Delivery.State.REPLACED).filter(item__story__in=page_ids)
    newest = newest.filter(channel=channel) if channel else newest
    found: dict[int, list[Mark]] = defaultdict(list)
    for delivery in newest.select_related("channel", "item").order_by("channel__name"):
        found[delivery.item.story_id].append(mark_of(delivery))
    return found


def _sections(heads: list[Story]) -> dict[str, str]:
    """Path → title of the pages above."""
    paths = {head.path[: -head.steplen] for head in heads}
    return dict(Page.objects.filter(path__in=paths).values_list("path", "title"))


def _row(head: Story, pages: dict[str, Page], marks: dict[int, list[Mark]], sections: dict[str, str]) -> Row:
    return Row(
        title=head.title if head.live else head.draft_title or head.title,
        section=sections.get(head.path[: -head.steplen], ""),
        page_id=head.pk,
        cells=tuple(_cell(language, pages.get(language.code), marks) for language in languages.ACTIVE),
    )


def _cell(language: Language, page: Page | None, marks: dict[int, list[Mark]]) -> Cell:
    if page is None:
        return Cell(language, LanguageState.NOT_BEGUN)
    return Cell(language, LanguageState(page.language_state), page.pk, tuple(marks[page.pk]))
