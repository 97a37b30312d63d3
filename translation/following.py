"""Keeps segments in step with their source: what stayed keeps its translation, what changed shows old and new."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from content.digest import digest_of
from content.models import Lineage
from translation import filling, memory, segments
from translation.models import Segment, SegmentChange, Translation
from translation.segments import Text
from translation.source import as_content

State = Segment.State
FIGURES, WORDS = "figures", "words"
AWAY = 100_000  # positions are moved out of each other's way first
_DIGITS = re.compile(r"\d+")


def source_changed(source: Page, wording: Page) -> int:
    """A new cleared wording of a source: bring its translations up to it; how many were behind."""
    digest, behind = digest_of(wording), 0
    for translation in Translation.objects.filter(source=source.pk).select_related("page__lineage"):
        if translation.page.lineage.source_digest != digest:
            behind += _follow(translation, wording, digest)
    return behind


@transaction.atomic
def _follow(translation: Translation, wording: Page, digest: str) -> bool:
    """Whether words changed. Without that only pictures, topics and the like did: the draft takes them over."""
    translation.source_content = as_content(wording)
    translation.save(update_fields=["source_content"])
    changed = take_segments(translation, wording)
    lineage = Lineage.objects.filter(page=translation.page_id)
    lineage.update(source_digest=digest, source_revision_id=wording.latest_revision_id)
    lineage.filter(stale_since=None).update(stale_since=timezone.now())
    kind = FIGURES if any(_is_about_figures(one) for one in changed) else WORDS
    lineage.exclude(stale_kind=FIGURES).update(stale_kind=kind)
    filling.after_change(translation)
    return bool(changed)


@dataclass(frozen=True)
class Changed:
    """The words of a place before and now; one of them is empty when it is new or gone."""

    before: str
    now: str


def _is_about_figures(changed: Changed) -> bool:
    return sorted(_DIGITS.findall(changed.before)) != sorted(_DIGITS.findall(changed.now))


def take_segments(translation: Translation, wording: Page) -> list[Changed]:
    """Make the rows those of the wording. A translation stays with words that only moved; nothing written is lost."""
    old = list(translation.segments.all())
    pairs = _pair(old, segments.extract(wording))
    changed = [Changed(row.source, text.words) for row, text in pairs if row and row.source != text.words]
    changed += [Changed("", text.words) for row, text in pairs if row is None]
    kept = {row.pk for row, _text in pairs if row}
    gone = [row for row in old if row.pk not in kept]
    changed += [Changed(row.source, "") for row in gone]
    _keep_words(gone)
    translation.segments.filter(pk__in=[row.pk for row in gone]).delete()
    _write(translation, pairs)
    return changed


def _pair(old: list[Segment], texts: list[Text]) -> list[tuple[Segment | None, Text]]:
    """Each text with the row that it continues: first the same words in the same place, then the same words anywhere,
    then other words in the same place."""
    free = {row.pk: row for row in old}
    found: dict[int, Segment] = {}
    keys = (
        (lambda row: (row.path, row.source), lambda text: (text.path, text.words)),
        (lambda row: row.source, lambda text: text.words),
        (lambda row: row.path, lambda text: text.path),
    )
    for of_row, of_text in keys:
        waiting = defaultdict(list)
        for row in free.values():
            waiting[of_row(row)].append(row)
        for text in texts:
            if text.position not in found and (rows := waiting[of_text(text)]):
                found[text.position] = free.pop(rows.pop(0).pk)
    return [(found.get(text.position), text) for text in texts]


def _keep_words(gone: Iterable[Segment]) -> None:
    """What was written for words that left the source stays in the history."""
    lost = [row for row in gone if row.target]
    SegmentChange.objects.bulk_create(
        SegmentChange(
            translation_id=row.translation_id,
            segment_id=row.pk,
            source=row.source,
            target=row.target,
            state=row.state,
            origin="source removed",
        )
        for row in lost
    )


def _write(translation: Translation, pairs: list[tuple[Segment | None, Text]]) -> None:
    translation.segments.update(position=F("position") + AWAY)
    known = [_moved(row, text) for row, text in pairs if row]
    fields = ["path", "position", "kind", "source", "source_digest", "previous_source", "state", "target", "version"]
    Segment.objects.bulk_update(known, fields, batch_size=200)
    Segment.objects.bulk_create(_new(translation, text) for row, text in pairs if row is None)


def _new(translation: Translation, text: Text) -> Segment:
    return Segment(
        translation=translation,
        path=text.path,
        position=text.position,
        kind=text.kind,
        source=text.words,
        source_digest=memory.digest(text.words),
    )


def _moved(row: Segment, text: Text) -> Segment:
    """The row at its new place; with other words its translation has to be looked at again."""
    row.path, row.position, row.kind = text.path, text.position, text.kind
    if row.source != text.words:
        if row.state in (State.TRANSLATED, State.APPROVED):
            row.previous_source = row.source
        row.state = State.STALE if row.state in (State.TRANSLATED, State.APPROVED, State.STALE) else State.EMPTY
        row.target = row.target if row.state == State.STALE else ""
        row.source, row.source_digest = text.words, memory.digest(text.words)
        row.version += 1
    return row
