"""Reminders and the morning mail: who is told what, once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.users.models import UserProfile

from reference.models import Leave
from tests.people import client_of
from tests.translation.conftest import fresh, write
from translation import asking, deciding
from translation.models import Digest, Reminder, WorkPreferences
from translation.work import mornings, people

pytestmark = pytest.mark.django_db
WEDNESDAY = date(2026, 12, 9)


def at(day: date, hour: int = 8) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def morning(day: date, hour: int = 8):
    """What is sent on the day: recipient → subject and text."""
    mail.outbox.clear()
    with mock.patch("django.utils.timezone.now", return_value=at(day, hour)):
        mornings.run()
    return [(one.to[0], one.subject, one.body) for one in mail.outbox]


@pytest.fixture(autouse=True)
def monday():
    """When everything is asked for."""
    with mock.patch("django.utils.timezone.now", return_value=at(WEDNESDAY - timedelta(days=2))):
        yield


@pytest.fixture
def quiet(cast):
    """Nobody gets the morning mail."""
    for user in (cast.translator, cast.reviewer, cast.desk, cast.chief, cast.outsider, cast.other_translator):
        WorkPreferences.objects.create(user=user, wants_digest=False)


@pytest.fixture
def due(story, cast):
    """Japanese, due on Wednesday."""
    return asking.ask(story, "ja", cast.desk, cast.translator, WEDNESDAY, reviewer=cast.reviewer)


@pytest.mark.parametrize(
    ("days", "count"),
    [(-5, 0), (-2, 1), (-1, 1), (0, 1), (1, 1), (3, 0), (8, 1)],
    ids=["Friday before", "two days before", "the day before", "on the day", "late", "Saturday", "a week late"],
)
def test_people_are_reminded(due, quiet, cast, days, count):
    sent = morning(WEDNESDAY + timedelta(days=days))
    assert [to for to, _subject, _body in sent] == [cast.translator.email] * count
    assert all("Phố Hiến" in body and reverse("translation", args=[due.pk]) in body for _to, _s, body in sent)


def test_each_reminder_comes_once(due, quiet):
    counts = [len(morning(WEDNESDAY + timedelta(days=days))) for days in (-2, -2, -1, 0, 0, 1, 2, 5, 7, 8, 9, 15)]
    assert counts == [1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1]


def test_a_crash_between_mail_and_note_tells_twice_rather_than_never(due, quiet):
    with (
        mock.patch.object(Reminder.objects, "bulk_create", side_effect=ZeroDivisionError),
        pytest.raises(ZeroDivisionError),
    ):
        morning(WEDNESDAY)
    assert len(mail.outbox) == 1
    assert len(morning(WEDNESDAY)) == 1
    assert len(morning(WEDNESDAY)) == 0


def test_another_due_day_reminds_anew(due, quiet):
    assert len(morning(WEDNESDAY)) == 1
    due.due = WEDNESDAY + timedelta(days=1)
    due.save()
    assert len(morning(WEDNESDAY)) == 1


def test_the_reviewer_is_reminded_while_it_is_in_review(due, quiet, cast):
    write(due, cast.translator)
    deciding.submit(fresh(due), cast.translator)
    assert [to for to, *_more in morning(WEDNESDAY)] == [cast.reviewer.email]
    deciding.approve(fresh(due), cast.reviewer, deciding.seen(due.segments.all()))
    assert morning(WEDNESDAY + timedelta(days=1)) == []


def test_nobody_is_told_at_night_on_leave_or_without_a_right(due, quiet, cast):
    assert morning(WEDNESDAY, hour=6) == []
    Leave.objects.create(user=cast.translator, first_day=WEDNESDAY, last_day=WEDNESDAY)
    assert morning(WEDNESDAY) == []
    cast.translator.memberships.all().delete()
    assert morning(WEDNESDAY + timedelta(days=1)) == []


def test_outside_people_are_told_of_cleared_text_only(story, quiet, cast):
    made = asking.ask(story, "ja", cast.desk, cast.outsider, WEDNESDAY)
    made.page.lineage.source_digest = "0" * 64
    made.page.lineage.save()
    assert morning(WEDNESDAY) == []


def test_the_morning_mail_says_what_is_late_new_free_and_to_review(stories, cast):
    late, new, free, review = stories(4)
    asking.ask(late, "ja", cast.desk, cast.translator, WEDNESDAY - timedelta(days=30))
    asking.ask(new, "ja", cast.desk, cast.translator, WEDNESDAY + timedelta(days=30))
    asking.ask(free, "ja", cast.desk, None)
    made = asking.ask(review, "ja", cast.desk, cast.outsider)
    write(made, cast.outsider, {row.position: f"文{row.position}" for row in made.segments.all()})
    with mock.patch("translation.deciding.hindrance", return_value=""):
        deciding.submit(fresh(made), cast.outsider)
    Reminder.objects.all().delete()
    by_person = {to: body for to, subject, body in morning(WEDNESDAY) if Digest.objects.exists() and ":" in subject}
    mine = by_person[cast.translator.email]
    assert mine.index("Bài số 0") < mine.index("Bài số 1")
    assert "Bài số 3" not in mine
    assert "Bài số 3" in by_person[cast.reviewer.email]
    assert "Bài số 0" in by_person[cast.desk.email]
    assert cast.other_translator.email not in by_person
    assert [to for to, subject, _body in morning(WEDNESDAY) if ":" in subject] == []


def test_what_was_new_yesterday_is_not_new_today(story, cast):
    asking.ask(story, "ja", cast.desk, cast.translator)
    assert any(to == cast.translator.email for to, *_more in morning(WEDNESDAY + timedelta(days=1)))
    assert not any(to == cast.translator.email for to, *_more in morning(WEDNESDAY + timedelta(days=2)))


def test_who_switched_it_off_gets_none(story, cast):
    asking.ask(story, "ja", cast.desk, cast.translator)
    client = client_of(cast.translator)
    client.post(reverse("translation_settings"), {"act": "digest_off"})
    assert not WorkPreferences.objects.get(user=cast.translator).wants_digest
    assert cast.translator.email not in [to for to, *_more in morning(WEDNESDAY)]
    client.post(reverse("translation_settings"), {"act": "digest_on"})
    assert cast.translator.email in [to for to, *_more in morning(WEDNESDAY)]


def test_mails_speak_the_persons_language(cast):
    assert people.language_of(cast.translator) == "vi"
    UserProfile.objects.update_or_create(user=cast.translator, defaults={"preferred_language": "en"})
    cast.translator.refresh_from_db()
    assert people.language_of(people.at_work(WEDNESDAY).get(pk=cast.translator.pk)) == "en"
