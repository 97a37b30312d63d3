"""Keeps the texts of facts in step with the facts, in the transaction that confirms a change of them.

| change | text |
|---|---|
| the Vietnamese stands, the language has nothing | empty: to be written |
| the language's own text was confirmed | up to date; the pair goes into the memory |
| Vietnamese: spaces, signs, a slip of the keyboard | stays up to date |
| Vietnamese: other words, figures, names | to be looked at again, old and new beside each other |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db import models, transaction
from django.utils import timezone

from reference.models import FactHistory
from reference.proposals import subjects
from translation import changes, glossary, memory
from translation.changes import Kind
from translation.facts import texts
from translation.models_facts import FactText, FactTextChange

Ref = tuple[str, int]
State = FactText.State
BATCH = 300  # rows of facts at a time
WRITTEN = [
    "source", "source_digest", "previous_source", "stands", "target", "state", "change_kind", "origin", "version",
    "open_since", "changed_at", "written_by", "aside",
]  # fmt: skip


@transaction.atomic
def follow(facts: Iterable[Ref]) -> None:
    """Compare these facts with what is known of their texts; a fixed number of queries per kind and BATCH rows."""
    known = texts.kinds()
    wanted = sorted({(kind, pk) for kind, pk in facts if kind in known})
    for start in range(0, len(wanted), BATCH):
        _Following(wanted[start : start + BATCH]).run()


def follow_all() -> None:
    """Every fact: also those that came by ways which tell nobody, such as an older installation's."""
    for kind, model in texts.kinds().items():
        follow((kind, pk) for pk in model._default_manager.values_list("pk", flat=True))
        FactText.objects.filter(fact_kind=kind).exclude(fact_id__in=model._default_manager.values("pk")).delete()


class _Following:
    """One comparison of some rows with their texts."""

    def __init__(self, facts: Sequence[Ref]) -> None:
        self.rows = subjects.rows_of(facts)
        self.texts = {text.key: text for text in _texts_of(facts)}
        self.lines: dict[tuple[str, int, str], FactHistory] = {}
        self.new: list[FactText] = []
        self.changed: list[FactText] = []
        self.gone: list[int] = []
        self.notes: list[FactTextChange] = []

    def run(self) -> None:
        found = list(self._places())
        self.lines = _newest_lines(
            text for text, row in found if text.pk and texts.read(row, text.word, text.language) != text.stands
        )
        approved = [text for text, row in found if self._is_newly_approved(text, row)]
        FactText.objects.filter(pk__in=self.gone).delete()
        FactText.objects.bulk_create(self.new, batch_size=500)
        FactText.objects.bulk_update(self.changed, WRITTEN, batch_size=100)
        FactTextChange.objects.bulk_create(self.notes)
        self._remember(approved)

    def _places(self) -> Iterator[tuple[FactText, models.Model]]:
        """Every text that should be, stored or new, with its row; those that should be no more are set down to go."""
        for (kind, pk), row in self.rows.items():
            for word in texts.words(type(row)):
                for language in texts.CODES:
                    text = self.texts.get((kind, pk, word, language))
                    if texts.vietnamese(row, word):
                        yield text or FactText(fact_kind=kind, fact_id=pk, word=word, language=language), row
                    elif text is not None:
                        self.gone.append(text.pk)

    def _is_newly_approved(self, text: FactText, row: models.Model) -> bool:
        """Bring the text up to the row; whether a person confirmed new words of the language."""
        source, now = texts.vietnamese(row, text.word), texts.read(row, text.word, text.language)
        if text.pk is None:
            _begin(text, source, now)
            self.new.append(text)
            return False
        if now == text.stands and source == text.source:
            return False
        self.changed.append(text)
        if now == text.stands:
            self._source_changed(text, source)
            return False
        is_behind = self._was_proposed_before(text)
        _confirmed(text, source, now, is_behind)
        return bool(now) and not is_behind

    def _was_proposed_before(self, text: FactText) -> bool:
        """Whether what is confirmed now was written for the Vietnamese words that stood before."""
        line = self._line(text)
        is_open = text.state in (State.STALE, State.EMPTY) and text.changed_at is not None
        return is_open and line is not None and line.proposal_id and line.proposal.proposed_at < text.changed_at

    def _line(self, text: FactText) -> FactHistory | None:
        return self.lines.get((text.fact_kind, text.fact_id, text.column))

    def _source_changed(self, text: FactText, source: str) -> None:
        kind = changes.kind_of(text.source, source, glossary.entries(text.language))
        if text.target:
            self.notes.append(FactTextChange.of(text, None, f"source {kind}"))
        if text.state == State.STALE and source == text.previous_source and text.target == text.stands:
            _taken_back(text)
        elif kind > Kind.TYPO:
            _outdate(text, kind)
        text.source, text.source_digest = source, memory.digest(source)
        text.version += 1

    def _remember(self, approved: Iterable[FactText]) -> None:
        """Pairs that two people answer for."""
        by_people: dict[tuple[str, int], list[FactText]] = defaultdict(list)
        for text in approved:
            line = self._line(text)
            if line is not None and line.confirmer_id:
                by_people[text.language, line.confirmer_id].append(text)
        for (language, person), some in by_people.items():
            memory.remember_pairs(language, [(text.source, text.target) for text in some], person)


def _texts_of(facts: Iterable[Ref]) -> Iterator[FactText]:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, pk in facts:
        by_kind[kind].append(pk)
    for kind, pks in by_kind.items():
        yield from FactText.objects.select_for_update(of=("self",)).filter(fact_kind=kind, fact_id__in=pks)


def _newest_lines(changed: Iterable[FactText]) -> dict[tuple[str, int, str], FactHistory]:
    """Who confirmed last what stands in a column now; one query, none when nothing changed."""
    columns = {(text.fact_kind, text.fact_id, text.column) for text in changed}
    if not columns:
        return {}
    kinds, pks, fields = ({column[part] for column in columns} for part in range(3))
    lines = FactHistory.objects.filter(kind__in=kinds, fact_id__in=pks, field__in=fields).select_related("proposal")
    return {(line.kind, line.fact_id, line.field): line for line in lines.order_by("at", "pk")}


def _begin(text: FactText, source: str, now: str) -> None:
    """What stands at first counts as made from the Vietnamese words beside it."""
    text.source, text.source_digest = source, memory.digest(source)
    text.stands = text.target = now
    text.state = State.APPROVED if now else State.EMPTY


def _confirmed(text: FactText, source: str, now: str, is_behind: bool) -> None:
    text.stands = text.target = now
    text.state = State.EMPTY if not now else State.STALE if is_behind else State.APPROVED
    text.version += 1
    text.written_by, text.origin = None, ""
    if not is_behind:
        text.source, text.source_digest = source, memory.digest(source)
        text.previous_source = text.change_kind = ""
        text.changed_at, text.aside = None, []
        text.open_since = timezone.now()


def _taken_back(text: FactText) -> None:
    """The Vietnamese says again what the text was made from."""
    text.state, text.previous_source, text.change_kind, text.changed_at = State.APPROVED, "", "", None


def _outdate(text: FactText, kind: Kind) -> None:
    """What is written has to be looked at again, with the words before beside it; the graver of two changes counts."""
    is_done = text.state in (State.APPROVED, State.TRANSLATED)
    if text.state == State.APPROVED:
        text.open_since = timezone.now()
    if is_done:
        text.previous_source, text.state = text.source, State.STALE
    text.changed_at = timezone.now()
    text.change_kind = str(max(kind, Kind(text.change_kind or Kind.TYPOGRAPHY), key=lambda one: one.gravity))
