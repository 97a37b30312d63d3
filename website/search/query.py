"""A visitor's query as it is asked of the index: names widened, words mended, the best first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from website.search import names
from website.search.expression import All, Any, Expression, InTitle, Phrase
from website.search.names import Name
from website.search.words import Atom, all_terms, atoms_of, in_a_row, runs_of, terms_of_run

ATOMS_MAX = 40
PHRASES_MAX = 64  # mended forms of one query
MENDED_MIN = 4  # letters of a word that may hold a slip


@dataclass
class Wanted:
    """One query in one language."""

    language: str
    words: str

    @cached_property
    def atoms(self) -> tuple[Atom, ...]:
        return atoms_of(self.words)[:ATOMS_MAX]

    @cached_property
    def parts(self) -> list[Name | Atom]:
        """Names of the glossary, and what stands between them."""
        return names.split(self.atoms)

    @cached_property
    def units(self) -> list[Expression]:
        """Everything that must occur: each word or pair of characters, names under any of their forms."""
        units: list[Expression] = []
        for part in _grouped(self.parts):
            if isinstance(part, Name):
                every = All(tuple(Phrase((term,)) for term in all_terms(part.atoms)))
                units.append(Any((every, part.expression())))
            else:
                units += [Phrase((term,)) for run in runs_of(part) for term in terms_of_run(run)]
        return list(dict.fromkeys(units))

    @property
    def is_widened(self) -> bool:
        return any(isinstance(part, Name) for part in self.parts)

    def as_typed(self) -> Expression:
        return in_a_row(self.atoms)

    def by_name(self) -> Expression:
        """The runs as typed, each name in any of its forms."""
        parts = _grouped(self.parts)
        return All(tuple(part.expression() if isinstance(part, Name) else in_a_row(part) for part in parts))

    def every_word(self) -> Expression:
        """All units; the last word may be the start of one."""
        terms = all_terms(self.atoms)
        start = All((*(Phrase((term,)) for term in terms[:-1]), Phrase((terms[-1],), is_start=True)))
        return Any((All(tuple(self.units)), start))

    def tiers(self) -> list[Expression]:
        """From the best to the last: as typed before its other names before scattered words; title before text."""
        rows = [self.as_typed(), *([self.by_name()] if self.is_widened else [])]
        in_rows = [tier for row in rows for tier in (InTitle(row), row)]
        return [*in_rows, InTitle(All(tuple(self.units))), self.every_word()]

    @property
    def rows(self) -> int:
        """How many of the first tiers hold the words in a row."""
        return 4 if self.is_widened else 2

    def long_words(self) -> list[str]:
        return [atom.text for atom in self.atoms if not atom.is_cjk and len(atom.text) >= MENDED_MIN]

    def mended_rows(self, near: dict[str, list[str]]) -> list[Expression]:
        """The words as typed, one of them replaced by a neighbour."""
        found: list[Expression] = []
        for place, atom in enumerate(self.atoms):
            for word in near.get(atom.text, ()) if not atom.is_cjk else ():
                mended = Atom(word, is_cjk=False, goes_on=atom.goes_on)
                found.append(in_a_row((*self.atoms[:place], mended, *self.atoms[place + 1 :])))
        return found[:PHRASES_MAX]

    def mended_units(self, near: dict[str, list[str]]) -> list[Expression]:
        """The units, each word or one of its neighbours."""
        return [mend(unit, near) for unit in self.units]

    def all_but_one(self, near: dict[str, list[str]]) -> list[Expression]:
        """The units without each in turn; nothing when there is only one."""
        units = self.mended_units(near)
        return [All((*units[:i], *units[i + 1 :])) for i in range(len(units))] if len(units) > 1 else []


def mend(unit: Expression, near: dict[str, list[str]]) -> Expression:
    """The unit or, for a single word, any of its neighbours."""
    if isinstance(unit, Phrase) and len(unit.terms) == 1:
        return Any((unit, *(Phrase((word,)) for word in near.get(unit.terms[0], ()))))
    return unit


def _grouped(parts: list[Name | Atom]) -> list[Name | list[Atom]]:
    """Atoms between names together."""
    grouped: list[Name | list[Atom]] = []
    for part in parts:
        if isinstance(part, Atom) and grouped and isinstance(grouped[-1], list):
            grouped[-1].append(part)
        else:
            grouped.append([part] if isinstance(part, Atom) else part)
    return grouped
