"""Entries arranged by their number of words; a text is compared with those of about its own length only."""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import LCSseq

CANDIDATES = 100
"""How many entries are compared in full: those with the most words in common."""


@dataclass(frozen=True)
class Shelf:
    """Ids of entries with the same number of words in their source; the words of both sides as characters."""

    ids: list[int] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)

    def with_more(self, more: Shelf) -> Shelf:
        return Shelf(self.ids + more.ids, self.sources + more.sources, self.targets + more.targets)

    def without(self, ids: Collection[int]) -> Shelf:
        kept = [place for place, id_ in enumerate(self.ids) if id_ not in ids]
        lists = (self.ids, self.sources, self.targets)
        return Shelf(*([one[place] for place in kept] for one in lists))


@dataclass(frozen=True)
class Reach:
    """Where to look: the parts, above 0 and up to 1, that the words and the lengths must have in common."""

    words: float
    lengths: float

    def around(self, count: int) -> range:
        """Numbers of words near enough."""
        shortest, longest = count * self.lengths / (2 - self.lengths), count * (2 - self.lengths) / self.lengths
        return range(math.ceil(shortest), math.floor(longest) + 1)


def candidates(shelves: Mapping[int, Shelf], words: str, reach: Reach) -> list[int]:
    """Ids of the entries with the most words in common, in the same order."""
    found = heapq.nlargest(CANDIDATES, _near(shelves, words, reach), key=lambda one: one[0])
    return [id_ for _share, id_ in found]


def _near(shelves: Mapping[int, Shelf], words: str, reach: Reach) -> Iterator[tuple[float, int]]:
    count = len(words)
    for length in reach.around(count):
        shelf = shelves.get(length)
        if shelf is None:
            continue
        least = math.ceil(reach.words * (count + length) / 2)
        # Common subsequences with a floor: half the time of a normalised similarity, for the same hits.
        hits = process.extract(
            words, shelf.sources, scorer=LCSseq.similarity, processor=None, score_cutoff=least, limit=CANDIDATES
        )
        for _source, common, place in hits:
            yield 2 * common / (count + length), shelf.ids[place]
