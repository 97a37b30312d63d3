"""Measures how well changes are judged, against cases written by hand."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from translation.changes import Kind, kind_of
from translation.glossary import shipped

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    before: str
    now: str
    kind: Kind
    why: str
    judged: Kind  # where the rules are known to be graver than a reader


@dataclass
class Measured:
    """How many cases of each kind were judged as which."""

    table: Counter[tuple[Kind, Kind]] = field(default_factory=Counter)
    all: list[Case] = field(default_factory=list)
    wrong: list[tuple[Case, Kind]] = field(default_factory=list)

    @property
    def share_right(self) -> float:
        return 1 - len(self.wrong) / self.table.total()

    @property
    def facts_missed(self) -> list[Case]:
        return [case for case, _judged in self.wrong if case.kind is Kind.FACTS]

    @property
    def surprises(self) -> list[Case]:
        """Wrong otherwise than known, or right where a limit was known."""
        judged_wrong = dict(self.wrong)
        return [case for case in self.all if judged_wrong.get(case, case.kind) is not case.judged]

    @property
    def too_light(self) -> list[Case]:
        return [case for case, judged in self.wrong if judged < case.kind]

    def __str__(self) -> str:
        rows = [f"{'':12}" + "".join(f"{kind:>12}" for kind in Kind) + "  ← judged"]
        rows += [f"{kind:12}" + "".join(f"{self.table[kind, judged]:12}" for judged in Kind) for kind in Kind]
        rows += [f"{case.kind} taken for {judged}: {case.before} → {case.now}" for case, judged in self.wrong]
        return "\n".join([f"{self.share_right:.1%} right", *rows])


def cases(name: str) -> list[Case]:
    found = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    return [
        Case(row["before"], row["now"], Kind(kind), row["why"], Kind(row.get("judged", kind)))
        for kind, rows in found.items()
        for row in rows
    ]


def measure(known: list[Case]) -> Measured:
    glossary, measured = shipped("en"), Measured()
    for case in known:
        measured.all.append(case)
        judged = kind_of(case.before, case.now, glossary)
        measured.table[case.kind, judged] += 1
        if judged is not case.kind:
            measured.wrong.append((case, judged))
    return measured
