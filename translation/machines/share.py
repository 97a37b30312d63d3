"""How much of a machine's words a person kept: measured when a suggestion is saved, and when it is changed later."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from translation.models import Segment, SegmentChange

ORIGIN = "machine "  # before the engine's code, in the origin of a segment


@dataclass(frozen=True)
class Suggested:
    """The engine's code and its words; both empty when no machine had a part in it."""

    engine: str = ""
    words: str = ""

    @property
    def origin(self) -> str:
        return ORIGIN + self.engine

    def share_changed(self, target: str) -> int | None:
        """Percent of characters by which the target differs; 0 for the same words only."""
        if not self.engine:
            return None
        return math.ceil(100 * Levenshtein.normalized_distance(self.words, target))


NOBODY = Suggested()


def standing_in(row: Segment) -> Suggested:
    """The suggestion that the segment shows now."""
    if row.state != Segment.State.SUGGESTED or not row.origin.startswith(ORIGIN):
        return NOBODY
    return Suggested(row.origin.removeprefix(ORIGIN), row.target)


def last_for(row: Segment) -> Suggested:
    """That, or the one that somebody accepted as it was for the same source."""
    if row.state in (Segment.State.EMPTY, Segment.State.SUGGESTED):
        return standing_in(row)
    accepted = SegmentChange.objects.filter(segment=row, source=row.source, edited_share=0).first()
    return Suggested(accepted.suggested_by, accepted.target) if accepted else NOBODY
