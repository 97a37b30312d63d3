"""Working days in Vietnam. Days as the government published them."""

from datetime import date

import pytest
from django.urls import reverse

from tests.people import client_of
from translation.models import OfficeDay, Translation
from translation.work.working_days import Calendar, due_after, note

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-11-25", 1, "2026-11-26"),
        ("2026-11-27", 1, "2026-11-30"),  # over a weekend
        ("2026-02-13", 1, "2026-02-23"),  # Tết Bính Ngọ, by the lunar calendar
        ("2025-01-24", 2, "2025-02-04"),  # Tết Ất Tỵ
        ("2026-08-28", 1, "2026-09-03"),  # 31 August in lieu of Saturday 22 August, then National Day
        ("2026-08-21", 1, "2026-08-22"),  # the Saturday that is worked
        ("2026-04-24", 1, "2026-04-28"),  # the Hùng Kings' day on a Sunday is made up for on Monday
        ("2026-11-26", 0, "2026-11-26"),
        ("2026-11-30", -2, "2026-11-26"),
    ],
)
def test_due_days_skip_what_is_a_day_off(start, days, due):
    assert due_after(date.fromisoformat(start), days) == date.fromisoformat(due)


def test_the_office_may_close_and_work_on_other_days():
    OfficeDay.objects.create(day=date(2026, 11, 26), is_working=False, name="Đại hội")
    OfficeDay.objects.create(day=date(2026, 11, 28), is_working=True, name="Làm bù")
    assert due_after(date(2026, 11, 25), 1) == date(2026, 11, 27)
    assert due_after(date(2026, 11, 25), 2) == date(2026, 11, 28)
    assert Calendar().between(date(2026, 11, 25), date(2026, 11, 30)) == 3


def test_a_day_off_is_named():
    assert "Quốc khánh" in note(date(2026, 9, 2))
    assert note(date(2026, 11, 28)) != ""
    assert note(date(2026, 11, 27)) == note(None) == ""


def test_a_due_day_entered_by_hand_is_taken_and_named(story, cast):
    data = {"languages": ["ja"], "due": "2027-09-02"}
    answer = client_of(cast.desk).post(reverse("translation_ask", args=[story.pk]), data, follow=True)
    assert any("Quốc khánh" in str(message) for message in answer.context["messages"])
    assert Translation.objects.get().due == date(2027, 9, 2)


def test_a_due_day_that_is_over_is_refused(story, cast):
    data = {"languages": ["ja"], "due": "2020-09-02"}
    assert client_of(cast.desk).post(reverse("translation_ask", args=[story.pk]), data).status_code == 400
    assert not Translation.objects.exists()


def test_the_desk_enters_days_and_takes_them_back(cast):
    client, url = client_of(cast.desk), reverse("translation_days") + "?year=2027"
    data = {"first": "2027-04-19", "last": "2027-04-20", "is_working": "", "name": "Nghỉ bù"}
    assert client.post(url, data).status_code == 302
    assert [str(row.day) for row in OfficeDay.objects.all()] == ["2027-04-19", "2027-04-20"]
    html = client.get(url).content.decode()
    assert "Nghỉ bù" in html
    assert "Tết Nguyên Đán" in html
    for wrong in ({"first": "2027-04-20", "last": "2027-04-19"}, {"last": "2028-01-01"}, {"name": ""}, {"first": "x"}):
        assert client.post(url, data | wrong).status_code == 422
    client.post(url, {"remove": str(OfficeDay.objects.first().pk)})
    client.post(url, {"remove": "x"})
    assert OfficeDay.objects.count() == 1
