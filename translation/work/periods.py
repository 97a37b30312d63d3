"""Periods of figures and payment: two days of the office, both included; months and half-years to choose from."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

MONTHS_OFFERED, HALF_YEARS_OFFERED = 6, 4


@dataclass(frozen=True, order=True)
class Period:
    """`last` is not before `first`."""

    first: dt.date
    last: dt.date

    @property
    def moments(self) -> tuple[dt.datetime, dt.datetime]:
        """From the beginning of the first day to the end of the last, by the office's clock."""
        office = timezone.get_default_timezone()
        begin = dt.datetime.combine(self.first, dt.time.min, office)
        return begin, dt.datetime.combine(self.last, dt.time.max, office)

    @property
    def name(self) -> str:
        """Such as "11/2026"; the two days where it is none of the usual periods."""
        if self == month(self.first.year, self.first.month):
            return _("%(month)d/%(year)d") % {"month": self.first.month, "year": self.first.year}
        for half, words in ((1, _("First half of %(year)s")), (2, _("Second half of %(year)s"))):
            if self == half_year(self.first.year, half):
                return words % {"year": self.first.year}
        days = {"first": f"{self.first:%d/%m/%Y}", "last": f"{self.last:%d/%m/%Y}"}
        return _("from %(first)s to %(last)s") % days


def month(year: int, number: int) -> Period:
    return Period(dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1]))


def half_year(year: int, half: int) -> Period:
    """The first (1) or second (2) half of a calendar year."""
    first, last = ((1, 1), (6, 30)) if half == 1 else ((7, 1), (12, 31))
    return Period(dt.date(year, *first), dt.date(year, *last))


def offered(today: dt.date) -> list[Period]:
    """Months and half-years that have begun, latest first."""
    months = [divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(MONTHS_OFFERED)]
    this_half = today.year * 2 + (today.month > 6)
    halves = [divmod(this_half - back, 2) for back in range(HALF_YEARS_OFFERED)]
    return [
        *(month(year, number + 1) for year, number in months),
        *(half_year(year, half + 1) for year, half in halves),
    ]
