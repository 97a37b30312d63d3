"""Periods of reports, figures and payment: two days of the office, both included; usual ones to choose from."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from planning.models.plan import FIRST_YEAR, LAST_YEAR
from planning.words import day

FIRST_DAY, LAST_DAY = dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31)
YEARS_OFFERED = 3
MONTHS_OFFERED, HALF_YEARS_OFFERED = 6, 4


class PeriodError(ValueError):
    """The last day lies before the first."""


@dataclass(frozen=True, order=True)
class Period:
    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodError(f"The period ends on {self.last}, before it begins on {self.first}. Swap the two days.")

    def __contains__(self, value: dt.date) -> bool:
        return self.first <= value <= self.last

    @property
    def moments(self) -> tuple[dt.datetime, dt.datetime]:
        """From the beginning of the first day to the end of the last, wherever the person who asks has their clock."""
        office = timezone.get_default_timezone()
        begin = dt.datetime.combine(self.first, dt.time.min, office)
        return begin, dt.datetime.combine(self.last, dt.time.max, office)

    @property
    def years(self) -> range:
        """Every year of which it has a day."""
        return range(self.first.year, self.last.year + 1)

    @property
    def days(self) -> str:
        return _("from %(first)s to %(last)s") % {"first": day(self.first), "last": day(self.last)}

    @property
    def name(self) -> str:
        """Such as 'First half of 2024' or '11/2026'; the two days where it is none of the usual periods."""
        year = self.first.year
        names = {
            month(year, self.first.month): f"{self.first.month}/%(year)s",
            half_year(year, 1): _("First half of %(year)s"),
            half_year(year, 2): _("Second half of %(year)s"),
            whole_year(year): _("Year %(year)s"),
        }
        return names[self] % {"year": year} if self in names else self.days

    @property
    def full_name(self) -> str:
        """With its days, once."""
        return self.days if self.name == self.days else f"{self.name} ({self.days})"


def month(year: int, number: int) -> Period:
    return Period(dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1]))


def half_year(year: int, half: int) -> Period:
    """The first (1) or second (2) half of a calendar year."""
    first, last = ((1, 1), (6, 30)) if half == 1 else ((7, 1), (12, 31))
    return Period(dt.date(year, *first), dt.date(year, *last))


def whole_year(year: int) -> Period:
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))


def current(today: dt.date) -> Period:
    """The half-year of the day."""
    return half_year(today.year, 1 if today.month <= 6 else 2)


def offered(today: dt.date) -> list[Period]:
    """Half-years and years that have begun, latest first."""
    years = range(today.year, today.year - YEARS_OFFERED, -1)
    periods = [period for year in years for period in (half_year(year, 2), half_year(year, 1), whole_year(year))]
    return [period for period in periods if period.first <= today]


def months_offered(today: dt.date) -> list[Period]:
    """Months and half-years that have begun, latest first."""
    months = [divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(MONTHS_OFFERED)]
    this_half = today.year * 2 + (today.month > 6)
    halves = [divmod(this_half - back, 2) for back in range(HALF_YEARS_OFFERED)]
    return [
        *(month(year, number + 1) for year, number in months),
        *(half_year(year, half + 1) for year, half in halves),
    ]


def local_day(moment: dt.datetime) -> dt.date:
    """The day of the office, not of the person who asks: Wagtail lets each choose a time zone."""
    return timezone.localdate(moment, timezone.get_default_timezone())


def moment_text(moment: dt.datetime) -> str:
    """Day and time of the office, such as 31/12/2024 17:05."""
    return f"{day(local_day(moment))} {timezone.localtime(moment, timezone.get_default_timezone()):%H:%M}"


def today() -> dt.date:
    return local_day(timezone.now())
