"""One report: what it is about, its tables, the plan's tasks, and the lines behind the numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from planning import periods
from reference.models import Office
from reporting import figures, ledger, tables, tasks
from reporting import labels as words
from reporting.figures import Cube
from reporting.labels import Labels
from reporting.ledger import Entry
from reporting.scope import Scope
from reporting.tables import Table
from reporting.tasks import TaskLine


@dataclass(frozen=True)
class Report:
    """`tasks` is None when one language was asked for: tasks are about all."""

    scope: Scope
    labels: Labels
    entries: tuple[Entry, ...]
    cube: Cube
    tables: tuple[Table, ...]
    tasks: tuple[TaskLine, ...] | None
    made_at: dt.datetime
    office: str

    @property
    def made(self) -> str:
        """The moment by the clock of the office."""
        return periods.moment_text(self.made_at)

    @property
    def whose(self) -> str:
        """The agencies that it is about; empty: all."""
        scope, roster = self.scope, self.labels.roster
        standing = {roster.stands_for(agency) for agency in scope.agencies or ()}
        return "; ".join(roster.name(agency) for agency in roster.ordered(standing))

    @property
    def tasks_with_results(self) -> list[TaskLine]:
        return [line for line in self.tasks or () if not line.has_nothing]

    @property
    def tasks_with_nothing(self) -> list[TaskLine]:
        return [line for line in self.tasks or () if line.has_nothing]


def make(scope: Scope) -> Report:
    """Counted now from the records. The number of queries does not depend on the rows."""
    labels = words.load(scope.roster)
    entries = ledger.read(scope)
    cube = figures.count(entries)
    office = Office.objects.first()
    return Report(
        scope=scope,
        labels=labels,
        entries=tuple(entries),
        cube=cube,
        tables=tuple(tables.Maker(cube, labels, scope).all()),
        tasks=None if scope.language else tuple(tasks.lines(scope)),
        made_at=timezone.now(),
        office=str(office) if office else "",
    )
