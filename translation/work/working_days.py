"""Working days in Vietnam: Monday to Friday without public holidays, and what the office decided otherwise.

Holidays: Labour Code 45/2019/QH14, article 112, with the lunar days, days in lieu and the swaps that the government
announced for past years, from the package `holidays`. Swaps of a coming year are entered by the office.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays
from django.utils import formats
from django.utils.translation import gettext as _

from translation.models import OfficeDay

LAW = holidays.Vietnam(language="vi")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DayOff:
    """Why nobody works on a day; a weekend has no name."""

    day: date
    name: str = ""


@dataclass(frozen=True)
class Named:
    """A holiday, or a day of the office's own (`own` is its key then)."""

    day: date
    name: str
    is_working: bool = False
    own: int | None = None


class Calendar:
    """The law's calendar with the office's own days, read once."""

    def __init__(self) -> None:
        self.own = {row.day: row for row in OfficeDay.objects.all()}

    def day_off(self, day: date) -> DayOff | None:
        """None when the office works on the day."""
        own = self.own.get(day)
        if own is not None:
            return None if own.is_working else DayOff(day, own.name)
        return _by_law(day)

    def named(self, year: int) -> list[Named]:
        """Public holidays and the office's own days of a year, in order."""
        found = {day: Named(day, name) for day, name in holidays.Vietnam(years=year, language="vi").items()}
        own = {day: row for day, row in self.own.items() if day.year == year}
        found |= {day: Named(day, row.name, row.is_working, row.pk) for day, row in own.items()}
        return [found[day] for day in sorted(found)]

    def is_working(self, day: date) -> bool:
        return self.day_off(day) is None

    def after(self, start: date, working_days: int) -> date:
        """The last of so many working days after the start, which does not count; below 0 before it."""
        step, day = (ONE_DAY if working_days >= 0 else -ONE_DAY), start
        for _number in range(abs(working_days)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def between(self, first: date, last: date) -> int:
        """Working days after the first up to the last; 0 on the same day."""
        days = (first + ONE_DAY * number for number in range(1, (last - first).days + 1))
        return sum(map(self.is_working, days))


@cache
def _by_law(day: date) -> DayOff | None:
    if LAW.is_working_day(day):
        return None
    return DayOff(day, LAW.get(day, ""))


def due_after(start: date, working_days: int) -> date:
    """The day by which work given at the start is due."""
    return Calendar().after(start, working_days)


def note(day: date | None) -> str:
    """A sentence when the day is a day off, empty otherwise."""
    off = Calendar().day_off(day) if day else None
    if off is None:
        return ""
    words = {"day": formats.date_format(off.day, "j/n/Y"), "name": off.name}
    if off.name:
        return _("%(day)s is a day off: %(name)s. The due day was taken as you entered it.") % words
    return _("%(day)s is a Saturday or Sunday. The due day was taken as you entered it.") % words
