"""What a reviewer changed of the translator's words, for the translator to see and learn from, and what was changed
after a return, for the reviewer's second look."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser

from content.models import PageEvent
from translation.models import Segment, SegmentChange, Translation

DECIDED = (PageEvent.Kind.RETURNED, PageEvent.Kind.CLEARED, PageEvent.Kind.OVERRIDDEN)


@dataclass(frozen=True)
class Correction:
    """The segment's newest words are a reviewer's; `before` is what the translator had submitted, if anything.

    Or they are an answer to a return; `before` is what stood there when the text was returned.
    """

    by: AbstractBaseUser | None
    at: datetime
    before: str
    now: str
    is_answer: bool = False


def since_return(translation: Translation) -> dict[int, Correction]:
    """Segment's primary key → what was changed after the last decision, where that was a return; two queries."""
    decision = PageEvent.objects.filter(page_id=translation.page_id, kind__in=DECIDED).only("kind", "at").first()
    if decision is None or decision.kind != PageEvent.Kind.RETURNED:
        return {}
    newest_first = translation.changes.filter(segment__isnull=False, by__isnull=False).order_by("-at", "-pk")
    history: dict[int, list[SegmentChange]] = defaultdict(list)
    for change in newest_first.select_related("by"):
        history[change.segment_id].append(change)
    found = {pk: _answer(changes, decision.at) for pk, changes in history.items()}
    return {pk: answer for pk, answer in found.items() if answer}


def _answer(newest_first: list[SegmentChange], returned_at: datetime) -> Correction | None:
    last = newest_first[0]
    returned = next((change.target for change in newest_first if change.at <= returned_at), "")
    if last.at <= returned_at or last.as_reviewer or last.target == returned:
        return None
    return Correction(last.by, last.at, returned, last.target, is_answer=True)


def of(translation: Translation) -> dict[int, Correction]:
    """Segment's primary key → correction; one query."""
    changed = translation.changes.filter(as_reviewer=True, segment__isnull=False).values("segment")
    history: dict[int, list[SegmentChange]] = defaultdict(list)
    # What nobody wrote are notes of how a segment stood when its source changed.
    written = SegmentChange.objects.filter(segment__in=changed, by__isnull=False).select_related("by")
    for change in written.order_by("-at", "-pk"):
        history[change.segment_id].append(change)
    found = {pk: _correction(changes) for pk, changes in history.items()}
    return {pk: correction for pk, correction in found.items() if correction}


def of_segment(segment: Segment) -> Correction | None:
    """The same of one segment; one query."""
    written = SegmentChange.objects.filter(segment=segment, by__isnull=False).select_related("by")
    newest_first = list(written.order_by("-at", "-pk"))
    return _correction(newest_first) if newest_first else None


def _correction(newest_first: list[SegmentChange]) -> Correction | None:
    last = newest_first[0]
    submitted = next((change.target for change in newest_first if not change.as_reviewer), "")
    if not last.as_reviewer or last.target == submitted:
        return None
    return Correction(last.by, last.at, submitted, last.target)
