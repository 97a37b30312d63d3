"""Brings a translation by way of another language up to that one's approved words, and says which pieces they outdate.

| change of the approved words | piece that was translated from them |
|---|---|
| they came for the first time | stays |
| spaces, signs, capitals | stays approved; the change is in the history |
| other words | old and new beside each other, to be looked at |
| figures, by value | the same, and named as such |

What is live stays live until its successor is approved.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import transaction

from content.wagtail_actions import lock
from translation import changes, filling, pivots, staleness
from translation.changes import Kind
from translation.machines.share import ORIGIN
from translation.models import Segment, SegmentChange, Translation
from translation.work import pivot_mail

State = Segment.State
DONE = (State.TRANSLATED, State.APPROVED)
FIELDS = ["pivot", "previous_pivot", "state", "target", "origin", "version"]
NOTE = "source pivot"  # origin of a change in the history


@dataclass
class Taken:
    """How grave the changes were of what is translated, the rows written, and the history."""

    kinds: list[Kind] = field(default_factory=list)
    rows: list[Segment] = field(default_factory=list)
    notes: list[SegmentChange] = field(default_factory=list)


def begin(translation: Translation) -> None:
    """Take what the pivot has; whoever approves it at this moment comes before or after. Inside a transaction."""
    pivot = pivots.of(translation)
    if pivot is not None:
        lock(pivot.page)
    take_pivot(translation)


def pass_on(translation: Translation) -> int:
    """Give approved words to the translations that are made from them; how many translations they are news to."""
    found = Translation.objects.filter(source=translation.source_id, via=translation.language)
    return sum(_give(follower) for follower in found)


def _give(follower: Translation) -> bool:
    taken = take_pivot(follower)
    if taken.rows:
        filling.after_change(follower)
        pivot_mail.tell.enqueue(follower.pk)
    return bool(taken.rows)


@transaction.atomic
def take_pivot(translation: Translation) -> Taken:
    """Make the segments' pivot words those that are approved now; what is not there yet stays as it is."""
    found, taken = pivots.offered(pivots.of(translation)), Taken()
    for row in translation.segments.select_for_update(of=("self",)):
        words = found.words_for(row)
        if words and words != row.pivot:
            taken.rows.append(row)
            _take(row, words, translation.via, taken)
    SegmentChange.objects.bulk_create(taken.notes)
    Segment.objects.rewrite(taken.rows, FIELDS)
    worst = changes.worst(taken.kinds)
    if worst is not None and worst > Kind.TYPO:
        staleness.mark(translation.page_id, str(worst))
    return taken


def _take(row: Segment, words: str, via: str, taken: Taken) -> None:
    before = row.previous_pivot or row.pivot
    row.pivot, row.previous_pivot = words, ""
    if not before:
        return
    kind = changes.kind_of_translated(before, words, via)
    if row.state in (*DONE, State.STALE):
        taken.kinds.append(kind)
    if row.state in DONE:
        taken.notes.append(_note(row))
    if kind > Kind.TYPO:
        _outdate(row, before)


def _outdate(row: Segment, before: str) -> None:
    """What is translated is to be looked at again; what a machine made of other words goes."""
    if row.state in DONE:
        row.state, row.version = State.STALE, row.version + 1
    if row.state == State.STALE:
        row.previous_pivot = before
    elif row.state == State.SUGGESTED and row.origin.startswith(ORIGIN):
        row.state, row.target, row.origin, row.version = State.EMPTY, "", "", row.version + 1


def _note(row: Segment) -> SegmentChange:
    """How the segment stood before its pivot changed."""
    return SegmentChange(
        translation_id=row.translation_id,
        segment_id=row.pk,
        source=row.source,
        target=row.target,
        state=row.state,
        origin=NOTE,
    )


@transaction.atomic
def change_via(translation: Translation, via: str) -> None:
    """Have it made from another language, or from the source itself; what is written stays. Raises NotPossibleError."""
    if via == translation.via:
        return
    if via:
        pivots.check(translation.source_id, translation.language, via)
    translation.via = via
    translation.save(update_fields=["via"])
    translation.segments.update(pivot="", previous_pivot="")
    begin(translation)
    filling.after_change(translation)
