"""Segments as the page reads: title and lead, the text, what stands below it, and the words for search engines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translation.models import Segment
from translation.shown import Row


class Place(StrEnum):
    HEAD = "head"
    BODY = "body"
    BELOW = "below"
    SEARCH = "search"


TITLES: dict[Place, Promise] = {
    Place.HEAD: _("Title and lead"),
    Place.BODY: _("Text"),
    Place.BELOW: _("Below the text"),
    Place.SEARCH: _("For search engines"),
}
# Field → where visitors read it; everything else is the text itself.
PLACES = {
    "title": Place.HEAD,
    "heading": Place.HEAD,
    "lead": Place.HEAD,
    "byline": Place.BELOW,
    "source_line": Place.BELOW,
    "correction_note": Place.BELOW,
    "seo_title": Place.SEARCH,
    "search_description": Place.SEARCH,
}


@dataclass(frozen=True)
class Section:
    """A part of the page with its segments, in reading order."""

    place: Place
    rows: list[Row]

    @property
    def title(self) -> Promise:
        return TITLES[self.place]


def in_reading_order(segments: Iterable[Segment]) -> list[Segment]:
    """As they stand in the parts of the page."""
    places = list(Place)
    return sorted(segments, key=lambda one: places.index(PLACES.get(one.path, Place.BODY)))


def sections(rows: Iterable[Row]) -> list[Section]:
    """Every row once; parts without rows are left out."""
    by_place: dict[Place, list[Row]] = defaultdict(list)
    for row in rows:
        by_place[PLACES.get(row.segment.path, Place.BODY)].append(row)
    return [Section(place, by_place[place]) for place in Place if by_place[place]]
