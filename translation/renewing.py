"""Makes a translation's rows those of a new wording: what stayed keeps its translation, nothing written is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F
from wagtail.models import Page

from translation import changes, glossary, memory, remarks, segments
from translation.changes import Kind, Link, LinkKind, Piece
from translation.models import Segment, SegmentChange, Translation
from translation.segments import Text

State = Segment.State
DONE = (State.TRANSLATED, State.APPROVED)
AWAY = 100_000  # positions are moved out of each other's way first
SAME_WORDS = 0.999  # alike, for pieces that were only cut or joined
FIELDS = ["path", "position", "kind", "source", "source_digest", "previous_source", "state", "target", "version"]
FIELDS += ["pivot", "previous_pivot"]


@dataclass
class Renewal:
    """How grave the changes were, and whether pieces moved, came, went, were cut or joined; the rows made."""

    kinds: list[Kind] = field(default_factory=list)
    is_restructured: bool = False
    new: list[Segment] = field(default_factory=list)
    spared: int = 0  # pieces with other words that stay approved, because the editor said that it is a small correction
    overruled: list[tuple[str, str]] = field(default_factory=list)  # before and now, where facts changed all the same

    @property
    def worst(self) -> Kind | None:
        return changes.worst(self.kinds)


class Renewing:
    """One translation taking over one wording."""

    def __init__(
        self, translation: Translation, wording: Page, old: list[Segment] | None = None, is_small: bool = False
    ) -> None:
        self.is_small = is_small
        self.translation = translation
        self.old = list(translation.segments.all()) if old is None else old
        self.texts = segments.extract(wording)
        self.glossary = glossary.entries(translation.language) if self.old else ()
        self.renewal = Renewal()
        self.kept: list[Segment] = []
        self.new: list[Segment] = []
        self.gone: list[Segment] = []
        self.notes: list[SegmentChange] = []

    def run(self) -> Renewal:
        for link in self._links():
            rows, texts = [self.old[number] for number in link.old], [self.texts[number] for number in link.new]
            self.renewal.is_restructured |= link.kind not in (LinkKind.SAME, LinkKind.CHANGED)
            self._carry_over(link, rows, texts)
        self._write()
        self.renewal.new = self.new
        return self.renewal

    def _links(self) -> Iterable[Link]:
        if not self.old:
            return [Link(LinkKind.NEW, (), (number,), 0.0) for number in range(len(self.texts))]
        before = [Piece(row.path, row.kind, row.source) for row in self.old]
        return changes.align(before, [Piece(text.path, text.kind, text.words) for text in self.texts])

    def _carry_over(self, link: Link, rows: list[Segment], texts: list[Text]) -> None:
        if link.kind in (LinkKind.SAME, LinkKind.MOVED):
            self.kept.append(_placed(rows[0], texts[0]))
        elif link.kind is LinkKind.CHANGED:
            self._change(rows[0], texts[0])
        elif link.kind is LinkKind.SPLIT:
            self._split(rows[0], texts, link.similarity)
        elif link.kind is LinkKind.MERGED:
            self._merge(rows, texts[0], link.similarity)
        else:
            self._come_or_go(rows, texts)

    def _change(self, row: Segment, text: Text) -> None:
        kind = self._judged(changes.kind_of(row.source, text.words, self.glossary), row, text)
        self.renewal.kinds.append(kind)
        if kind <= Kind.TYPO:
            self.notes.append(_note(row, f"source {kind}"))
            self.kept.append(_placed(row, text))
        else:
            self.kept.append(_placed(_outdated(row), text))

    def _judged(self, kind: Kind, row: Segment, text: Text) -> Kind:
        """An editor's word that it is a small correction holds for wording; facts overrule it."""
        if self.is_small and kind == Kind.FACTS:
            self.renewal.overruled.append((row.source, text.words))
        if self.is_small and kind == Kind.WORDING and row.state in DONE:
            self.renewal.spared += 1
            return Kind.TYPO
        return kind

    def _split(self, row: Segment, texts: list[Text], similarity: float) -> None:
        words = [text.words for text in texts]
        parts = changes.share(row.target, words, self.translation.language) if row.target else None
        is_whole = parts is not None and similarity >= SAME_WORDS
        if not is_whole:
            self.renewal.kinds.append(changes.kind_of(row.source, " ".join(words), self.glossary))
        self.notes.append(_note(row, "source split"))
        before, state, pivot = row.source, row.state, row.previous_pivot or row.pivot
        first = _without_pivot(row) if is_whole else _outdated(row)
        first.target = parts[0] if parts and first.target else first.target
        self.kept.append(_placed(first, texts[0]))
        for number, text in enumerate(texts[1:], 1):
            made = new_segment(self.translation, text)
            if parts and state in (*DONE, State.STALE):
                made.target, made.state = parts[number], state if is_whole else State.STALE
                made.previous_source = "" if is_whole else before
                made.previous_pivot = "" if is_whole else pivot
            self.new.append(made)

    def _merge(self, rows: list[Segment], text: Text, similarity: float) -> None:
        self.notes += [_note(row, "source merged") for row in rows]
        joined = changes.joined([row.target for row in rows], self.translation.language)
        is_whole = similarity >= SAME_WORDS and all(row.state in DONE for row in rows)
        before = " ".join(row.source for row in rows)
        if not is_whole:
            self.renewal.kinds.append(changes.kind_of(before, text.words, self.glossary))
        first, *others = rows
        states = {row.state for row in rows}
        pivot = " ".join(row.previous_pivot or row.pivot for row in rows).strip()
        first.target = joined
        _without_pivot(first)
        if is_whole:
            first.state = State.TRANSLATED if State.TRANSLATED in states else State.APPROVED
        else:
            first.state, first.previous_source = (State.STALE, before) if joined else (State.EMPTY, "")
            first.previous_pivot = pivot if joined else ""
        self.kept.append(_placed(first, text))
        remarks.join(others, first)
        self.gone += others

    def _come_or_go(self, rows: list[Segment], texts: list[Text]) -> None:
        self.new += [new_segment(self.translation, text) for text in texts]
        self.gone += rows
        self.notes += [_note(row, "source removed") for row in rows]
        if self.old:
            self.renewal.kinds += [changes.kind_of("", text.words, self.glossary) for text in texts]
            self.renewal.kinds += [changes.kind_of(row.source, "", self.glossary) for row in rows]

    def _write(self) -> None:
        SegmentChange.objects.bulk_create(note for note in self.notes if note.target)
        if self.old:
            self.translation.segments.filter(pk__in=[row.pk for row in self.gone]).delete()
            self.translation.segments.update(position=F("position") + AWAY)
            Segment.objects.rewrite(self.kept, FIELDS)
        Segment.objects.bulk_create(self.new)
        if self.old:
            remarks.take_along(self.translation)


def take_segments(
    translation: Translation, wording: Page, old: list[Segment] | None = None, *, is_small: bool = False
) -> Renewal:
    """Make the rows those of the wording; `old` are its rows, where they are at hand."""
    return Renewing(translation, wording, old, is_small).run()


def _placed(row: Segment, text: Text) -> Segment:
    """The row at its new place, with its new words."""
    row.path, row.position, row.kind = text.path, text.position, text.kind
    if row.source != text.words:
        row.source, row.source_digest = text.words, memory.digest(text.words)
        row.version += 1
    return row


def _outdated(row: Segment) -> Segment:
    """What was translated has to be looked at again, with the words before beside it; a mere suggestion goes."""
    if row.state in (*DONE, State.STALE) and row.target:
        row.previous_source = row.source if row.state in DONE else row.previous_source
        row.state = State.STALE
        row.previous_pivot = row.previous_pivot or row.pivot
    else:
        row.state, row.target, row.previous_source, row.previous_pivot = State.EMPTY, "", "", ""
    row.pivot = ""  # was made from other words
    return row


def _without_pivot(row: Segment) -> Segment:
    """Cut or joined without other words: what the pivot has for the new piece comes without being called new."""
    row.pivot, row.previous_pivot = "", ""
    return row


def new_segment(translation: Translation, text: Text) -> Segment:
    """Without a translation, not written yet."""
    return Segment(
        translation=translation,
        path=text.path,
        position=text.position,
        kind=text.kind,
        source=text.words,
        source_digest=memory.digest(text.words),
    )


def _note(row: Segment, origin: str) -> SegmentChange:
    """How the segment stood before the source changed."""
    return SegmentChange(
        translation_id=row.translation_id,
        segment_id=row.pk,
        source=row.source,
        target=row.target,
        state=row.state,
        origin=origin,
    )
