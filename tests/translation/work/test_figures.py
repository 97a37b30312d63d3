"""Figures of a period, and what people are paid by."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from decimal import Decimal
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from planning.periods import Period, half_year, month, months_offered
from reference.roles import roles_of
from tests import factories
from tests.people import client_of
from tests.translation.conftest import fresh, write
from translation import asking, deciding
from translation.models import PaymentTerms, SegmentChange, Translation, WorkOrder
from translation.work import counting, done, figures, orders, payment
from translation.work.done import Asked
from translation.work.working_days import Calendar

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 12, 7)
DECEMBER = month(2026, 12)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def on(day: date):
    return mock.patch("django.utils.timezone.now", return_value=at(day))


@pytest.fixture
def approved(story, cast):
    """Asked for on Monday, submitted on Wednesday, approved on Friday."""
    with on(MONDAY):
        made = asking.ask(story, "ja", cast.desk, cast.translator, reviewer=cast.reviewer)
    write(made, cast.translator)
    with on(MONDAY + timedelta(days=2)):
        deciding.submit(fresh(made), cast.translator)
    with on(MONDAY + timedelta(days=4)):
        deciding.approve(fresh(made), cast.reviewer, deciding.seen(made.segments.all()))
    return Translation.objects.get(pk=made.pk)


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("Năm 2024, tỉnh có ⟦1⟧17⟦/1⟧ khu công nghiệp.", 8, 30),
        ("xanh – sạch – đẹp", 3, 13),
        ("2024年、省には⟦1⟧17⟦/1⟧の工業団地があります。", 1, 22),
        ("", 0, 0),
    ],
)
def test_texts_are_counted_as_the_office_pays(text, words, characters):
    assert (counting.words(text), counting.characters(text)) == (words, characters)


def test_pages_are_exact():
    assert counting.pages(450, 300) == Decimal("1.50")
    assert counting.pages(1, 300) == Decimal("0.00")
    assert counting.pages(400, 300) == Decimal("1.33")


def test_the_bands_stay_as_on_the_day_of_asking(story, cast):
    """The memory learns the very same text meanwhile."""
    made = asking.ask(story, "ja", cast.desk, cast.translator)
    before = made.order.bands
    assert [one["band"] for one in before] == ["new"]
    write(made, cast.translator)
    deciding.submit(fresh(made), cast.translator)
    deciding.approve(fresh(made), cast.reviewer, deciding.seen(made.segments.all()))
    assert orders.of(made).bands == before
    again = asking.ask(factories.article("Phố Hiến", lead="Một câu mở đầu."), "ja", cast.desk)
    assert {one["band"]: one["segments"] for one in again.order.bands} == {"101": 1, "100": 1}


def test_repetitions_within_a_story_are_counted_apart(cast):
    body = [factories.text("<p>Câu này lặp lại.</p>") | {"id": f"b{place}"} for place in range(3)]
    made = asking.ask(factories.article("Bài lặp", body=body), "ja", cast.desk)
    assert {one["band"]: one["words"] for one in made.order.bands}["repetition"] == 8


def test_a_translation_from_before_gets_its_order_when_it_is_opened(story, cast):
    made = asking.ask(story, "ja", cast.desk)
    WorkOrder.objects.all().delete()
    assert orders.fill_gaps() == 1
    assert orders.fill_gaps() == 0
    assert Translation.objects.get(pk=made.pk).order.words > 0


def test_figures_of_a_translation(approved, cast):
    (row,) = done.found(cast.desk, Asked(DECEMBER))
    (week,) = figures.weeks([row])
    assert (week.monday, week.translations, week.words) == (MONDAY, 1, approved.order.words)
    (took,) = figures.turnarounds([row], Calendar())
    assert [(one.middle, one.high) for one in (took.to_submitted, took.to_approved, took.whole)] == [
        (2, 2),
        (2, 2),
        (4, 4),
    ]
    (share,) = figures.shares([row])
    assert (share.language, share.person, share.machine) == ("ja", 100, 0)
    assert done.found(cast.desk, Asked(month(2026, 11))) == []
    assert done.found(cast.desk, Asked(DECEMBER, language="fr")) == []


def test_nine_of_ten():
    assert figures.high([1, 2, 3, 4, 5, 6, 7, 8, 9, 30]) == 9
    assert figures.high([3]) == 3


def test_what_memory_and_machine_gave(approved, cast):
    first, second, *_more = approved.segments.all()
    approved.segments.filter(pk=second.pk).update(score=101)
    SegmentChange.objects.create(
        translation=approved, segment=first, source=first.source, target="x", suggested_by="libre", edited_share=20
    )
    (share,) = figures.shares(done.found(cast.desk, Asked(DECEMBER)))
    assert share.machine > 0
    assert share.context > 0
    assert share.edited == 20


def test_periods():
    assert months_offered(date(2026, 1, 15))[0] == month(2026, 1)
    assert months_offered(date(2026, 1, 15))[1] == month(2025, 12)
    assert half_year(2026, 1) in months_offered(date(2026, 1, 15))
    assert half_year(2025, 2) in months_offered(date(2026, 1, 15))
    assert all(period.first <= date(2026, 1, 15) for period in months_offered(date(2026, 1, 15)))
    assert half_year(2026, 2) == months_offered(date(2026, 12, 31))[6]


def test_counts_and_weights_of_a_job(approved, cast):
    PaymentTerms.objects.create(pk=1, words_per_page=100, weights={"new": 50})
    bill = payment.bill(cast.desk, Asked(DECEMBER))
    (job,) = bill.jobs
    (line,) = job.lines
    assert (job.person, job.language) == (str(cast.translator), "ja")
    assert line.words == approved.order.words == sum(line.bands.values())
    assert line.pages == counting.pages(line.words, 100)
    assert line.weighted == Decimal(line.words) / 2
    assert line.target == sum(counting.characters(row.target) for row in approved.segments.all())
    assert bill.total.words == job.total.words == line.words


def test_the_reviewers_own_list(approved, cast):
    bill = payment.bill(cast.desk, Asked(DECEMBER, role=payment.Role.REVIEWER))
    assert [job.person for job in bill.jobs] == [str(cast.reviewer)]


ASKED = {"first": "2026-12-01", "last": "2026-12-31"}


def test_the_workbook_has_dates_counts_and_sums_and_runs_no_formula(approved, cast):
    cast.translator.first_name = "=HYPERLINK(1)"
    cast.translator.save()
    answer = client_of(cast.desk).get(reverse("translation_payment"), {**ASKED, "export": "xlsx"})
    assert answer.status_code == 200
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows())
    assert all(cell.data_type != "f" for row in rows for cell in row)
    values = [[cell.value for cell in row] for row in rows]
    assert any("=HYPERLINK(1)" in row and "Phố Hiến" in row for row in values)
    line = next(row for row in values if "Phố Hiến" in row)
    assert datetime(2026, 12, 11) in line
    assert line[5] == approved.order.words
    assert values[-1][5] == approved.order.words


@pytest.mark.parametrize("name", ["translation_figures", "translation_payment"])
def test_people_see_figures_of_their_own_alone(approved, cast, name):
    for user, sees in (
        (cast.translator, True),
        (cast.desk, True),
        (cast.outsider, False),
        (cast.other_translator, False),
    ):
        html = client_of(user).get(reverse(name), ASKED | {"person": cast.translator.pk}).content.decode()
        assert (str(cast.translator) in html) == sees, user
        assert ("Phố Hiến" in html and reverse("translation", args=[approved.pk]) in html) == (
            sees and name == "translation_payment"
        )


@pytest.mark.parametrize(
    "query",
    [{"first": "x"}, {"first": "2026-12-31", "last": "2026-12-01"}, {"first": "1990-01-01"}, {"language": "de"}],
)
@pytest.mark.parametrize("name", ["translation_figures", "translation_payment"])
def test_a_question_that_makes_no_sense_is_answered(cast, name, query):
    assert client_of(cast.desk).get(reverse(name), ASKED | query).status_code == 400


def test_the_desk_sets_the_terms(cast):
    client, url = client_of(cast.desk), reverse("translation_terms")
    data = {"words_per_page": 350, **{f"weight_{number}": 100 for number in range(8)}, "weight_0": 0}
    assert client.post(url, data).status_code == 302
    kept = PaymentTerms.current()
    assert (kept.words_per_page, kept.weight("101"), kept.weight("new")) == (350, 0, 100)
    for wrong in ({"words_per_page": 0}, {"weight_1": -1}, {"weight_1": "x"}, {"weight_1": 900}):
        assert client.post(url, data | wrong).status_code == 422
    assert client.post(url, data).status_code == 302
    assert PaymentTerms.objects.count() == 1


def test_a_bill_costs_a_fixed_number_of_queries(stories, cast, django_assert_num_queries):
    for one in stories(3):
        with on(MONDAY):
            made = asking.ask(one, "ja", cast.desk, cast.translator)
        made.segments.update(target="文", state="translated")
        with mock.patch("translation.deciding.hindrance", return_value=""), on(MONDAY):
            deciding.submit(fresh(made), cast.translator)
            deciding.approve(fresh(made), cast.reviewer, deciding.seen(made.segments.all()))
    roles_of(cast.desk)
    with django_assert_num_queries(3):
        assert len(payment.bill(cast.desk, Asked(Period(MONDAY, MONDAY))).jobs[0].lines) == 3
