"""Keeps what a translation was when it was asked for: its size, and how much of it the memory held on that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.utils import timezone

from translation import memory
from translation.matching import Wanted
from translation.matching.analysis import BANDS, band_of_each
from translation.models import RequestRule, Segment, Translation, WorkOrder
from translation.work import counting

FILLED_AT_ONCE = 50  # translations without an order, in one run of the worker


@dataclass(frozen=True)
class Band:
    """One line of an analysis."""

    band: str
    segments: int
    words: int


def write(translation: Translation, rows: Sequence[Segment], rule: RequestRule | None = None) -> WorkOrder:
    """The order of a translation that was filled from the memory just now; one statement, the memory is not asked."""
    now = timezone.now()
    return WorkOrder.objects.create(
        translation=translation,
        rule=rule,
        translator_since=now if translation.assignee_id else None,
        reviewer_since=now if translation.reviewer_id else None,
        **_counts(translation.language, rows),
    )


def _counts(language: str, rows: Sequence[Segment]) -> dict[str, object]:
    return {
        "words": sum(counting.words(row.source) for row in rows),
        "characters": sum(counting.characters(row.source) for row in rows),
        "bands": [asdict(band) for band in analysed(language, rows)],
    }


def analysed(language: str, rows: Sequence[Segment]) -> list[Band]:
    """Segments and syllables by band, those without any left out, in the order of BANDS."""
    beside = memory.neighbours(rows)
    ordered = sorted(rows, key=lambda row: row.position)
    wanted = [Wanted(row.source, *beside[row.position]) for row in ordered]
    found: dict[str, list[Segment]] = defaultdict(list)
    for row, band in zip(ordered, band_of_each(wanted, memory.index_in_hand(language)), strict=True):
        found[band].append(row)
    return [
        Band(band, len(found[band]), sum(counting.words(row.source) for row in found[band]))
        for band in BANDS
        if found[band]
    ]


def of(translation: Translation) -> WorkOrder:
    """The order; a translation from before orders were kept gets one at its first opening."""
    found = WorkOrder.objects.filter(translation=translation).first()
    if found is None:
        memory.index_of(translation.language)
        counts = _counts(translation.language, list(translation.segments.all()))
        found, _made = WorkOrder.objects.get_or_create(translation=translation, defaults=counts)
    return found


def fill_gaps() -> int:
    """Give orders to some translations that have none; how many."""
    missing = list(Translation.objects.filter(order=None).order_by("pk")[:FILLED_AT_ONCE])
    for translation in missing:
        of(translation)
    return len(missing)
