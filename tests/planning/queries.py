"""Counts what a screen asks of the database, over few rows and many."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import factories
from tests.people import find
from tests.planning.factories import activity, item, plan, task


def asked(act: Callable[[], object]) -> dict[str, int]:
    """How many queries there were, and how many of them to the plan's tables; the rest is the frame's."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return {"all": len(queries), "own": sum('"planning_' in query["sql"] for query in queries)}


def rows(count: int) -> None:
    for number in range(count):
        agency = factories.agency(f"cq-{count}-{number}", name_vi=f"Cơ quan {number}")
        named = task(f"III.{count}-{number}", agency=agency, plan=plan(2020 + count + number))
        activity(agency=agency, task=named, entered_by=find("bientap"))
        item(agency=agency, task=named, date=timezone.localdate())
