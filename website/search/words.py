"""Reads a query or a page into the units of the index: Latin words, and characters of scripts without spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reference.folding import CJK, bigrams, index_terms, strip_marks
from website.search.expression import All, Expression, Phrase

# Letters that Unicode does not take apart, as other keyboards write them: 'œuvre' and 'oeuvre'.
LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"})
ATOM = re.compile(f"[{CJK}]|[^\\W_{CJK}]+")
IS_CJK = re.compile(f"[{CJK}]")


@dataclass(frozen=True)
class Atom:
    """A word, or one character of a script without spaces."""

    text: str
    is_cjk: bool
    goes_on: bool  # stands in one run with the atom before it


def fold(text: str) -> str:
    return strip_marks(text.translate(LIGATURES))


def terms_of(text: str) -> str:
    """The text's terms for the index, between spaces."""
    return index_terms(text.translate(LIGATURES))


def atoms_of(text: str) -> tuple[Atom, ...]:
    """The text's atoms, folded; words of a sentence are one run, whatever stands between them."""
    found: list[Atom] = []
    end = 0
    for match in ATOM.finditer(fold(text)):
        is_cjk = bool(IS_CJK.match(match.group()))
        alike = bool(found) and found[-1].is_cjk == is_cjk
        found.append(Atom(match.group(), is_cjk, alike and (not is_cjk or match.start() == end)))
        end = match.end()
    return tuple(found)


def runs_of(atoms: Iterable[Atom]) -> list[list[Atom]]:
    """Atoms that stand in one run, together."""
    runs: list[list[Atom]] = []
    for atom in atoms:
        if runs and atom.goes_on:
            runs[-1].append(atom)
        else:
            runs.append([atom])
    return runs


def terms_of_run(run: list[Atom]) -> list[str]:
    texts = [atom.text for atom in run]
    return bigrams("".join(texts)) if run[0].is_cjk else texts


def in_a_row(atoms: Iterable[Atom]) -> Expression:
    """Each run of the atoms as it stands."""
    return All(tuple(Phrase(tuple(terms_of_run(run))) for run in runs_of(atoms)))


def all_terms(atoms: Iterable[Atom]) -> list[str]:
    """Every term once, in the order of the atoms."""
    return list(dict.fromkeys(term for run in runs_of(atoms) for term in terms_of_run(run)))
