"""How much two texts resemble each other, and what is taken off for numbers and placeholders.

Half words, half letters: by letters alone two unrelated Vietnamese sentences resemble each other by more than half, by
words alone one wrong tone counts as much as another word.
"""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from translation.matching.comparing import Comparable
from translation.matching.entries import CHANGED, EXACT

NUMBERS, PLACEHOLDERS, IMPORTED = "numbers", "placeholders", "imported"
PER_NUMBER, NUMBERS_MOST, OTHER_PLACEHOLDERS, PER_IMPORTED = 2, 6, 3, 3


class Score(NamedTuple):
    """0 to 100, and the names of what was taken off."""

    points: int
    penalties: tuple[str, ...]


def score(text: Comparable, other: Comparable, is_imported: bool = False) -> Score:
    """100 only for the same words, numbers and placeholders, spaces aside. The same in both directions.

    What nobody approved here counts a little less than what somebody did.
    """
    if text.even == other.even:
        return Score(EXACT, ())
    penalties = _penalties(text, other)
    if is_imported:
        penalties[IMPORTED] = PER_IMPORTED
    points = int(100 * likeness(text, other)) - sum(penalties.values())
    return Score(max(0, min(CHANGED, points)), tuple(penalties))


def likeness(text: Comparable, other: Comparable) -> float:
    """0 to 1: the part of the words, and of the letters, that stands in both in the same order."""
    words = Indel.normalized_similarity(text.words, other.words)
    return (words + Indel.normalized_similarity(text.letters, other.letters)) / 2


def least_words(points: int) -> float:
    """The part of the words that must be the same for so many points, were all letters the same."""
    return 2 * points / 100 - 1


def _penalties(text: Comparable, other: Comparable) -> dict[str, int]:
    found = {}
    if text.numbers != other.numbers:
        count = Levenshtein.distance(text.numbers, other.numbers)
        found[NUMBERS] = min(NUMBERS_MOST, PER_NUMBER * count)
    if text.placeholders != other.placeholders:
        found[PLACEHOLDERS] = OTHER_PLACEHOLDERS
    return found
