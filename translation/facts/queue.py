"""Open texts of facts, gathered by kind of fact and language: what stands on the board and among a person's work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db.models import Count, Min
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.text import capfirst

from reference.language_names import name_of
from reference.models import Proposal, ProposedChange
from translation.facts import texts
from translation.models_facts import FactText

State = FactText.State


@dataclass
class Group:
    """Texts of one kind of fact in one language that somebody has still to do something about."""

    kind: str
    language: str
    empty: int = 0
    stale: int = 0
    facts_changed: bool = False  # figures, dates or names in the Vietnamese of one that is stale
    written: int = 0  # and neither handed in nor confirmed
    waiting: int = 0  # for confirmation
    since: datetime | None = field(default=None)

    @property
    def name(self) -> str:
        return capfirst(str(texts.kinds()[self.kind]._meta.verbose_name_plural))

    @property
    def language_name(self) -> str:
        return name_of(self.language)

    @property
    def open(self) -> int:
        return self.empty + self.stale

    @property
    def age_days(self) -> int:
        return (timezone.now() - self.since).days if self.since else 0


@dataclass(frozen=True)
class Line:
    """One kind of fact with the languages asked for; None where nothing is open."""

    name: str
    cells: list[tuple[str, Group | None]]


def groups(codes: Iterable[str]) -> list[Group]:
    """By kind, then language; two queries however many facts there are."""
    found: dict[tuple[str, str], Group] = {}
    codes = list(codes)
    for row in _counts(codes):
        kind, language = row["fact_kind"], row["language"]
        _count(found.setdefault((kind, language), Group(kind, language)), row)
    for (kind, language), number in _waiting(codes).items():
        if kind in texts.kinds():
            group = found.setdefault((kind, language), Group(kind, language))
            group.waiting = number
            group.written = max(0, group.written - number)
    order = {code: place for place, code in enumerate(texts.CODES)}
    return sorted(found.values(), key=lambda group: (group.name, order[group.language]))


def lines(codes: list[str]) -> list[Line]:
    """For the board: a line per kind of which something is open."""
    made = []
    for name, some in groupby(groups(codes), key=lambda group: group.name):
        by_code = {group.language: group for group in some}
        made.append(Line(name, [(code, by_code.get(code)) for code in codes]))
    return made


def _counts(codes: list[str]) -> Iterable[dict]:
    open_ones = FactText.objects.filter(language__in=codes, fact_kind__in=texts.kinds()).exclude(state=State.APPROVED)
    since = Min(Coalesce("changed_at", "open_since"))
    by = open_ones.order_by().values("fact_kind", "language", "state", "change_kind")
    return by.annotate(number=Count("pk"), since=since)


def _count(group: Group, row: dict) -> None:
    if row["state"] == State.EMPTY:
        group.empty += row["number"]
    elif row["state"] == State.STALE:
        group.stale += row["number"]
        group.facts_changed |= row["change_kind"] == "facts"
    else:
        group.written += row["number"]
    group.since = min(filter(None, (group.since, row["since"])))


def _waiting(codes: list[str]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = defaultdict(int)
    changes = ProposedChange.objects.filter(proposal__state=Proposal.State.PROPOSED, language__in=codes)
    stored = changes.filter(fact_id__isnull=False).order_by()
    for kind, language, number in stored.values_list("kind", "language").annotate(number=Count("pk")):
        found[kind, language] += number
    return found
