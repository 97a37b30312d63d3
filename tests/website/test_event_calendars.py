"""Events as calendars, read by a parser that is not the one that wrote them."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from content import trees
from content.models import EventOccurrence, EventPage
from reference.models import Place
from tests import factories

vobject = pytest.importorskip("vobject")
pytestmark = pytest.mark.django_db
ALL = "/vi/events.ics"
EARLIER = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture
def today(monkeypatch):
    def be(day):
        monkeypatch.setattr(timezone, "localdate", lambda *args: day)

    be(date(2025, 7, 1))
    return be


def read(client, path=ALL):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return vobject.readOne(response.content.decode())


def events(calendar):
    return calendar.contents.get("vevent", [])


def test_a_festival_stands_on_the_right_days_over_leap_months(client, home, today):
    """2025 repeats the sixth month, 2028 the fifth: what comes later in the year is late by a month."""
    fields = {"calendar": "lunar", "is_yearly": True, "lunar_first_day": 15, "lunar_first_month": 8}
    factories.event("Trung thu", **fields)
    assert [event.dtstart.value for event in events(read(client))] == [
        date(2025, 10, 6),
        date(2026, 9, 25),
        date(2027, 9, 15),
    ]
    today(date(2028, 1, 1))
    trees.put_live(factories.event("Rằm tháng Sáu", **{**fields, "lunar_first_month": 6}))
    found = {event.summary.value: event.dtstart.value for event in reversed(events(read(client)))}
    assert found["Rằm tháng Sáu"] == date(2028, 8, 5)


def test_a_festival_in_the_leap_month_is_there_once(client, home, today):
    fields = {"calendar": "lunar", "is_yearly": True, "lunar_first_day": 1, "lunar_first_month": 6}
    factories.event("Tháng nhuận", **fields, lunar_last_day=30, in_leap_month=True)
    (event,) = events(read(client))
    assert (event.dtstart.value, event.dtend.value) == (date(2025, 7, 25), date(2025, 8, 23))  # the end is not included


def test_an_event_with_hours_is_in_vietnamese_time(client, home, today):
    factories.event(
        "Hội chợ", first_day=date(2025, 8, 1), last_day=date(2025, 8, 3), starts_at=time(8), ends_at=time(21)
    )
    calendar = read(client)
    (event,) = events(calendar)
    assert calendar.vtimezone.tzid.value == "Asia/Ho_Chi_Minh"
    assert event.dtstart.value.utcoffset() == timedelta(hours=7)
    assert event.dtstart.value.replace(tzinfo=None) == datetime(2025, 8, 1, 8)
    assert event.dtend.value.replace(tzinfo=None) == datetime(2025, 8, 3, 21)


def test_without_an_hour_of_ending_it_lasts_until_the_day_is_over(client, home, today):
    factories.event("Khai mạc", first_day=date(2025, 8, 1), starts_at=time(8))
    (event,) = events(read(client))
    assert event.dtend.value.replace(tzinfo=None) == datetime(2025, 8, 2)


@pytest.mark.parametrize(
    ("code", "title", "where"),
    [
        ("zh-hans", "褚童子与仙容庙会，农历二月在红河边举行的三日盛会，龙船到河心取水", "母祠"),
        ("ja", "チュードントゥとティエンズンの祭り、旧暦二月に紅河のほとりで開かれる三日間", "マウ神社"),
        ("fr", "Fête du temple Mâu, « l’eau puisée » ; cortège, jeux, chants", "Temple Mâu"),
    ],
)
def test_titles_and_places_come_in_the_language_of_the_calendar(client, home, today, code, title, where):
    names = {"name_vi": "Đền Mẫu", "name_zh_hans": "母祠", "name_ja": "マウ神社", "name_fr": "Temple Mâu"}
    place = Place.objects.create(code="den-mau", kind="heritage", latitude="20.65", longitude="106.05", **names)
    source = factories.event(place=place, venue="")
    page = factories.event(title, factories.section(code, "visit"), like=source, place=place, venue="")
    event = events(read(client, f"/{code}/events.ics"))[0]
    assert event.summary.value == title
    assert event.location.value == where
    assert event.url.value == f"http://testserver{page.url_path}"
    assert page.lead in event.description.value
    assert event.geo.value == "20.65;106.05"


def test_ids_stay_when_days_title_and_address_change(client, home, today):
    page = factories.event()
    before = [event.uid.value for event in events(read(client))]
    page.title, page.slug, page.lunar_first_day = "Tên mới", "dia-chi-moi", 11
    trees.put_live(page)
    after = events(read(client))
    assert [event.uid.value for event in after] == before
    assert len(set(before)) == 3
    assert after[0].dtstart.value == date(2025, 4, 8)
    today(date(2026, 5, 1))
    page.refresh_from_db()
    trees.put_live(page)
    assert {event.uid.value for event in events(read(client))} >= set(before[1:])


def test_nothing_changes_between_two_requests_and_programs_are_told_so(client, home, today):
    factories.event()
    first = client.get(ALL)
    again = client.get(ALL, headers={"if-none-match": first["ETag"]})
    assert client.get(ALL).content == first.content
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    factories.event("Thêm một hội")
    changed = client.get(ALL, headers={"if-none-match": first["ETag"]})
    assert (changed.status_code, changed["ETag"] != first["ETag"]) == (200, True)


def test_an_event_is_stamped_anew_only_when_it_changed(client, home, today):
    page = factories.event()
    other = factories.event("Hội khác")
    EventPage.objects.update(last_published_at=EARLIER)
    EventOccurrence.objects.update(written_at=EARLIER)
    before = {event.uid.value: event.dtstamp.value for event in events(read(client))}
    page.lunar_first_day = 11
    trees.put_live(page)
    after = {event.uid.value: event.dtstamp.value for event in events(read(client))}
    changed = {uid for uid, stamp in after.items() if stamp != before[uid]}
    assert changed == {uid for uid in before if str(page.translation_key) in uid}
    assert str(other.translation_key) in " ".join(before.keys() - changed)


def test_one_event_has_a_calendar_of_its_own(client, home, today):
    page = factories.event("Lễ hội đền Mẫu")
    factories.event("Hội khác")
    path = f"/vi/events/{page.translation_key}.ics"
    assert {event.summary.value for event in events(read(client, path))} == {"Lễ hội đền Mẫu"}
    assert client.get(path)["Content-Disposition"] == 'attachment; filename="le-hoi-den-mau.ics"'
    assert client.get(f"/ja/events/{page.translation_key}.ics").status_code == 404
    page.unpublish()
    assert client.get(path).status_code == 404
    assert client.get(f"/vi/events/{uuid4()}.ics").status_code == 404


def test_a_calendar_without_events_is_a_calendar(client, home, today):
    assert events(read(client, "/ja/events.ics")) == []


def test_calendars_are_only_read(client, home):
    for path in (ALL, "/vi/events/", f"/vi/events/{uuid4()}.ics"):
        assert client.post(path).status_code == 405
        assert client.head(path).status_code in (200, 404)
