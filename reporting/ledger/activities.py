"""Lines from the register of activities; each counts in the period in which it began."""

from __future__ import annotations

from collections.abc import Iterator

from planning.models import Activity
from reporting.ledger.entry import Cell, Entry, What
from reporting.scope import Scope

WHAT = frozenset({What.ACTIVITY})


def entries(scope: Scope) -> Iterator[Entry]:
    """One query. With a language asked for, those that used it."""
    for activity in Activity.objects.in_period(scope.period.first, scope.period.last).order_by("pk"):
        if not scope.language or scope.language in activity.languages:
            yield _entry(activity, scope)


def _entry(activity: Activity, scope: Scope) -> Entry:
    return Entry(
        record=f"Activity {activity.pk}",
        cell=Cell(What.ACTIVITY, scope.roster.stands_for(activity.agency_id), type=activity.kind),
        day=activity.first_day,
        agency=activity.agency_id,
        title=activity.title,
        address=activity.proof_url,
        place=activity.outlet or activity.place,
        task=activity.task_id,
    )
