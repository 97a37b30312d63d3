"""Finds for each piece the few that share most with it, without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise

from translation.changes.pieces import Piece

MOST = 8  # pieces looked at for one
COMMON = 40  # what stands in more pieces tells nothing
SHORT = 4  # words; shorter pieces are found by single words too


def find(old: Mapping[int, Piece], new: Mapping[int, Piece]) -> set[tuple[int, int]]:
    """Positions of an old and a new piece that may belong together."""
    where: dict[object, list[int]] = defaultdict(list)
    for position, piece in old.items():
        for mark in _marks(piece, with_words=True):
            where[mark].append(position)
    found = set()
    for position, piece in new.items():
        found |= {(other, position) for other in _nearest(piece, where, position)}
    return found


def _nearest(piece: Piece, where: Mapping[object, list[int]], position: int) -> list[int]:
    shared: Counter[int] = Counter()
    for mark in _marks(piece, with_words=len(piece.tokens) < SHORT):
        others = where.get(mark, ())
        if len(others) <= COMMON:
            shared.update(others)
    return sorted(shared, key=lambda other: (-shared[other], abs(other - position), other))[:MOST]


def _marks(piece: Piece, with_words: bool) -> set[object]:
    marks: set[object] = set(pairwise(piece.tokens))
    return marks | set(piece.tokens) if with_words else marks
