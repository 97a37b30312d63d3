"""Events as a calendar that visitors' programs read (RFC 5545, RFC 7986).

The same bytes while nothing changed: DTSTAMP is the moment of publication, not of the request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneStandard

from cms import languages
from cms.languages import Language
from content import event_words
from content.models import EventOccurrence, EventPage
from reference.localized import localized

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PRODUCT = "-//Pho Hien//Events//VI"
REFRESH = timedelta(days=1)
Absolute = Callable[[str], str]


def of(name: str, rows: Iterable[EventOccurrence], authority: str, absolute: Absolute) -> bytes:
    """The calendar in the active language; `absolute` makes addresses of paths."""
    calendar, rows = _calendar(name), list(rows)
    if any(row.starts_at for row in rows):
        calendar.add_component(_timezone())
    for row in rows:
        calendar.add_component(_event(row, authority, absolute))
    return calendar.to_ical()


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)  # what most programs read
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    return calendar


def _timezone() -> Timezone:
    """Vietnam has had one offset since 1975 and no summer time."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE.key)
    standard.add("dtstart", datetime(1975, 6, 13))
    standard.add("tzname", "+07")
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=7))
    zone.add_component(standard)
    return zone


def _event(row: EventOccurrence, authority: str, absolute: Absolute) -> Event:
    page, event = row.page, Event()
    language = languages.get(page.language)
    tag = {"LANGUAGE": language.bcp47}
    event.add("uid", f"event-{page.translation_key}-{row.year}-{language.code}@{authority}")
    changed = max(page.last_published_at, row.written_at)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    _add_days(event, row)
    event.add("summary", page.title, parameters=tag)
    event.add("description", _description(row, absolute), parameters=tag)
    if where := location(page, language):
        event.add("location", where, parameters=tag)
    if page.place and page.place.latitude is not None:
        event.add("geo", (float(page.place.latitude), float(page.place.longitude)))
    event.add("url", absolute(page.url_path))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    return event


def _add_days(event: Event, row: EventOccurrence) -> None:
    """Whole days, or hours of Vietnam; the end is the first moment after it (RFC 5545, 3.6.1)."""
    begin, end = row.starts_at, row.ends_at
    after = row.last_day + timedelta(days=1)
    if begin is None:
        event.add("dtstart", row.first_day)
        event.add("dtend", after)
        return
    event.add("dtstart", datetime.combine(row.first_day, begin, ZONE))
    event.add("dtend", datetime.combine(row.last_day, end, ZONE) if end else datetime.combine(after, time(), ZONE))


def _description(row: EventOccurrence, absolute: Absolute) -> str:
    page = row.page
    agency = localized(page.organiser or page.agency, "name", page.language).text
    organiser = _("Organiser: %(name)s") % {"name": agency}
    parts = (page.lead, event_words.lunar_days(row), organiser, absolute(page.url_path))
    return "\n".join(part for part in parts if part)


def location(page: EventPage, language: Language) -> str:
    """The words for where exactly, the place and its address, each once."""
    parts = [page.venue]
    if page.place:
        parts += [localized(page.place, field, language.code).text for field in ("name", "address")]
    return ", ".join(dict.fromkeys(part for part in parts if part))
