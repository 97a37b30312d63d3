"""The plan's tasks with the stories and activities that name them, and those that nothing names yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from planning.models import PlanTask
from planning.periods import Period
from reporting import ledger
from reporting.figures import Number, Pick
from reporting.ledger import Entry, What
from reporting.scope import Scope

FULFILLING = (What.STORY, What.ACTIVITY)


@dataclass(frozen=True)
class TaskLine:
    """`since_new_year` counts from the beginning of the plan's year to the end of the period."""

    code: str
    text: str
    agency: str
    stories: Number
    activities: Number
    since_new_year: Number
    year: Period

    @property
    def numbers(self) -> tuple[Number, Number, Number]:
        return (self.stories, self.activities, self.since_new_year)

    @property
    def has_nothing(self) -> bool:
        return self.since_new_year.count == 0


def heads() -> tuple[str, ...]:
    """Of the columns that a line fills: three of words, three of numbers."""
    words = (_("Task"), _("What is to be done"), _("Agency"))
    return (*words, _("Stories"), _("Activities"), _("Since the beginning of the year"))


def lines(scope: Scope) -> list[TaskLine]:
    """Tasks of the plans of the period's years: all, or those that concern the agencies.

    The ledger is read from the beginning of the first year on: what was done in its first half is not missing in the
    second.
    """
    first = dt.date(scope.period.first.year, 1, 1)
    entries = ledger.read(scope.in_period(Period(first, scope.period.last)), FULFILLING)
    naming = [entry for entry in entries if entry.task is not None]
    return [_line(task, naming, scope) for task in _tasks(scope)]


def _tasks(scope: Scope) -> Sequence[PlanTask]:
    tasks = PlanTask.objects.filter(plan__year__in=scope.period.years).select_related("plan")
    tasks = tasks if scope.agencies is None else tasks.concerning(scope.agencies)
    return tasks.order_by("plan__year", "sort_key", "pk")


def _line(task: PlanTask, naming: Sequence[Entry], scope: Scope) -> TaskLine:
    year = Period(dt.date(task.plan.year, 1, 1), min(scope.period.last, dt.date(task.plan.year, 12, 31)))
    own = [entry for entry in naming if entry.task == task.pk]
    return TaskLine(
        code=task.code,
        text=task.text,
        agency=scope.roster.name(scope.roster.stands_for(task.agency_id)),
        stories=_number(own, Pick(frozenset({What.STORY}), task=task.pk), scope.period),
        activities=_number(own, Pick(frozenset({What.ACTIVITY}), task=task.pk), scope.period),
        since_new_year=_number(own, Pick(frozenset(FULFILLING), task=task.pk), year),
        year=year,
    )


def _number(entries: Sequence[Entry], pick: Pick, period: Period) -> Number:
    return Number(sum(entry.day in period and pick.takes(entry) for entry in entries), pick)
