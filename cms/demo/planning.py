"""The demo's plan of 2024 with its tasks, and a year of sample activities."""

from __future__ import annotations

import csv
import datetime as dt

from django.db.models import JSONField

from cms.demo import ledger
from cms.demo.facts import DemoFileError
from cms.demo.files import HERE
from planning.importing import import_plan
from planning.models import Activity, Plan, PlanTask
from reference.cells import LookupTable, parse_cell

FOLDER = HERE / "planning"
YEAR = 2024


def load() -> None:
    """The plan, its tasks, then the activities; the agencies must be there."""
    _load_plan()
    _load_activities()


def _load_plan() -> None:
    plan = Plan.objects.create(
        year=YEAR,
        title="Kế hoạch hoạt động thông tin đối ngoại tỉnh Hưng Yên năm 2024",
        number="84",
        issued_on=dt.date(2024, 1, 29),
        note="Dữ liệu mẫu",
    )
    with (FOLDER / f"tasks-{YEAR}.csv").open("rb") as file:
        result = import_plan(file, YEAR, dry_run=False)
    if result.errors:
        raise DemoFileError(f"tasks-{YEAR}.csv: {result.errors[0]}")
    ledger.record(plan)
    ledger.record_all(plan.tasks.all())


def _load_activities() -> None:
    agencies = LookupTable(Activity._meta.get_field("agency"))
    tasks = {task.code: task for task in PlanTask.objects.filter(plan__year=YEAR)}
    with (FOLDER / "activities.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            activity = Activity(agency=agencies.find(row.pop("agency")), task=_task(tasks, row.pop("task")))
            _fill(activity, row)
            ledger.record(activity)


def _task(tasks: dict[str, PlanTask], code: str) -> PlanTask | None:
    return tasks[code] if code else None


def _fill(activity: Activity, cells: dict[str, str]) -> None:
    for name, cell in cells.items():
        field = Activity._meta.get_field(name)
        if cell:
            value = cell.split() if isinstance(field, JSONField) else parse_cell(field, cell)
            setattr(activity, name, value)
    activity.full_clean()
    activity.save()
