"""Reads policy.txt: who may ask which address by which method about what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("policy.txt")
USUAL = ("GET", "POST")
CELL = re.compile(r"[+-]|[alcm]+")


@dataclass(frozen=True)
class Rule:
    """One line. `cells` has a cell for each column; `shows` are words that the answer holds for those who may."""

    name: str
    method: str
    kind: str
    cells: dict[str, str]
    shows: tuple[str, ...] = ()
    reason: str = ""
    is_sampled: bool = False
    is_by_effect: bool = False
    is_refused_only: bool = False

    @property
    def lets_nobody_in(self) -> bool:
        return set(self.cells.values()) == {"-"}


@dataclass(frozen=True)
class Policy:
    """`readers` are the columns or people, with a scope where needed, who may read each word."""

    columns: tuple[str, ...]
    facts: tuple[str, ...]
    readers: dict[str, frozenset[str]]
    rules: tuple[Rule, ...]

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(rule.name for rule in self.rules))

    def of(self, name: str, other_methods: Iterable[str] = ()) -> list[Rule]:
        """The address's lines; nobody gets in by GET or POST where no line says so.

        The `other_methods` that the view takes are refused to whom POST is refused, and not tried by the rest.
        """
        rules = [rule for rule in self.rules if rule.name == name]
        missing = [method for method in USUAL if method not in {rule.method for rule in rules}]
        closed = dict.fromkeys(self.columns, "-")
        kinds = {rule.kind: rule.is_sampled for rule in rules}
        rules += [Rule(name, m, kind, closed, is_sampled=sampled) for m in missing for kind, sampled in kinds.items()]
        posts = [rule for rule in rules if rule.method == "POST"]
        more = set(other_methods) - {rule.method for rule in rules}
        return rules + [replace(rule, method=m, is_refused_only=True) for m in sorted(more) for rule in posts]


class PolicyError(ValueError):
    """The file is wrong; the message names the line."""


@cache
def policy() -> Policy:
    return read(FILE.read_text(encoding="utf-8"))


def read(text: str) -> Policy:
    """Raises PolicyError."""
    columns: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    readers: dict[str, frozenset[str]] = {}
    rules: list[Rule] = []
    for number, line in enumerate(text.splitlines(), 1):
        first, *rest = line.split("#")[0].split() or [""]
        if first == "columns":
            columns = tuple(word.partition("=")[2] for word in rest)
        elif first == "facts":
            facts = tuple(rest)
        elif first == "word":
            readers[rest[0]] = frozenset(rest[1:])
        elif first:
            rules.extend(_rules(line, number, columns, facts))
    return Policy(columns, facts, readers, _without_overridden(rules))


def _rules(line: str, number: int, columns: tuple[str, ...], facts: tuple[str, ...]) -> Iterator[Rule]:
    """A line stands for each of its methods, and for each kind of fact where it says {fact}."""
    said, _mark, reason = line.partition("#")
    name, methods, kind, *rest = said.split()
    cells, shows = rest[: len(columns)], rest[len(columns) :]
    if len(cells) != len(columns) or not all(CELL.fullmatch(cell) for cell in cells):
        raise PolicyError(
            f"Line {number}: each of the {len(columns)} columns needs one of + - or letters of a, l, c, m."
        )
    for method in methods.split(","):
        for fact in facts if "{fact}" in name else ("",):
            yield Rule(
                name=name.replace("{fact}", fact),
                method=method.rstrip("*"),
                kind=f"fact_{fact}" if kind == "fact" else kind,
                cells=dict(zip(columns, cells, strict=True)),
                shows=tuple(shows) if method in ("GET", "GET*") else (),
                reason=reason.strip(),
                is_sampled=bool(fact),
                is_by_effect=method.endswith("*"),
            )


def _without_overridden(rules: list[Rule]) -> tuple[Rule, ...]:
    """A line that names the fact stands before one that says {fact}."""
    named = {(rule.name, rule.method) for rule in rules if not rule.is_sampled}
    kept = [rule for rule in rules if not rule.is_sampled or (rule.name, rule.method) not in named]
    seen: set[tuple[str, str, str]] = set()
    for rule in kept:
        key = (rule.name, rule.method, rule.kind)
        if key in seen:
            raise PolicyError(f"{rule.name} {rule.method} {rule.kind} stands twice.")
        seen.add(key)
    return tuple(kept)
