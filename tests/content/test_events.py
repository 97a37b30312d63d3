"""Events in the tree: what the editor refuses, and the stored holdings."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.jobs import JOBS
from content import occurrences, trees
from content.digest import digest_of
from content.models import EventOccurrence, EventPage, Lineage
from content.occurrences import extend_all
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(monkeypatch):
    """The day that the code is told."""

    def be(day):
        monkeypatch.setattr(timezone, "localdate", lambda *args: day)

    be(date(2024, 7, 1))
    return be


def held(page):
    return list(page.occurrences.values_list("year", "first_day", "last_day"))


def test_publishing_stores_the_holdings_of_three_years(home, today):
    assert held(factories.event()) == [
        (2024, date(2024, 4, 18), date(2024, 4, 23)),
        (2025, date(2025, 4, 7), date(2025, 4, 12)),
        (2026, date(2026, 4, 26), date(2026, 5, 1)),
    ]


def test_new_days_replace_the_old_ones_with_the_publication(home, today):
    page = factories.event()
    page.lunar_first_day = page.lunar_last_day = 1
    page.save_revision()
    assert held(page)[0][1] == date(2024, 4, 18)
    trees.put_live(page)
    assert [first for _year, first, _last in held(page)] == [date(2024, 4, 9), date(2025, 3, 29), date(2026, 4, 17)]
    page.is_yearly, page.lunar_year = False, 2025
    trees.put_live(page)
    assert [year for year, *_days in held(page)] == [2025]


def test_a_publication_that_fails_leaves_the_days_as_they_were(home, today, monkeypatch):
    page = factories.event()
    page.lunar_first_day = 1

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("syndication.outbox.enqueue", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        trees.put_live(page)
    assert held(page)[0][1] == date(2024, 4, 18)


def test_a_withdrawn_event_has_no_days(home, today):
    page = factories.event()
    page.unpublish()
    assert held(page) == []
    assert extend_all() == 0


def test_the_worker_adds_the_new_year_and_then_has_nothing_to_do(home, today, django_assert_max_num_queries):
    page = factories.event()
    today(date(2025, 1, 1))
    (job,) = (job for job in JOBS if job.name == "events")
    assert job.run() == 1  # one came; last year's stays in the calendars of subscribers
    assert [year for year, *_days in held(page)] == [2024, 2025, 2026, 2027]
    assert job.run() == 0
    today(date(2026, 1, 1))
    assert job.run() == 2  # the year before last went, one came
    assert [year for year, *_days in held(page)] == [2025, 2026, 2027, 2028]


def test_the_worker_mends_what_is_missing(home, today):
    page = factories.event()
    page.occurrences.all().delete()
    assert extend_all() == 3


def test_of_each_event_the_next_holding_comes_first(home, today):
    temple = factories.event()
    factories.event("Nháp").unpublish()
    fair = factories.event("Hội chợ", first_day=date(2024, 6, 30), last_day=date(2024, 7, 2))
    factories.event("Đã qua", first_day=date(2024, 6, 29), last_day=date(2024, 6, 30))
    assert [(row.page_id, row.first_day) for row in occurrences.coming("vi")] == [
        (fair.pk, date(2024, 6, 30)),
        (temple.pk, date(2025, 4, 7)),
    ]
    assert occurrences.coming("ja") == []


@pytest.mark.db
@pytest.mark.parametrize(
    "days", [(2024, date(2024, 5, 2), date(2024, 5, 1)), (2025, date(2025, 4, 1), date(2025, 4, 2))]
)
def test_the_database_refuses_impossible_holdings(home, today, days):
    page = factories.event()
    year, first, last = days
    with pytest.raises(IntegrityError), transaction.atomic():
        EventOccurrence.objects.create(page=page, year=year, first_day=first, last_day=last)


LUNAR = {"calendar": "lunar", "is_yearly": True, "lunar_first_day": 10, "lunar_first_month": 3}
SOLAR = {"calendar": "solar", "first_day": date(2026, 5, 1)}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"calendar": "solar"}, "first_day"),
        ({**SOLAR, "last_day": date(2026, 4, 30)}, "last_day"),
        ({**SOLAR, "last_day": date(2027, 4, 30)}, "last_day"),
        ({**SOLAR, "starts_at": time(8), "ends_at": time(7)}, "ends_at"),
        ({**SOLAR, "ends_at": time(7)}, "starts_at"),
        ({**SOLAR, "venue": ""}, "place"),
        ({"calendar": "lunar", "is_yearly": True}, "lunar_first_day"),
        ({**LUNAR, "lunar_last_day": 9}, "lunar_last_day"),
        ({**LUNAR, "lunar_last_month": 4}, "lunar_last_day"),
        ({**LUNAR, "is_yearly": False}, "lunar_year"),
        ({**LUNAR, "is_yearly": False, "lunar_year": 2026, "in_leap_month": True}, "lunar_first_day"),
        ({**LUNAR, "lunar_first_day": 31}, "lunar_first_day"),
        ({**LUNAR, "starts_at": time(8), "ends_at": time(8)}, "ends_at"),
    ],
)
def test_days_that_can_not_be_are_refused_at_their_field(home, fields, wrong):
    page = EventPage(
        title="Hội", slug="hoi", path="x", depth=3, agency=factories.agency(), **{"venue": "Đền", **fields}
    )
    page.locale = home.locale
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert wrong in refused.value.message_dict


@pytest.mark.parametrize(
    "fields",
    [
        LUNAR,
        SOLAR,
        {**LUNAR, "lunar_last_day": 1, "lunar_last_month": 4},
        {**SOLAR, "last_day": date(2026, 5, 2), "starts_at": time(20), "ends_at": time(7)},
        {**LUNAR, "is_yearly": False, "lunar_year": 2025, "lunar_first_month": 6, "in_leap_month": True},
    ],
)
def test_days_that_can_be_are_taken(home, fields):
    page = EventPage(title="Hội", slug="hoi", path="x", depth=3, agency=factories.agency(), venue="Đền", **fields)
    page.locale = home.locale
    page.full_clean()


@pytest.mark.parametrize(
    ("field", "value"),
    [("lunar_first_day", 11), ("starts_at", time(7)), ("venue", "Nơi khác"), ("is_yearly", False)],
)
def test_clearance_is_bound_to_the_days(home, field, value):
    page = factories.event()
    before = digest_of(page)
    setattr(page, field, value)
    assert digest_of(page) != before


def translated(source):
    page = factories.event("マウ神社の祭り", factories.section("ja", "visit"), like=source)
    Lineage.objects.create(page=page, source=source, source_digest="0" * 64)
    return EventPage.objects.get(pk=page.pk)


def test_new_days_and_hours_stand_in_every_language_at_once(home, today):
    source = factories.event()
    page = translated(source)
    source.lunar_first_day, source.starts_at = 11, time(8)
    trees.put_live(source)
    assert held(page) == held(source)
    assert page.occurrences.first().starts_at == time(8)
    assert page.coming == source.coming
    assert page.own_rule.lunar_first_day == 10  # until its words are approved anew
    assert extend_all() == 0


def test_while_the_source_is_not_live_a_translation_goes_by_its_own_days(home, today):
    source = factories.event()
    page = translated(source)
    source.lunar_first_day = 11
    source.save_revision()
    assert page.coming[0].first_day == date(2025, 4, 7)
    EventPage.objects.filter(pk=source.pk).update(live=False, lunar_first_day=11)
    assert EventPage.objects.get(pk=page.pk).coming[0].first_day == date(2025, 4, 7)


def test_a_draft_goes_by_its_own_days(home, today):
    page = factories.event()
    page.lunar_first_day = 11
    assert page.save_revision().as_object().coming[0].first_day == date(2025, 4, 8)
