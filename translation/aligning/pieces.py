"""A paragraph and what it can be recognised by in another language: figures, addresses, names, its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cms import languages
from translation import glossary, markup, reading
from translation.glossary import Entry
from translation.reading import contacts

HEADS = ("title", "heading")
UNSAID = ("", "paragraph", "cell")  # what a program calls anything that it knows no better name for


@dataclass(frozen=True)
class Piece:
    """`kind` is a segment's kind or a paragraph's style, empty where nothing is known."""

    text: str
    language: str
    kind: str = ""

    @cached_property
    def words(self) -> str:
        return markup.plain(self.text)

    @cached_property
    def letters(self) -> int:
        return sum(1 for sign in self.words if not sign.isspace())

    @cached_property
    def figures(self) -> reading.Reading:
        return reading.read(self.text, self.language)

    @cached_property
    def said(self) -> frozenset[reading.Atom]:
        return self.figures.atoms

    @cached_property
    def mentions(self) -> tuple[reading.Mention, ...]:
        """Those that a translation has to make too."""
        return tuple(mention for mention in self.figures.mentions if not mention.is_weak)

    def missing_in(self, other: Piece) -> int:
        """How many of its mentions the other does not make."""
        return sum(not any(atoms <= other.said for atoms in mention.alternatives) for mention in self.mentions)

    @cached_property
    def addresses(self) -> Counter[str]:
        return contacts.read(reading.even(self.text))[0]

    @cached_property
    def evened(self) -> str:
        return glossary.even(self.words)

    @property
    def is_head(self) -> bool:
        return self.kind in HEADS


@dataclass(frozen=True)
class Link:
    """Places of source and target pieces that say the same: 1-1, 1-2, 2-1, or one side alone."""

    source: tuple[int, ...]
    target: tuple[int, ...]


def joined(pieces: Iterable[Piece]) -> Piece:
    """One piece of several in a row."""
    first, *others = pieces
    if not others:
        return first
    space = "" if languages.KNOWN[first.language].is_cjk and first.language != "ko" else " "
    return Piece(space.join([first.text, *(other.text for other in others)]), first.language, first.kind)


def terms_of(pieces: Iterable[Piece], known: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """For each source piece the terms that stand in it."""
    known = tuple(entry for entry in known if entry.right)
    return [tuple(glossary.in_source(piece.words, known)) for piece in pieces]
