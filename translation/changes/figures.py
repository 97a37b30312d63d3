"""Compares the figures of two texts of a language by value: numbers, dates, quantities, telephones, addresses."""

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


def differ(before: str, now: str, language: str = _SOURCE) -> bool:
    """Whether a figure of the plain texts came, went, changed or took another one's place.

    Numbers in words count too, but not of Vietnamese: signals.py reads those.
    """
    return contacts.read(before)[0] != contacts.read(now)[0] or _said(before, language) != _said(now, language)


def signs_differ(before: list[Word], now: list[Word]) -> bool:
    """A minus, a "less than" and the like."""
    old, new = ([word.text for word in words if word.text in _SIGNS] for words in (before, now))
    return old != new


def _said(text: str, language: str) -> Said:
    """Numbers, years and dates apart, each in their order: a date that moved past a number is no other figure."""
    found: Said = defaultdict(list)
    for mention in reading.read(text, language).mentions:
        if language != _SOURCE or mention.kind not in _IN_WORDS:
            found["year" if _YEAR.fullmatch(mention.text) else mention.kind].append(mention.alternatives)
    return found
