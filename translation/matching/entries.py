"""What the matching takes and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

CONTEXT, EXACT, CHANGED = 101, 100, 99
"""Same words and neighbours; same words; the most that anything else can get."""
LEAST = 50
"""Below this half of the words differ, and a translator is faster without."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An approved pair. `before` and `after` are the digests of the segments around it, "" at the ends of its text."""

    id: int
    source: str
    target: str
    digest: str
    before: str = ""
    after: str = ""
    is_sentence: bool = False
    is_imported: bool = False  # from a file: nobody approved it here


@dataclass(frozen=True)
class Match:
    """An entry that resembles a text: 101 also in its neighbours, 100 the same words, 50 to 99 others.

    The target has the text's own numbers when `is_adapted`. Penalties are names: "numbers", "placeholders", "imported".
    """

    entry_id: int
    score: int
    source: str
    target: str
    is_adapted: bool = False
    penalties: tuple[str, ...] = ()


class Wanted(NamedTuple):
    """A text to find matches for, with the digests of the segments around it; both empty: nothing is known of them."""

    text: str
    before: str = ""
    after: str = ""
