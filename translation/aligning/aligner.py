"""Aligns two texts paragraph by paragraph: the cheapest way through both, in which no paragraphs cross.

Dynamic programming as in Gale and Church (1993), in a band around the diagonal; see judging.py for what a pair costs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from translation.aligning.judging import cost, deviation, fit
from translation.aligning.pieces import Link, Piece, joined, terms_of
from translation.glossary import Entry

# How many pieces of each side, and what that costs by itself: nearly all are one to one.
STEPS = {(1, 1): 0.0, (1, 2): 3.5, (2, 1): 3.5}
ALONE = 4.0  # a piece without another one, and a little more for each letter
ALONE_PER_LETTER, ALONE_MOST = 1 / 40, 4.0
SELDOM = {"alt": 0.5, "seo": 0.5, "label": 1.5, "caption": 2.0}  # of a page, which a manuscript rarely has
BAND_LEAST, BAND_MOST = 30, 80
TOO_FAR = 8.0  # standard deviations of the length: not looked at, whatever else speaks for it


def align(sources: Sequence[Piece], targets: Sequence[Piece], known: Iterable[Entry] = ()) -> list[Link]:
    """Links in reading order; every piece stands in exactly one. `known` are the terms of the target's language."""
    return _Way(sources, targets, known).links()


class _Way:
    """The cheapest ways to each pair of places."""

    def __init__(self, sources: Sequence[Piece], targets: Sequence[Piece], known: Iterable[Entry]) -> None:
        self.sources, self.targets = sources, targets
        self.terms = terms_of(sources, known)
        self.cost = {(0, 0): 0.0}
        self.step: dict[tuple[int, int], tuple[int, int]] = {}
        self._pair = cache(self._pair_cost)
        self._source = cache(lambda one, many: joined(sources[one : one + many]))
        self._target = cache(lambda other, more: joined(targets[other : other + more]))

    def links(self) -> list[Link]:
        for place in self._places():
            self._go_on(place)
        found, (one, other) = [], (len(self.sources), len(self.targets))
        while (one, other) != (0, 0):
            many, more = self.step[one, other]
            found.append(Link(tuple(range(one - many, one)), tuple(range(other - more, other))))
            one, other = one - many, other - more
        return found[::-1]

    def _places(self) -> Iterator[tuple[int, int]]:
        """In an order in which each comes before those that it leads to, near the diagonal only."""
        rows, columns = len(self.sources), len(self.targets)
        half = min(BAND_MOST, BAND_LEAST + abs(rows - columns) // 2)
        for one in range(rows + 1):
            middle = one * columns // max(rows, 1)
            # As far as the next row begins: a short text beside a long one leaves no place unreachable.
            last = columns if one == rows else min(columns, (one + 1) * columns // rows + half)
            first = 0 if one == 0 else max(0, middle - half)
            yield from ((one, other) for other in range(first, last + 1))

    def _go_on(self, place: tuple[int, int]) -> None:
        so_far = self.cost.get(place, math.inf)
        if so_far == math.inf:
            return
        for step, more in self._steps(*place):
            after = (place[0] + step[0], place[1] + step[1])
            if so_far + more < self.cost.get(after, math.inf):
                self.cost[after], self.step[after] = so_far + more, step

    def _steps(self, one: int, other: int) -> Iterator[tuple[tuple[int, int], float]]:
        left, right = len(self.sources) - one, len(self.targets) - other
        if left:
            yield (1, 0), _alone(self.sources[one])
        if right:
            yield (0, 1), _alone(self.targets[other])
        for (many, more), extra in STEPS.items():
            if many <= left and more <= right:
                yield (many, more), extra + self._pair(one, many, other, more)

    def _pair_cost(self, one: int, many: int, other: int, more: int) -> float:
        source, target = self._source(one, many), self._target(other, more)
        if deviation(source, target) > TOO_FAR:
            return math.inf
        terms = [term for found in self.terms[one : one + many] for term in found]
        crossing = 2.0 * (many > 1 and len({piece.is_head for piece in self.sources[one : one + many]}) > 1)
        return cost(fit(source, target, terms)) + crossing


def _alone(piece: Piece) -> float:
    if piece.kind in SELDOM:
        return SELDOM[piece.kind]
    return ALONE + min(ALONE_MOST, piece.letters * ALONE_PER_LETTER)
