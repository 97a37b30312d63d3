"""The calendar of a person's due days, read by an independent library."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from tests.people import client_of
from tests.translation.conftest import fresh, write
from tests.translation.work.conftest import in_days
from translation import asking, deciding
from translation.models import WorkPreferences
from translation.work import feed

pytestmark = pytest.mark.django_db


def url(token):
    return reverse("translation_calendar", args=[token])


def read(token):
    answer = Client().get(url(token))
    assert answer.status_code == 200
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


@pytest.fixture
def due(story, cast):
    return asking.ask(story, "ja", cast.desk, cast.translator, in_days(5), reviewer=cast.reviewer)


def test_due_days_stand_in_the_calendar_as_whole_days(due, cast):
    (event,) = read(feed.renew(cast.translator))
    assert event.decoded("dtstart") == in_days(5)
    assert event.decoded("dtend") == in_days(5) + timedelta(days=1)
    assert "Phố Hiến" in str(event["summary"])
    assert reverse("translation", args=[due.pk]) in str(event["url"])
    uid = str(event["uid"])
    due.due = in_days(9)
    due.save()
    (later,) = read(feed.renew(cast.translator))
    assert (str(later["uid"]), later.decoded("dtstart")) == (uid, in_days(9))
    assert "hungyen.example" in uid


def test_lines_are_folded_and_ended_as_the_standard_says(due, cast):
    body = Client().get(url(feed.renew(cast.translator))).content
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")


def test_a_review_moves_to_its_reviewer(due, cast):
    reviewer = feed.renew(cast.reviewer)
    assert read(reviewer) == []
    write(due, cast.translator)
    deciding.submit(fresh(due), cast.translator)
    assert len(read(reviewer)) == 1
    assert read(feed.renew(cast.translator)) == []


def test_a_calendar_is_its_owners_alone(due, cast):
    assert read(feed.renew(cast.other_translator)) == []
    outsiders = feed.renew(cast.outsider)
    due.assignee = cast.outsider
    due.save()
    assert len(read(outsiders)) == 1
    due.page.lineage.source_digest = "0" * 64
    due.page.lineage.save()
    assert read(outsiders) == []


def test_a_new_address_closes_the_old_one_and_off_closes_all(due, cast):
    client = client_of(cast.translator)
    first = client.post(reverse("translation_settings"), {"act": "renew"}).context["address"]
    second = client.post(reverse("translation_settings"), {"act": "renew"}).context["address"]
    path = second.removeprefix("http://testserver")
    assert Client().get(first).status_code == 404
    assert Client().get(path).status_code == 200
    assert second not in client.get(reverse("translation_settings")).content.decode()
    client.post(reverse("translation_settings"), {"act": "off"})
    assert Client().get(path).status_code == 404


def test_the_token_is_kept_nowhere(cast):
    token = feed.renew(cast.translator)
    kept = WorkPreferences.objects.get(user=cast.translator).feed_digest
    assert len(token) >= 43
    assert token not in kept
    assert Client().get(url(kept)).status_code == 404


@pytest.mark.parametrize("token", ["x", "None", "a" * 5000, "%00", "é"])
def test_unknown_addresses_open_nothing(cast, token):
    assert Client().get(url(token)).status_code == 404


def test_who_is_deactivated_has_no_calendar(due, cast):
    token = feed.renew(cast.translator)
    cast.translator.is_active = False
    cast.translator.save()
    assert Client().get(url(token)).status_code == 404


def test_programs_may_ask_often(due, cast):
    token = feed.renew(cast.translator)
    answer = Client().get(url(token))
    assert "max-age" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    again = Client().get(url(token), headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert Client().post(url(token)).status_code == 405
