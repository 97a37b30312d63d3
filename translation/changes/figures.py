"""Compares the figures of two Vietnamese texts by value: numbers, dates, quantities, telephone numbers, addresses."""

from __future__ import annotations

import re
from collections import defaultdict

from translation import reading
from translation.changes.words import Word
from translation.reading import Atom, contacts

_SOURCE = "vi"
_IN_WORDS = ("word", "perhaps")  # see signals.py
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_SIGNS = frozenset("<>≤≥±^-−–")
Said = dict[str, list[tuple[frozenset[Atom], ...]]]


def differ(before: str, now: str) -> bool:
    """Whether a figure of the plain texts came, went, changed or took another one's place."""
    return contacts.read(before)[0] != contacts.read(now)[0] or _said(before) != _said(now)


def signs_differ(before: list[Word], now: list[Word]) -> bool:
    """A minus, a "less than" and the like."""
    old, new = ([word.text for word in words if word.text in _SIGNS] for words in (before, now))
    return old != new


def _said(text: str) -> Said:
    """Numbers, years and dates apart, each in their order: a date that moved past a number is no other figure."""
    found: Said = defaultdict(list)
    for mention in reading.read(text, _SOURCE).mentions:
        if mention.kind not in _IN_WORDS:
            found["year" if _YEAR.fullmatch(mention.text) else mention.kind].append(mention.alternatives)
    return found
