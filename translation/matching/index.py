"""The entries of one language pair, arranged so that those which resemble a text are found at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from threading import Lock

from translation.matching import adapting
from translation.matching.comparing import Comparable, comparable, even, words_of
from translation.matching.entries import CONTEXT, EXACT, LEAST, Entry, Match, Wanted
from translation.matching.scoring import IMPORTED, PER_IMPORTED, least_words, score
from translation.matching.shelves import Reach, Shelf, candidates
from translation.matching.vocabulary import Vocabulary

SAMPLE = 5000
"""Entries from which the frequent words are learnt."""
WORDS_LEAST = 0.4
"""What has a smaller part of the words in common is not looked at, even where 50 points would do."""
LENGTH_SLACK = 0.1
"""A text twice as long has at most two thirds of words and letters in common, give or take the length of words."""


class Index:
    """Finds what was approved for the same or a similar text; numbers are adapted from Vietnamese only.

    Readers need no lock: what they walk along, the lists of a shelf, is replaced and never changed. An id on a list may
    have gone in the meantime.
    """

    def __init__(self, entries: Iterable[Entry], target_language: str, source_language: str = "vi") -> None:
        self.source_language, self.target_language = source_language, target_language
        self.source_words, self.target_words = Vocabulary(), Vocabulary()
        self._entries: dict[int, Entry] = {}
        self._exact: dict[str, tuple[Entry, ...]] = {}
        self._shelves: dict[int, Shelf] = {}
        self._writing = Lock()
        self.add(entries)

    def __len__(self) -> int:
        return len(self._entries)

    def shelves(self) -> list[Shelf]:
        """As they stand now."""
        return list(self._shelves.values())

    def held(self, ids: Iterable[int]) -> list[Entry]:
        """The entries of those ids that are here, in the same order."""
        return [entry for id_ in ids if (entry := self._entries.get(id_))]

    def add(self, entries: Iterable[Entry]) -> None:
        """One that is known by its id is replaced. Of two for the same words the one added last is the first found."""
        given = {entry.id: entry for entry in entries}.values()
        with self._writing:
            rows = [entry for entry in given if not self._renew(entry)]
            self._remove(entry.id for entry in rows)
            if not self._entries:
                self._learn(rows)
            added: dict[int, Shelf] = {}
            for entry in rows:
                self._note(entry, added)
            for length, more in added.items():
                self._shelves[length] = self._shelves.get(length, Shelf()).with_more(more)

    def _renew(self, entry: Entry) -> bool:
        """Whether the same words are here: they stay on their shelf then, as taking them off costs a walk along it."""
        old = self._entries.get(entry.id)
        if old is None or (old.source, old.target) != (entry.source, entry.target):
            return False
        self._entries[entry.id] = entry
        key = _key(entry)
        self._exact[key] = (*(one for one in self._exact[key] if one.id != entry.id), entry)
        return True

    def _learn(self, rows: list[Entry]) -> None:
        sample = list(islice(rows, 0, None, max(1, len(rows) // SAMPLE)))
        self.source_words.learn(words_of(entry.source) for entry in sample)
        self.target_words.learn(words_of(entry.target) for entry in sample)

    def _note(self, entry: Entry, added: dict[int, Shelf]) -> None:
        source = self.source_words.encode_new(words_of(entry.source))
        shelf = added.setdefault(len(source), Shelf())
        shelf.ids.append(entry.id)
        shelf.sources.append(source)
        shelf.targets.append(self.target_words.encode_new(words_of(entry.target)))
        self._entries[entry.id] = entry
        key = _key(entry)
        self._exact[key] = (*self._exact.get(key, ()), entry)

    def remove(self, ids: Iterable[int]) -> None:
        """Ids that are not here are passed over."""
        with self._writing:
            self._remove(ids)

    def _remove(self, ids: Iterable[int]) -> None:
        gone = {id_: self._entries.pop(id_) for id_ in set(ids) if id_ in self._entries}
        for key in {_key(entry) for entry in gone.values()}:
            self._exact[key] = tuple(entry for entry in self._exact[key] if entry.id not in gone)
            if not self._exact[key]:
                del self._exact[key]
        for length in {len(words_of(entry.source)) for entry in gone.values()}:
            self._shelves[length] = self._shelves[length].without(gone)

    def find(self, text: str, before: str = "", after: str = "", least: int = 75, most: int = 5) -> list[Match]:
        """The best matches of at least so many points (never below 50), the best first, no target twice."""
        wanted, least = comparable(text), max(least, LEAST)
        found = [match for match in self._same(wanted, Wanted(text, before, after)) if match.score >= least]
        if len(found) < most and wanted.has_words and least < EXACT:
            found += self._similar(wanted, least)
        # A few more than asked for: with their numbers adapted, several may say the same.
        adapted = [self._with_numbers(match, text) for match in found[: 2 * most]]
        adapted.sort(key=lambda match: (-match.score, not match.is_adapted))
        unlike: dict[str, Match] = {}
        for match in adapted:
            unlike.setdefault(match.target, match)
        return list(unlike.values())[:most]

    def find_many(self, texts: Iterable[Wanted], least: int = 75, most: int = 1) -> list[list[Match]]:
        """For filling a whole text: what `find` gives for each."""
        return [self.find(*wanted, least=least, most=most) for wanted in texts]

    def _same(self, text: Comparable, wanted: Wanted) -> list[Match]:
        newest_first = reversed(self._exact.get(text.even, ()))
        found = [_exact_match(entry, wanted) for entry in newest_first]
        return sorted(found, key=lambda match: -match.score)

    def _similar(self, text: Comparable, least: int) -> list[Match]:
        words = self.source_words.encode(text.words)
        reach = Reach(max(WORDS_LEAST, least_words(least)), max(WORDS_LEAST, least / 100 - LENGTH_SLACK))
        found = []
        for entry in self.held(candidates(self._shelves, words, reach)):
            points, penalties = score(text, comparable(entry.source), entry.is_imported)
            if least <= points < EXACT:
                match = Match(entry.id, points, entry.source, entry.target, penalties=penalties)
                found.append((entry.is_sentence, match))
        found.sort(key=lambda one: (-one[1].score, one[0], -one[1].entry_id))
        return [match for _is_sentence, match in found]

    def _with_numbers(self, match: Match, text: str) -> Match:
        if even(match.source) == even(text) or self.source_language != adapting.SOURCE:
            return match
        return adapting.adapted(match, text, self.target_language)


def _key(entry: Entry) -> str:
    """The entry's own string where it is even already: one less to keep."""
    key = even(entry.source)
    return entry.source if key == entry.source else key


def _exact_match(entry: Entry, wanted: Wanted) -> Match:
    if entry.is_imported:
        return Match(entry.id, EXACT - PER_IMPORTED, entry.source, entry.target, penalties=(IMPORTED,))
    return Match(entry.id, _exact_score(entry, wanted), entry.source, entry.target)


def _exact_score(entry: Entry, wanted: Wanted) -> int:
    """A missing neighbour counts as one; where both are missing nothing is known of the context."""
    is_known = bool(wanted.before or wanted.after) and not entry.is_sentence
    is_same = (entry.before, entry.after) == (wanted.before, wanted.after)
    return CONTEXT if is_known and is_same else EXACT
