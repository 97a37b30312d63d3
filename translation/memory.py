"""The memory: approved pairs, found again where the same or similar words come."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Count, Max, Q, QuerySet

from cms import languages
from reference.folding import strip_marks
from translation import matching
from translation.matching.entries import CHANGED
from translation.models import MemoryEntry, Segment, Translation

SUGGEST_FROM = 75  # percent alike; below that a translator is faster without
SHOW_FROM = 60
BATCH = 500
PLACE = ("before_digest", "after_digest")
Key = tuple[int, int, datetime | None]


def digest(text: str) -> str:
    """SHA-256 of the text with spaces evened out, in hexadecimal."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def exact(language: str, digests: Iterable[str]) -> dict[str, str]:
    """Digest of a source → its newest approved target; one query. What came from a file was not approved here."""
    found: dict[str, str] = {}
    entries = MemoryEntry.objects.filter(language=language, source_digest__in=set(digests), origin="")
    for source_digest, target in entries.order_by("-approved_at", "-pk").values_list("source_digest", "target"):
        found.setdefault(source_digest, target)
    return found


def best(language: str, rows: Sequence[Segment], all_rows: Sequence[Segment]) -> dict[int, matching.Match]:
    """Position → the best match of each row at or above SUGGEST_FROM; `all_rows` are the text that they stand in."""
    beside = neighbours(all_rows)
    wanted = [matching.Wanted(row.source, *beside[row.position]) for row in rows]
    index = index_of(language)
    found = index.find_many(wanted, least=SUGGEST_FROM)
    best_of = (
        (row.position, matches[0] if matches else _composed(index, row))
        for row, matches in zip(rows, found, strict=True)
    )
    return {position: match for position, match in best_of if match is not None}


def _composed(index: matching.Index, row: Segment) -> matching.Match | None:
    """A suggestion put together from sentences that were approved in other texts; never taken for the whole."""
    made = matching.compose(index, row.source)
    return matching.Match(0, min(made.score, CHANGED), row.source, made.target) if made else None


def matches(translation: Translation, row: Segment, most: int = 5) -> list[matching.Match]:
    """What the memory has for one segment, the best first."""
    beside = neighbours(list(translation.segments.all()))
    return index_of(translation.language).find(row.source, *beside[row.position], least=SHOW_FROM, most=most)


def alike(language: str, source: str, most: int = 5) -> list[matching.Match]:
    """What the memory has for words that stand alone, the best first."""
    return index_of(language).find(source, "", "", least=SHOW_FROM, most=most)


def neighbours(rows: Sequence[Segment]) -> dict[int, tuple[str, str]]:
    """Position → digests of the segments before and after; empty at the ends of the text."""
    ordered = sorted(rows, key=lambda row: row.position)
    before = {later.position: earlier.source_digest for earlier, later in pairwise(ordered)}
    after = {earlier.position: later.source_digest for earlier, later in pairwise(ordered)}
    return {row.position: (before.get(row.position, ""), after.get(row.position, "")) for row in ordered}


def remember(translation: Translation, rows: Sequence[Segment], by: AbstractBaseUser) -> None:
    """Keep approved pairs and their sentences; what is known already becomes the newest again, in its new place."""
    beside = neighbours(rows)
    entries = [_entry(translation, row.source, row.target, by, *beside[row.position]) for row in rows]
    entries += _sentences(translation, rows, by)
    once = {(entry.source_digest, entry.target_digest): entry for entry in reversed(entries)}
    MemoryEntry.objects.bulk_create(
        once.values(),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["language", "source_digest", "target_digest"],
        update_fields=[*PLACE, "is_sentence", "translation", "origin", "approved_by", "approved_at"],
    )


def remember_pairs(language: str, pairs: Iterable[tuple[str, str]], person: int) -> None:
    """Keep pairs that were approved outside stories, such as texts of facts; a story's pair stays the story's."""
    entries = {_key(entry): entry for source, target in pairs for entry in _imported(language, source, target)}
    for entry in entries.values():
        entry.approved_by_id = person
    MemoryEntry.objects.bulk_create(
        entries.values(),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["language", "source_digest", "target_digest"],
        update_fields=["origin", "approved_by", "approved_at"],
    )


def take_in(language: str, pairs: Iterable[tuple[str, str]], origin: str, by: AbstractBaseUser) -> int:
    """Keep pairs from elsewhere with their sentences; how many pairs are new. What is known stays as it is."""
    entries = {_key(entry): entry for source, target in pairs for entry in _imported(language, source, target)}
    known = _known(language, entries)
    new = [entry for key, entry in entries.items() if key not in known]
    for entry in new:
        entry.origin, entry.approved_by = origin, by
    MemoryEntry.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    return sum(not entry.is_sentence for entry in new)


def _imported(language: str, source: str, target: str) -> Iterator[MemoryEntry]:
    """Sentences first: one that is a text by itself too counts as the text."""
    for pair in matching.pairs(source, target, languages.SOURCE, language):
        yield _pair(language, pair.source, pair.target, is_sentence=True)
    yield _pair(language, source, target)


def _key(entry: MemoryEntry) -> tuple[str, str]:
    return entry.source_digest, entry.target_digest


def _known(language: str, keys: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    keys = list(keys)
    found: set[tuple[str, str]] = set()
    for start in range(0, len(keys), BATCH):
        digests = {source for source, _target in keys[start : start + BATCH]}
        rows = MemoryEntry.objects.filter(language=language, source_digest__in=digests)
        found |= set(rows.values_list("source_digest", "target_digest"))
    return found


def _sentences(translation: Translation, rows: Iterable[Segment], by: AbstractBaseUser) -> Iterator[MemoryEntry]:
    for row in rows:
        for pair in matching.pairs(row.source, row.target, languages.SOURCE, translation.language):
            yield _entry(translation, pair.source, pair.target, by, is_sentence=True)


def _entry(
    translation: Translation,
    source: str,
    target: str,
    by: AbstractBaseUser,
    before: str = "",
    after: str = "",
    is_sentence: bool = False,
) -> MemoryEntry:
    entry = _pair(translation.language, source, target, is_sentence)
    entry.before_digest, entry.after_digest = before, after
    entry.translation, entry.approved_by = translation, by
    return entry


def _pair(language: str, source: str, target: str, is_sentence: bool = False) -> MemoryEntry:
    return MemoryEntry(
        language=language,
        source=source,
        source_digest=digest(source),
        folded=strip_marks(source),
        target=target,
        target_digest=digest(target),
        is_sentence=is_sentence,
    )


class _Held:
    """One language's index in this process, and which state of the table it was made from."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.key: Key = (0, 0, None)
        self.index = matching.Index([], language)

    def refresh(self) -> matching.Index:
        """Follow the table; one query when nothing changed."""
        rows = MemoryEntry.objects.filter(language=self.language)
        found = rows.aggregate(number=Count("pk"), last=Max("pk"), newest=Max("approved_at"))
        now = (found["number"], found["last"] or 0, found["newest"])
        if now != self.key:
            self._follow(rows, now)
        return self.index

    def _follow(self, rows: QuerySet[MemoryEntry], now: Key) -> None:
        """What came and what was approved anew is put in; where anything went, the index is made anew."""
        count, last, newest = self.key
        changed = rows.filter(Q(pk__gt=last) | Q(approved_at__gt=newest)) if count else rows.none()
        entries = list(changed.order_by("approved_at", "pk"))
        if not entries or count + sum(row.pk > last for row in entries) != now[0]:
            self.index, entries = matching.Index([], self.language), list(rows.order_by("approved_at", "pk"))
        self.index.add(_as_entry(row) for row in entries)
        self.key = now


def _as_entry(row: MemoryEntry) -> matching.Entry:
    return matching.Entry(
        row.pk,
        row.source,
        row.target,
        row.source_digest,
        row.before_digest,
        row.after_digest,
        row.is_sentence,
        bool(row.origin),
    )


_held: dict[str, _Held] = {}
_lock = threading.Lock()


def index_of(language: str) -> matching.Index:
    """The language's memory, held in this process and kept in step with the table."""
    with _lock:
        return _held.setdefault(language, _Held(language)).refresh()


def index_in_hand(language: str) -> matching.Index:
    """As `index_of` left it: for a second look within one act, without asking the table."""
    with _lock:
        return _held.setdefault(language, _Held(language)).index
