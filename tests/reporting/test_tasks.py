"""The plan's tasks: what fulfils them, and what nothing fulfils yet."""

import datetime as dt

import pytest

from planning.periods import Period, half_year
from reporting import tasks
from tests import factories
from tests.planning.factories import activity, plan, task
from tests.reporting import world

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def found(period=world.HALF, **fields):
    return {line.code: line for line in tasks.lines(world.scope(period, **fields))}


def counts(line):
    return (line.stories.count, line.activities.count, line.since_new_year.count)


def test_stories_in_every_language_and_activities_fulfil_a_task(small):
    lines = found()
    assert counts(lines["III.5-2"]) == (3, 1, 4)
    assert lines["III.7-1"].has_nothing
    assert lines["III.7-1"].agency == "Ban Quản lý các khu công nghiệp"


def test_what_was_done_in_the_first_half_is_not_missing_in_the_second(small):
    line = found(half_year(2025, 2))["III.5-2"]
    assert counts(line) == (0, 0, 4)
    assert not line.has_nothing


def test_what_is_done_after_the_period_does_not_count_yet(small):
    activity(task=small.open_task, agency=small.parks, first_day=dt.date(2025, 7, 1))
    assert found()["III.7-1"].has_nothing
    assert not found(half_year(2025, 2))["III.7-1"].has_nothing


def test_tasks_of_every_year_of_the_period_stand_in_the_order_of_the_plan(home):
    for year, code in [(2024, "III.1-2"), (2025, "III.1-10"), (2025, "III.1-9"), (2026, "III.1-1")]:
        task(code, plan=plan(year))
    period = Period(dt.date(2024, 12, 15), dt.date(2025, 6, 14))
    assert list(found(period)) == ["III.1-2", "III.1-9", "III.1-10"]


def test_a_task_of_an_earlier_year_counts_only_its_own_year(home):
    old = task("III.1-1", plan=plan(2024))
    activity(task=old, first_day=dt.date(2024, 12, 20))
    activity(task=old, first_day=dt.date(2025, 1, 20))
    line = found(Period(dt.date(2024, 12, 15), dt.date(2025, 6, 14)))["III.1-1"]
    assert counts(line) == (0, 2, 1)
    assert line.year.last == dt.date(2024, 12, 31)


def test_an_agency_sees_the_tasks_that_concern_it_and_what_it_did_itself(small):
    shared = task("III.9-9", plan=small.asked.plan, agency=small.parks)
    shared.cooperating.add(small.culture)
    activity(task=shared, agency=small.parks, first_day=dt.date(2025, 2, 2))
    lines = found(agencies=frozenset({small.culture.pk}))
    assert list(lines) == ["III.5-2", "III.9-9"]
    assert counts(lines["III.9-9"]) == (0, 0, 0)


def test_each_number_is_the_number_of_the_lines_behind_it(small):
    entries = world.ledger.read(world.scope())
    line = found()["III.5-2"]
    for number in (line.stories, line.activities):
        assert number.count == sum(number.pick.takes(entry) for entry in entries)


def test_the_number_of_queries_does_not_grow_with_the_rows(small, django_assert_num_queries):
    scope = world.scope()
    with django_assert_num_queries(8):  # pages 6, activities 1, tasks 1
        tasks.lines(scope)
    for number in range(5):
        made = task(f"III.8-{number}", plan=small.asked.plan)
        activity(task=made, agency=factories.agency(), first_day=dt.date(2025, 2, 2))
    with django_assert_num_queries(8):
        tasks.lines(scope)
