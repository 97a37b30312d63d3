"""On which days an event falls: from a rule in the solar or the lunar calendar to days."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reference import lunar
from reference.lunar import LunarDay, NoSuchLunarDayError
from reference.models import Observance

Calendar = Observance.Calendar


@dataclass(frozen=True)
class Rule:
    """When an event is, as its page says it; what is unknown is None.

    A day that its month has not (the 30th of a short lunar month, 29 February) means the month's last day. A yearly
    rule with a leap month holds in the years that have it.
    """

    calendar: str
    is_yearly: bool
    first_day: date | None = None
    last_day: date | None = None
    lunar_year: int | None = None
    lunar_first_day: int | None = None
    lunar_first_month: int | None = None
    lunar_last_day: int | None = None
    lunar_last_month: int | None = None
    in_leap_month: bool = False

    @property
    def is_lunar(self) -> bool:
        return self.calendar == Calendar.LUNAR

    @property
    def is_complete(self) -> bool:
        """A draft may lack the days."""
        return bool(self.lunar_first_day and self.lunar_first_month if self.is_lunar else self.first_day)

    @property
    def own_year(self) -> int | None:
        """The year of an event that is held once, in its own calendar."""
        if self.is_lunar:
            return self.lunar_year
        return self.first_day.year if self.first_day else None

    @property
    def ends_on(self) -> int | None:
        """Of the lunar month."""
        return self.lunar_last_day or self.lunar_first_day

    @property
    def ends_in(self) -> int | None:
        """The lunar month."""
        return self.lunar_last_month or self.lunar_first_month


@dataclass(frozen=True, order=True)
class Span:
    """One holding of an event; the year is that of its own calendar, in which it begins."""

    first_day: date
    last_day: date
    year: int


def between(rule: Rule, begin: date, end: date) -> list[Span]:
    """Holdings of which a day lies between two days, both included, in order."""
    years = range(begin.year - 1, end.year + 1) if rule.is_yearly else filter(None, [rule.own_year])
    return sorted(span for span in _in_years(rule, years) if span.first_day <= end and span.last_day >= begin)


def _in_years(rule: Rule, years: Iterable[int]) -> Iterator[Span]:
    for year in years if rule.is_complete else ():
        span = _lunar(rule, year) if rule.is_lunar else _solar(rule, year)
        if span is not None:
            yield span


def _solar(rule: Rule, year: int) -> Span:
    last = rule.last_day or rule.first_day
    return Span(_moved(rule.first_day, year), _moved(last, year + last.year - rule.first_day.year), year)


def _moved(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def _lunar(rule: Rule, year: int) -> Span | None:
    """None in a year without that leap month, and outside the years that are computed."""
    is_next_year = rule.ends_in < rule.lunar_first_month
    ends_in_leap = rule.in_leap_month and rule.ends_in == rule.lunar_first_month
    try:
        first = _day(year, rule.lunar_first_month, rule.in_leap_month, rule.lunar_first_day)
        last = _day(year + is_next_year, rule.ends_in, ends_in_leap, rule.ends_on)
    except NoSuchLunarDayError:
        return None
    return Span(first, last, year)


def _day(year: int, number: int, is_leap: bool, day: int) -> date:
    length = lunar.month_of(year, number, is_leap).length
    return lunar.solar(LunarDay(year, number, is_leap, min(day, length)))
