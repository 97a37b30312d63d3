"""The pieces of a source before and now, and how they hang together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz.distance import Indel

from translation.matching import comparing


@dataclass(frozen=True)
class Piece:
    """One segment of a source: where it stands, what it is, its words with placeholders."""

    path: str
    kind: str
    words: str

    @cached_property
    def key(self) -> str:
        """Equal when the words are, spaces and the way to write a letter aside."""
        return comparing.even(self.words)

    @cached_property
    def tokens(self) -> list[str]:
        """Words for comparing; all numbers count as one word."""
        return comparing.words_of(self.words)


class LinkKind(StrEnum):
    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class Link:
    """Positions of pieces that belong together: one old and one new; one old, several new (split); several old, one new
    (merged); or one alone (new, gone). `similarity` is from 0 to 1, by words."""

    kind: LinkKind
    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float


def similarity(one: list[str], other: list[str], least: float = 0.0) -> float:
    """Shared words in their order, from 0 to 1; 0 when below `least`."""
    longest = 2 * min(len(one), len(other)) / ((len(one) + len(other)) or 1)
    return Indel.normalized_similarity(one, other, score_cutoff=least) if longest >= least else 0.0
