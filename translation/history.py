"""A segment's history: every save of it, from what, and what differs between any two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.translation import gettext as _

from translation import shown
from translation.machines.share import ORIGIN
from translation.models import Segment, SegmentChange

NAMES = {"libre": "LibreTranslate", "deepl": "DeepL", "google": "Google", "microsoft": "Microsoft"}


@dataclass(frozen=True)
class Entry:
    """One save; `difference` is against the one before it, or all of it where it is the first."""

    change: SegmentChange
    origin: str
    target: list[shown.Part]
    difference: list[shown.Part]
    is_current: bool  # the segment's words now


def of(row: Segment) -> list[Entry]:
    """Newest first; one query."""
    return entries_of(SegmentChange.objects.filter(segment=row).select_related("by"), row)


def entries_of(found: Iterable[SegmentChange], row: Segment) -> list[Entry]:
    """Of changes that come newest first."""
    changes = list(found)
    return [_entry(change, older, row) for change, older in zip_longest(changes, changes[1:])]


def between(entries: Iterable[Entry], older: int, newer: int) -> list[shown.Part] | None:
    """What differs between two saves, by their primary keys; None when one of them is not there."""
    targets = {entry.change.pk: entry.change.target for entry in entries}
    if older not in targets or newer not in targets:
        return None
    return shown.difference(targets[older], targets[newer])


def _entry(change: SegmentChange, older: SegmentChange | None, row: Segment) -> Entry:
    return Entry(
        change,
        origin_name(change.origin, change.suggested_by),
        shown.parts(change.target),
        shown.difference(older.target, change.target) if older else shown.parts(change.target),
        change.target == row.target,
    )


def origin_name(origin: str, machine: str = "") -> str:
    """From what the words came, for people; empty for what nobody knows."""
    if origin.startswith(ORIGIN):
        return _("from a machine: %(name)s") % {"name": _machine(origin.removeprefix(ORIGIN))}
    if origin.startswith("memory"):
        return _("from the memory, %(score)s %%") % {"score": origin.removeprefix("memory").strip() or "100"}
    if machine:
        return _("typed over what a machine said: %(name)s") % {"name": _machine(machine)}
    known = {"human": _("typed"), "file": _("from a file"), "replace": _("by find and replace")}
    if origin.startswith("source"):
        return _("kept when the source changed")
    return known.get(origin, "")


def _machine(code: str) -> str:
    return NAMES.get(code, code)
