"""Tells how grave a change of one Vietnamese segment is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import combinations

from translation.changes import figures, names, signals, spelling, vocabulary, words
from translation.changes.kinds import Kind
from translation.changes.phrases import Phrases, key
from translation.changes.words import Word
from translation.glossary import Entry

Step = tuple[str, int, int, int, int]  # as difflib has it
SLIPS_MOST = 2
_FUNCTION = frozenset(key(word)[0] for word in vocabulary.FUNCTION)
_SINGLE = frozenset(key(word)[0] for word in vocabulary.SINGLE)


def kind_of(before: str, now: str, known: Sequence[Entry]) -> Kind:
    """How the change bears on translations; whatever is in doubt counts as the graver kind.

    `known` is the glossary for any language: only its Vietnamese forms are looked at.
    """
    old, new = words.plain(before), words.plain(now)
    if _says_other(Change.between(words.written_out(old), words.written_out(new)), known):
        return Kind.FACTS
    change = Change.between(old, new)
    if old.count("?") != new.count("?"):
        return Kind.WORDING
    if change.is_same_letters:
        return Kind.TYPO if change.has_other_capitals else Kind.TYPOGRAPHY
    return Kind.TYPO if change.is_spelling else Kind.WORDING


@dataclass(frozen=True)
class Change:
    """Two plain texts and what became of each word."""

    old: str
    new: str
    before: list[Word]
    now: list[Word]

    @classmethod
    def between(cls, old: str, new: str) -> Change:
        return cls(old, new, words.split(old), words.split(new))

    @cached_property
    def steps(self) -> list[Step]:
        """Over words however they are spelt."""
        evened = [word.even for word in self.before], [word.even for word in self.now]
        return SequenceMatcher(None, *evened, autojunk=False).get_opcodes()

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """Places of the words that stayed."""
        same = [step for step in self.steps if step[0] == "equal"]
        return [(one + at, other + at) for _tag, one, end, other, _end in same for at in range(end - one)]

    @property
    def is_same_letters(self) -> bool:
        return "".join(word.exact for word in self.before) == "".join(word.exact for word in self.now)

    @property
    def has_other_capitals(self) -> bool:
        """Inside a sentence; a whole text in capitals or out of them is a matter of taste."""
        if words.is_shouting(self.before) or words.is_shouting(self.now):
            return False
        both = ((self.before[one], self.now[other]) for one, other in self.pairs)
        return any(old.text != new.text and not (old.is_first and new.is_first) for old, new in both)

    @property
    def slips(self) -> list[tuple[int, int]] | None:
        """Places of mistyped words that were put right; None when anything else changed."""
        found = []
        for tag, one, end, other, other_end in self.steps:
            if tag == "equal" or self._is_doubled(tag, one, end):
                continue
            if tag != "replace" or end - one != other_end - other:
                return None
            found += [(one + at, other + at) for at in range(end - one)]
        is_slip = all(spelling.is_slip(self.before[one].text, self.now[other].text) for one, other in found)
        return found if is_slip and len(found) <= SLIPS_MOST else None

    @property
    def is_spelling(self) -> bool:
        return self.slips is not None

    def _is_doubled(self, tag: str, start: int, end: int) -> bool:
        """A small word that stood there twice."""
        if tag != "delete" or end - start != 1 or self.before[start].even not in _SINGLE:
            return False
        beside = [*self.before[max(start - 1, 0) : start], *self.before[end : end + 1]]
        return any(word.even == self.before[start].even for word in beside)

    @property
    def mended(self) -> list[Word]:
        """The old words with their slips put right."""
        right = {one: self.now[other] for one, other in self.slips or ()}
        return [right.get(at, word) for at, word in enumerate(self.before)]

    @property
    def mended_starts(self) -> list[Word]:
        """The old words, mistyped first ones of a sentence put right: what is no word there looks like a name."""
        return [right if word.is_first else word for word, right in zip(self.before, self.mended, strict=True)]

    @property
    def is_exchange(self) -> bool:
        """Words took each other's place, or went to the middle of other ones: who sells, who buys, how much is whose.

        A part of a sentence set off by commas, or at its start or end, may move without saying anything else.
        """
        moves = [step for step in self.steps if step[0] != "equal"]
        for first, second in combinations(moves, 2):
            there, back = self._moved(first, second), self._moved(second, first)
            if (there and back) or ((there or back) and not (self._is_apart(first) and self._is_apart(second))):
                return True
        return False

    def _moved(self, source: Step, goal: Step) -> set[str]:
        """Words that left one place and came to the other."""
        left = {word.even for word in self.before[source[1] : source[2]]}
        came = {word.even for word in self.now[goal[3] : goal[4]]}
        return left & came - _FUNCTION

    def _is_apart(self, step: Step) -> bool:
        """A sign or nothing stands beside the changed words."""
        _tag, one, end, other, other_end = step
        return (one == end or words.is_apart(self.before, one, end)) and (
            other == other_end or words.is_apart(self.now, other, other_end)
        )


def _says_other(change: Change, known: Sequence[Entry]) -> bool:
    phrases = Phrases(entry.source for entry in known)
    old, new = ([*phrases.find([word.even for word in text])] for text in (change.before, change.now))
    terms = {at for at, _name in old}, {at for at, _name in new}
    return (
        [name for _at, name in old] != [name for _at, name in new]
        or figures.differ(change.old, change.new)
        or figures.signs_differ(change.before, change.now)
        or signals.amounts_differ(change.before, change.now)
        or signals.directions_differ(change.mended, change.now)
        or change.is_exchange
        or names.differ(change.mended_starts, change.now, change.pairs, terms)
    )
