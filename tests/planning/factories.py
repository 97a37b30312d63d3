"""Plans, tasks and activities for tests."""

from __future__ import annotations

import datetime as dt

from planning.models import Activity, Plan, PlannedItem, PlanTask
from tests import factories


def plan(year: int = 2024, **fields: object) -> Plan:
    return Plan.objects.get_or_create(year=year, defaults={"title": f"Kế hoạch năm {year}", **fields})[0]


def task(code: str = "III.5-2", **fields: object) -> PlanTask:
    given = {
        "plan": fields.pop("plan", None) or plan(),
        "section": code.split("-")[0],
        "agency": fields.pop("agency", None) or factories.agency(),
        "text": "Tham gia Hội chợ Du lịch quốc tế",
        "period": "year",
        **fields,
    }
    return PlanTask.objects.create(code=code, **given)


def activity(title: str = "Gian hàng du lịch tại hội chợ", **fields: object) -> Activity:
    first = fields.pop("first_day", dt.date(2024, 4, 11))
    given = {"kind": "fair", "agency": fields.pop("agency", None) or factories.agency(), "last_day": first, **fields}
    return Activity.objects.create(title=title, first_day=first, **given)


def item(title: str = "Mùa nhãn chín", **fields: object) -> PlannedItem:
    given = {"date": dt.date(2024, 8, 1), "agency": fields.pop("agency", None) or factories.agency(), **fields}
    return PlannedItem.objects.create(title=title, **given)
