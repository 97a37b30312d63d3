"""What is wrong with the days, hours and place of an event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.event_dates import Calendar
from reference import lunar
from reference.lunar import LunarDay, NoSuchLunarDayError

if TYPE_CHECKING:
    from content.models.event import EventPage

LONGEST = timedelta(days=180)
Found = tuple[str, Promise]


def errors(page: EventPage) -> dict[str, Promise]:
    """By field, the first of each."""
    days = _lunar(page) if page.calendar == Calendar.LUNAR else _solar(page)
    found: dict[str, Promise] = {}
    for field, message in (*days, *_hours(page), *_where(page)):
        found.setdefault(field, message)
    return found


def _solar(page: EventPage) -> Iterator[Found]:
    first, last = page.first_day, page.last_day or page.first_day
    if first is None:
        yield "first_day", _("Give the first day.")
    elif last < first:
        yield "last_day", _("The last day lies before the first. Correct one of the two dates.")
    elif last - first > LONGEST:
        yield "last_day", _("An event lasts at most 180 days. Correct the last day.")


def _lunar(page: EventPage) -> Iterator[Found]:
    for field in ("lunar_first_day", "lunar_first_month"):
        if not getattr(page, field):
            yield field, _("Give day and month of the lunar calendar.")
    if page.lunar_last_month and not page.lunar_last_day:
        yield "lunar_last_day", _("Give the last day too.")
    if page.own_rule.ends_in == page.lunar_first_month and (page.own_rule.ends_on or 0) < (page.lunar_first_day or 0):
        yield "lunar_last_day", _("The last day lies before the first. Correct one of the two dates.")
    if not page.is_yearly:
        yield from _lunar_once(page)


def _lunar_once(page: EventPage) -> Iterator[Found]:
    if not page.lunar_year:
        yield "lunar_year", _("Give the year, or choose “every year”.")
    elif page.lunar_first_day and page.lunar_first_month:
        try:
            lunar.solar(LunarDay(page.lunar_year, page.lunar_first_month, page.in_leap_month, page.lunar_first_day))
        except NoSuchLunarDayError:
            yield "lunar_first_day", _("The lunar calendar of that year has no such day.")


def _hours(page: EventPage) -> Iterator[Found]:
    if page.ends_at and not page.starts_at:
        yield "starts_at", _("Give the hour at which it begins too.")
    is_one_day = page.own_rule.ends_on == page.lunar_first_day and page.own_rule.ends_in == page.lunar_first_month
    if page.calendar == Calendar.SOLAR:
        is_one_day = page.last_day in (None, page.first_day)
    if is_one_day and page.starts_at and page.ends_at and page.ends_at <= page.starts_at:
        yield "ends_at", _("It ends before it begins. Correct one of the two hours.")


def _where(page: EventPage) -> Iterator[Found]:
    if not page.place_id and not page.venue:
        yield "place", _("Choose the place, or say in words where it is.")
