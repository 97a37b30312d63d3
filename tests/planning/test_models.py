"""Plans, tasks, activities: rules that must hold, periods, counts, states."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, ProtectedError

from planning import countries
from planning.models import Activity, Plan, PlannedItem, PlanTask
from reference.search import search_facts
from tests import factories
from tests.planning.factories import activity, item, plan, task

pytestmark = [pytest.mark.django_db, pytest.mark.db]
DAY = dt.date(2024, 4, 11)


def refused(make, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()


BROKEN = {
    "plan_once_a_year": lambda: Plan.objects.bulk_create([Plan(year=2024, title="a"), Plan(year=2024, title="b")]),
    "plan_year_is_a_year": lambda: Plan.objects.create(year=24, title="a"),
    "plan_task_code_once": lambda: [task("III.5-2"), task("III.5-2")],
    "plan_task_says_when": lambda: task(period=""),
    "plan_task_asks_for_something": lambda: task(quantity=0),
    "activity_ends_after_it_begins": lambda: activity(first_day=DAY, last_day=DAY - dt.timedelta(days=1)),
    "activity_outlet_where_needed": lambda: activity(kind="broadcast"),
    "activity_has_participants": lambda: activity(participants=0),
}


@pytest.mark.parametrize("constraint", BROKEN)
def test_the_database_refuses_what_must_not_be(constraint):
    if connection.vendor == "sqlite" and constraint in ("plan_once_a_year", "plan_task_code_once"):
        refused(BROKEN[constraint], "UNIQUE constraint failed: planning_plan")
    else:
        refused(BROKEN[constraint], constraint)


def test_every_constraint_is_tried():
    named = {c.name for model in (Plan, PlanTask, Activity, PlannedItem) for c in model._meta.constraints}
    assert named == set(BROKEN)


def test_a_story_elsewhere_needs_its_outlet_too():
    refused(lambda: activity(kind="story"), "activity_outlet_where_needed")
    assert activity(kind="story", outlet="vietnam.vn").pk


@pytest.mark.parametrize("fields", [{"period": "quarter"}, {"due": DAY}, {"due_text": "Quý II"}])
def test_a_task_says_when_in_one_of_three_ways(fields):
    assert task(**{"period": "", **fields}).pk


def test_the_message_stands_beside_its_field():
    bad = Activity(kind="story", agency=factories.agency(), title="Bài", first_day=DAY)
    with pytest.raises(ValidationError) as caught:
        bad.full_clean()
    assert set(caught.value.message_dict) == {"outlet"}


def test_an_activity_of_one_day_needs_no_last_day():
    one_day = Activity(kind="fair", agency=factories.agency(), title="Hội chợ", first_day=DAY)
    one_day.full_clean()
    assert one_day.last_day == DAY


@pytest.mark.parametrize("codes", [["XX"], ["JP", "JP"], ["EU"], "JP", ["jp"]])
def test_countries_are_those_of_the_standard_each_once(codes):
    with pytest.raises(ValidationError):
        countries.validate_country_codes(codes)


def test_there_are_as_many_countries_as_in_the_standard_and_they_have_vietnamese_names():
    assert len(countries.names()) == 249
    assert countries.named(["JP", "KR"]) == ["Nhật Bản", "Hàn Quốc"]
    assert activity(countries=["JP"]).country_names == ["Nhật Bản"]


class TestPeriod:
    def test_an_activity_counts_in_the_period_in_which_it_began_and_in_no_other(self):
        over_midyear = activity(first_day=dt.date(2024, 6, 28), last_day=dt.date(2024, 7, 3))
        first_half = Activity.objects.in_period(dt.date(2024, 1, 1), dt.date(2024, 6, 30))
        second_half = Activity.objects.in_period(dt.date(2024, 7, 1), dt.date(2024, 12, 31))
        assert (list(first_half), list(second_half)) == ([over_midyear], [])

    @pytest.mark.parametrize(
        ("day", "is_in"), [("2024-01-01", 1), ("2024-06-30", 1), ("2023-12-31", 0), ("2024-07-01", 0)]
    )
    def test_the_first_and_last_day_belong_to_the_period(self, day, is_in):
        activity(first_day=dt.date.fromisoformat(day))
        item(date=dt.date.fromisoformat(day))
        period = (dt.date(2024, 1, 1), dt.date(2024, 6, 30))
        assert Activity.objects.in_period(*period).count() == is_in
        assert PlannedItem.objects.in_period(*period).count() == is_in

    def test_a_report_counts_by_agency_and_kind(self):
        own, other = factories.agency("a"), factories.agency("b")
        for agency, kind in ((own, "fair"), (own, "fair"), (own, "class"), (other, "fair")):
            activity(agency=agency, kind=kind)
        found = Activity.objects.of_agency([own.pk]).order_by().values("agency__code", "kind").annotate(n=Count("pk"))
        assert {(row["agency__code"], row["kind"]): row["n"] for row in found} == {("a", "fair"): 2, ("a", "class"): 1}


class TestTasks:
    def test_counts_do_not_multiply_each_other(self, django_assert_num_queries):
        fair, class_ = task("III.5-2"), task("III.5-3")
        for _ in range(2):
            activity(task=fair)
        for _ in range(3):
            item(task=fair)
        with django_assert_num_queries(1):
            counted = {t.code: (t.activity_count, t.item_count) for t in PlanTask.objects.with_counts()}
        assert counted == {fair.code: (2, 3), class_.code: (0, 0)}

    def test_a_task_concerns_the_agency_in_charge_and_those_that_cooperate(self):
        own, other, third = (factories.agency(code) for code in "abc")
        shared = task("III.1-1", agency=other)
        shared.cooperating.add(own, third)
        mine = task("III.1-2", agency=own)
        task("III.1-3", agency=other)
        assert list(PlanTask.objects.concerning([own.pk])) == [shared, mine]
        assert list(PlanTask.objects.concerning([own.pk, third.pk])) == [shared, mine]
        assert list(PlanTask.objects.of_agency([own.pk])) == [mine]

    @pytest.mark.parametrize(
        ("fields", "day", "done", "state"),
        [
            ({"due": DAY}, "2024-04-11", 0, "open"),
            ({"due": DAY}, "2024-04-12", 0, "overdue"),
            ({"due": DAY}, "2024-04-12", 1, "fulfilled"),
            ({"period": "quarter"}, "2024-12-31", 3, "begun"),
            ({"period": "quarter"}, "2025-01-01", 3, "overdue"),
            ({"period": "quarter"}, "2024-06-01", 4, "fulfilled"),
            ({"period": "month"}, "2024-06-01", 11, "begun"),
            ({"period": "half-year"}, "2024-06-01", 2, "fulfilled"),
            ({"quantity": 5}, "2024-06-01", 4, "begun"),
            ({"quantity": 5, "period": "quarter"}, "2024-06-01", 5, "fulfilled"),
            ({"due_text": "Quý II"}, "2025-01-01", 0, "overdue"),
        ],
    )
    def test_the_state_follows_from_what_was_done(self, fields, day, done, state):
        asked = task(**{"period": "", **({"due_text": "x"} if fields == {"quantity": 5} else {}), **fields})
        assert asked.state_on(dt.date.fromisoformat(day), done) == state

    def test_codes_follow_each_other_as_in_the_document(self):
        codes = ["II.7", "II.10", "III.1-1", "III.1-7a", "III.1-7b", "III.2-1", "III.10-2", "IV.1", "IX.1", "X.1"]
        for code in reversed(codes):
            task(code)
        assert [t.code for t in PlanTask.objects.all()] == codes

    def test_a_task_that_an_activity_names_is_not_deleted(self):
        fair = task()
        activity(task=fair)
        for row in (fair, fair.plan, fair.agency):
            with pytest.raises(ProtectedError):
                row.delete()


@pytest.mark.parametrize(
    ("query", "found"),
    [("hoi cho", 1), ("HỘI CHỢ hà nội", 1), ("nhat ban", 1), ("đài", 1), ("dai loan", 0), ("hoi nghi", 0)],
)
def test_activities_are_found_however_the_words_were_typed(query, found):
    activity("Hội chợ quốc tế", place="Hà Nội", countries=["JP"], outlet="Đài tỉnh")
    assert search_facts(Activity.objects.all(), query).count() == found


def test_words_follow_a_change():
    fair = activity("Hội chợ")
    fair.title = "Triển lãm"
    fair.save(update_fields=["title"])
    assert search_facts(Activity.objects.all(), "trien lam").exists()
    assert not search_facts(Activity.objects.all(), "hoi cho").exists()


def test_a_plan_is_named_by_number_and_day():
    assert "84" in plan(number="84", issued_on=dt.date(2024, 1, 29)).document
    assert "29/1/2024" in plan().document
    assert plan(2025).document == "Kế hoạch năm 2025"
