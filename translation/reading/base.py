"""What a text says in figures: mentions of numbers, dates and quantities, each with the ways to say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from typing import NamedTuple


class Atom(NamedTuple):
    """The smallest thing said: `num` 17, `month` 6, `area` 20000 (in m²), `money VND` 85000000000 …"""

    kind: str
    value: Decimal


@dataclass(frozen=True)
class Mention:
    """One number, date or quantity of a text.

    It stands in another text when that one says all atoms of one of the `alternatives`. A weak mention (a word for a
    small number, a lunar date) may serve another text's mention, but need not be found again itself.
    """

    kind: str
    text: str
    start: int
    alternatives: tuple[frozenset[Atom], ...]
    is_weak: bool = False

    @property
    def atoms(self) -> frozenset[Atom]:
        return frozenset().union(*self.alternatives)


@dataclass
class Scan:
    """A text that is read piece by piece: what was understood is blanked out, so that it is read once."""

    text: str
    language: str
    mentions: list[Mention] = field(default_factory=list)
    whole: str = ""

    def __post_init__(self) -> None:
        self.whole = self.text

    def take(self, start: int, end: int) -> None:
        self.text = self.text[:start] + "\0" * (end - start) + self.text[end:]


def num(value: int | str | Decimal) -> Atom:
    return Atom("num", number(value))


def number(value: int | str | Decimal) -> Decimal:
    """Equal numbers in one form: 85E+9 and 85000000000, 2.50 and 2.5."""
    return Decimal(value).normalize()


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Kept for good: a lexicon has more patterns than Python keeps by itself."""
    return re.compile(pattern, re.IGNORECASE)


def ways(*alternatives: Iterable[Atom]) -> tuple[frozenset[Atom], ...]:
    return tuple(frozenset(atoms) for atoms in alternatives)


@dataclass(frozen=True)
class Reading:
    """All mentions of one text, in their order."""

    mentions: tuple[Mention, ...]

    @cached_property
    def atoms(self) -> frozenset[Atom]:
        return frozenset().union(*(mention.atoms for mention in self.mentions))

    def missing_in(self, other: Reading) -> Iterator[Mention]:
        """Mentions that the other text does not make."""
        said = other.atoms
        for mention in self.mentions:
            if not mention.is_weak and not any(atoms <= said for atoms in mention.alternatives):
                yield mention

    def words_missing_in(self, other: Reading, kind: str) -> list[Mention]:
        """Of spelled-out numbers ("word") or parts of a whole ("part") those that the other text does not say.

        One and less than one are no numbers here: "một" is an article too.
        """
        said = other.atoms
        return [
            mention
            for mention in self.mentions
            if mention.kind == kind
            and (kind == "part" or all(atom.value > 1 for atom in mention.atoms))
            and not any(atoms <= said for atoms in mention.alternatives)
        ]
