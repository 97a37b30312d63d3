"""How well two pieces fit: by their lengths, their figures and addresses, terms of the glossary, and their kinds.

Lengths as in W. A. Gale and K. W. Church, A Program for Aligning Sentences in Bilingual Corpora, Computational
Linguistics 19 (1993), with letters for characters; the figures per language are measured on tests/translation/pairs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from translation.aligning.pieces import UNSAID, Piece
from translation.glossary import Entry, even

# Letters of the target for each of Vietnamese, and the variance for each; twice what single pairs show, because
# whole stories are translated more freely.
LENGTHS = {"en": (1.24, 4.7), "fr": (1.36, 6.0), "ja": (0.62, 1.9), "zh-hans": (0.48, 1.5)}
OTHER_LENGTHS = (1.0, 6.0)
LENGTH_MOST = 12.0  # what a bad length costs at most: figures and names weigh more
SHORT = 6  # letters that any text may have more or less


@dataclass(frozen=True)
class Fit:
    """`deviation` of the length, in standard deviations; how much of the source was found again, and how much not."""

    deviation: float
    found: int
    missing: int
    strange: int  # figures of the target that the source does not have
    is_same_kind: bool
    is_other_kind: bool


def fit(source: Piece, target: Piece, terms: Sequence[Entry]) -> Fit:
    missing, strange = source.missing_in(target), target.missing_in(source)
    addresses = sum((source.addresses & target.addresses).values())
    named = sum(any(even(form) in target.evened for form in term.right) for term in terms)
    lost = sum((source.addresses - target.addresses).values()) + sum((target.addresses - source.addresses).values())
    is_head, is_target_head = source.is_head, target.is_head
    return Fit(
        deviation=deviation(source, target),
        found=len(source.mentions) - missing + addresses + named,
        missing=missing + lost,
        strange=strange,
        is_same_kind=source.kind == target.kind and source.kind not in UNSAID or (is_head and is_target_head),
        is_other_kind=target.kind not in UNSAID and not (is_head and is_target_head) and source.kind != target.kind,
    )


def deviation(source: Piece, target: Piece) -> float:
    """How far the target's length is from what is usual, in standard deviations."""
    mean, variance = LENGTHS.get(target.language, OTHER_LENGTHS)
    expected = source.letters * mean
    size = max((source.letters + target.letters / mean) / 2, SHORT)
    return abs(target.letters - expected) / math.sqrt(size * variance)


def cost(fit: Fit) -> float:
    """What it costs to take them for a pair; the less, the surer. Nothing of one is worth as much as a figure."""
    length = min(-math.log(max(math.erfc(fit.deviation / math.sqrt(2)), 1e-9)), LENGTH_MOST)
    figures = 2.5 * min(fit.missing, 3) + 1.5 * min(fit.strange, 3) - 2.0 * min(fit.found, 4)
    return length + figures + 1.5 * fit.is_other_kind - 1.0 * fit.is_same_kind


def confidence(source: Piece, target: Piece, terms: Sequence[Entry] = ()) -> int:
    """1 to 99: how sure it is that one translates the other; below 50 a person should look twice."""
    how = fit(source, target, terms)
    points = 70 - min(40, 15 * max(0.0, how.deviation - 1)) + 10 * min(how.found, 3)
    points -= 25 * min(how.missing, 2) + 10 * min(how.strange, 2)
    points += 5 * how.is_same_kind - 15 * how.is_other_kind
    return max(1, min(99, round(points)))
