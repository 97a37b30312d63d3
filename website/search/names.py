"""Names across scripts: the glossary's forms of one term stand for each other.

The forms are kept by the process and read again when a term changed, so no signal can be missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count, Max

from cms import languages
from reference.models import Term
from website.search.expression import Any, Expression
from website.search.words import Atom, atoms_of, in_a_row

FORMS_MAX = 40  # of one name
LETTERS_MIN = 2  # of a Latin form

Key = tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """A part of the query that the glossary knows, and everything that it may be called."""

    atoms: tuple[Atom, ...]
    forms: tuple[tuple[Atom, ...], ...]

    def expression(self) -> Expression:
        return Any((in_a_row(self.atoms), *map(in_a_row, self.forms)))


@dataclass
class _Glossary:
    """Forms by their folded atoms."""

    version: object = None
    forms: dict[Key, tuple[tuple[Atom, ...], ...]] = field(default_factory=dict)
    longest: int = 0  # atoms


_known = _Glossary()


def split(atoms: tuple[Atom, ...]) -> list[Name | Atom]:
    """The query's atoms, those that make a name together; the longest name first."""
    glossary = _glossary()
    parts: list[Name | Atom] = []
    at = 0
    while at < len(atoms):
        end = _end_of_name(atoms, at, glossary)
        if end:
            parts.append(Name(atoms[at:end], glossary.forms[_key(atoms[at:end])]))
        else:
            parts.append(atoms[at])
        at = end or at + 1
    return parts


def _end_of_name(atoms: tuple[Atom, ...], at: int, glossary: _Glossary) -> int:
    """Where the longest name that begins here ends; 0 when none does."""
    for end in range(min(len(atoms), at + glossary.longest), at, -1):
        if _key(atoms[at:end]) in glossary.forms and not _is_part_of_a_word(atoms, at, end):
            return end
    return 0


def _is_part_of_a_word(atoms: tuple[Atom, ...], at: int, end: int) -> bool:
    """A single character within a run: 节 is a festival when it stands alone, not in 季节."""
    if end - at > 1 or not atoms[at].is_cjk:
        return False
    return atoms[at].goes_on or (end < len(atoms) and atoms[end].goes_on and atoms[end].is_cjk)


def _key(atoms: tuple[Atom, ...]) -> Key:
    return tuple(atom.text for atom in atoms)


def _glossary() -> _Glossary:
    global _known
    version = tuple(Term.objects.aggregate(Max("updated_at"), Count("pk")).values())
    if version != _known.version:
        _known = _read(version)
    return _known


def _read(version: object) -> _Glossary:
    related: dict[Key, dict[Key, tuple[Atom, ...]]] = defaultdict(dict)
    for term in Term.objects.exclude(kind=Term.Kind.UNIT):
        forms = {_key(atoms): atoms for atoms in _forms_of(term)}
        for key in forms:
            related[key] |= forms
    alternatives = {
        key: tuple(atoms for other, atoms in forms.items() if other != key)[:FORMS_MAX]
        for key, forms in related.items()
        if len(forms) > 1
    }
    return _Glossary(version, alternatives, max(map(len, alternatives), default=0))


def _forms_of(term: Term) -> Iterator[tuple[Atom, ...]]:
    for language in languages.ACTIVE:
        for form in term.right_forms(language):
            atoms = atoms_of(form)
            if atoms and (atoms[0].is_cjk or sum(len(atom.text) for atom in atoms) >= LETTERS_MIN):
                yield atoms
