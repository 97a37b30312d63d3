"""When an event begins and ends, for machines: a day, or a moment with its zone (ISO 8601)."""

from __future__ import annotations

from datetime import date, datetime, time

from content.event_dates import Span
from content.models import EventPage
from website.events.calendars import ZONE


def begins(page: EventPage, span: Span) -> str:
    return _moment(span.first_day, page.dated.starts_at)


def ends(page: EventPage, span: Span) -> str:
    return _moment(span.last_day, page.dated.ends_at)


def _moment(day: date, hour: time | None) -> str:
    return datetime.combine(day, hour, ZONE).isoformat() if hour else day.isoformat()
