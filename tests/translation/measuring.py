"""How many bad translations the checks catch and how many good ones they block, by kind of fault."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.translation.bad_pairs import Bad, Good, names_kept, spoilt
from translation import checks
from translation.glossary import Entry, shipped
from translation.models import Segment

HERE = Path(__file__).parent
CODES = ("en", "zh-hans", "ja", "fr")
SEED = 20261126
LIMITS = {"title": 255, "heading": 120}  # characters, of the fields


@dataclass
class Measured:
    """`caught` counts bad pairs with any blocking finding, `named` those found as that fault."""

    good: int = 0
    blocked: list[tuple[Good, str]] = field(default_factory=list)
    bad: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    missed: list[Bad] = field(default_factory=list)

    def shares(self) -> dict[str, float]:
        return {fault: round(self.caught[fault] / total, 4) for fault, total in sorted(self.bad.items())}

    @property
    def false_alarms(self) -> float:
        return len(self.blocked) / self.good


def good_pairs(code: str) -> list[Good]:
    with (HERE / "pairs" / f"{code}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    other = {"en": "fr", "fr": "en", "zh-hans": "ja", "ja": "zh-hans"}[code]
    with (HERE / "pairs" / f"{other}.csv").open(encoding="utf-8", newline="") as file:
        strangers = [row["target"] for row in csv.DictReader(file) if len(row["target"]) > 60]
    return [
        _good(row["source"], row["target"], code, row["kind"], others=(strangers[number % len(strangers)],))
        for number, row in enumerate(rows)
    ]


def _good(source: str, target: str, code: str, kind: str, **more: tuple[str, ...]) -> Good:
    kept = tuple(name for name in names_kept(source, target) if name not in _terms(code))
    return Good(source, target, code, kind, kept=kept, limit=LIMITS.get(kind), **more)


@cache
def _terms(code: str) -> str:
    """All that the glossary names: a name in one of its terms has that term's own forms."""
    return " ".join(entry.source for entry in shipped(code))


def published_pairs(code: str) -> list[Good]:
    """Approved translations of this installation."""
    rows = Segment.objects.filter(translation__language=code, translation__page__live=True, state="approved")
    return [_good(row.source, row.target, code, row.kind) for row in rows]


def measure(goods: Iterable[Good], seed: int = SEED) -> Measured:
    goods, measured = list(goods), Measured()
    known = {code: shipped(code) for code in {good.language for good in goods}}
    for good in goods:
        measured.good += 1
        if found := _blocking(good, good.target, known):
            measured.blocked.append((good, ", ".join(found)))
    for bad in spoilt(goods, seed):
        measured.bad[bad.fault] += 1
        good = bad.good
        found = _blocking(good, bad.target, known)
        measured.named[bad.fault] += bad.fault in found
        measured.caught[bad.fault] += bool(found)
        if not found:
            measured.missed.append(bad)
    return measured


def _blocking(good: Good, target: str, known: dict[str, tuple[Entry, ...]]) -> set[str]:
    """With the pair's own names as an office would enter them that keeps them as they are."""
    kept = tuple(Entry(name, (name,), (), "title", "", True) for name in good.kept)
    return blocking(good.source, target, good.language, good.kind, (*kept, *known[good.language]), good.limit)


def blocking(
    source: str, target: str, code: str, kind: str, known: tuple[Entry, ...], limit: int | None = None
) -> set[str]:
    """Names of the checks that stop the pair."""
    pair = checks.pair(source, target, code, known, kind=kind, limit=limit)
    return {finding.check for finding in checks.of_pair(pair) if finding.severity == checks.Severity.BLOCKING}
