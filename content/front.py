"""What stands on a language's home page: what the desk chose, as far as it is public, and what fills the rest."""

from __future__ import annotations

from dataclasses import dataclass

from content import occurrences
from content.blocks import Entry
from content.models import EventOccurrence, HomePage, Story
from content.preload import load_renditions, load_together
from reference.models import KeyFigure

STORIES = 5
FIGURES = 8
EVENTS = 4


@dataclass(frozen=True)
class Front:
    """In the order in which visitors read it."""

    stories: list[Story]
    entries: list[Entry]
    figures: list[KeyFigure]
    events: list[EventOccurrence]


def of(home: HomePage) -> Front:
    """All that is chosen is loaded at once: the number of choices costs no query."""
    loaded = load_together([home.lead_stories, home.bands, home.key_figures, home.events], home.language)
    front = Front(
        stories=_stories(home),
        entries=[block.value for block in home.bands if block.value.url],
        figures=_chosen(home.key_figures) or list(KeyFigure.objects.order_by("position", "pk")[:FIGURES]),
        events=_events(home),
    )
    pages = [*front.stories, *(row.page for row in front.events)]
    load_renditions([home.hero_image, *loaded.images, *(page.hero_image for page in pages)])
    return front


def _chosen(stream: object) -> list:
    """What is chosen and still there, each once."""
    return list(dict.fromkeys(block.value for block in stream if block.value))


def _stories(home: HomePage) -> list[Story]:
    """Those chosen, in their order, then the newest others; in this language only."""
    chosen = [story for story in _chosen(home.lead_stories) if story.locale_id == home.locale_id]
    newest = list(home.live_stories[:STORIES])
    return [*chosen, *(story for story in newest if story not in chosen)][:STORIES]


def _events(home: HomePage) -> list[EventOccurrence]:
    """Those chosen while they are not over, then the next ones; by day."""
    coming = occurrences.next_of_each(home.language)
    wanted = [page.pk for page in _chosen(home.events)]
    chosen = list(coming.filter(page__in=wanted)[:EVENTS]) if wanted else []
    rest = coming.exclude(pk__in=[row.pk for row in chosen])[: EVENTS - len(chosen)]
    return sorted([*chosen, *rest], key=lambda row: (row.first_day, row.last_day, row.pk))
