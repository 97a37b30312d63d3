"""The Vietnamese lunisolar calendar, 1900 to 2199, by the sky over Hanoi (UTC+7).

A month begins on the day of the new moon; the month of the winter solstice is the eleventh; where thirteen months lie
between two of those, the first without a principal term (a solar longitude that is a multiple of 30°) is a leap month.
China counts the days by UTC+8: its New Year may be a day or a month off (1985, 2007, 2030). By decree 121-CP of
8 August 1967 Vietnam counts by UTC+7 from 1968 on; earlier printed calendars followed other rules in places.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import floor

from reference.moon_and_sun import J2000, NEW_MOONS_A_YEAR, new_moon, sun_longitude

HANOI = 7  # hours ahead of UTC
FIRST_YEAR, LAST_YEAR = 1900, 2199
ORDINAL = 1721425  # Julian day number of a day less its `date.toordinal()`
STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
HAN_STEMS, HAN_BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
FIRST_OF_CYCLE = 4  # the year 4 was Giáp Tý


class NoSuchLunarDayError(ValueError):
    """The calendar has no such day, or it lies outside the years that are computed."""


@dataclass(frozen=True, order=True)
class LunarDay:
    """A day of the lunar calendar; a leap month comes after the month whose number it has."""

    year: int
    month: int
    is_leap: bool
    day: int


@dataclass(frozen=True)
class LunarMonth:
    """One month of a lunar year."""

    number: int
    is_leap: bool
    first_day: date
    length: int  # 29 or 30 days


@dataclass(frozen=True)
class YearName:
    """A year's place in the cycle of sixty (can chi)."""

    vietnamese: str
    han: str


def lunar(day: date, zone: int = HANOI) -> LunarDay:
    """Raises NoSuchLunarDayError before the New Year of 1900 and after the last day of 2199."""
    year = day.year if FIRST_YEAR <= day.year <= LAST_YEAR and day >= new_year(day.year, zone) else day.year - 1
    for month in reversed(months(year, zone)):
        if 0 <= (passed := (day - month.first_day).days) < month.length:
            return LunarDay(year, month.number, month.is_leap, passed + 1)
    raise NoSuchLunarDayError(f"Days are computed up to the last of the lunar year {LAST_YEAR}; {day} is not one.")


def solar(day: LunarDay, zone: int = HANOI) -> date:
    """Raises NoSuchLunarDayError, such as for a leap month that the year has not."""
    month = month_of(day.year, day.month, day.is_leap, zone)
    if not 1 <= day.day <= month.length:
        raise NoSuchLunarDayError(f"Month {day.month} of {day.year} has {month.length} days; day {day.day} is not one.")
    return month.first_day + timedelta(days=day.day - 1)


def month_of(year: int, number: int, is_leap: bool = False, zone: int = HANOI) -> LunarMonth:
    """Raises NoSuchLunarDayError."""
    for month in months(year, zone):
        if (month.number, month.is_leap) == (number, is_leap):
            return month
    raise NoSuchLunarDayError(f"The lunar year {year} has no {'leap ' if is_leap else ''}month {number}.")


def leap_month(year: int, zone: int = HANOI) -> int | None:
    """The number that the year's leap month repeats; None when it has none."""
    return next((month.number for month in months(year, zone) if month.is_leap), None)


def new_year(year: int, zone: int = HANOI) -> date:
    """Tết: the first day of the first month."""
    return months(year, zone)[0].first_day


def name_of_year(year: int) -> YearName:
    place = year - FIRST_OF_CYCLE
    return YearName(f"{STEMS[place % 10]} {BRANCHES[place % 12]}", f"{HAN_STEMS[place % 10]}{HAN_BRANCHES[place % 12]}")


@lru_cache(maxsize=1024)
def months(year: int, zone: int = HANOI) -> tuple[LunarMonth, ...]:
    """The twelve or thirteen months of a lunar year. Raises NoSuchLunarDayError."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoSuchLunarDayError(f"Lunar years from {FIRST_YEAR} to {LAST_YEAR} are computed; {year} is not one.")
    before, after = _solstice_year(year, zone), _solstice_year(year + 1, zone)
    return (
        *(month for month in before if month.number <= 10),
        *(month for month in after if month.number > 10),
    )


@lru_cache(maxsize=1024)
def _solstice_year(year: int, zone: int) -> tuple[LunarMonth, ...]:
    """From the eleventh month that began the winter of the year before, up to the next eleventh month."""
    first, end = _eleventh_month(year - 1, zone), _eleventh_month(year, zone)
    starts = [_day_of_new_moon(number, zone) for number in range(first, end + 1)]
    leap = _leap_position(starts, zone)
    return tuple(
        _month(position, position == leap, position - (leap is not None and position >= leap), starts)
        for position in range(len(starts) - 1)
    )


def _month(position: int, is_leap: bool, passed: int, starts: list[int]) -> LunarMonth:
    first = date.fromordinal(starts[position] - ORDINAL)
    return LunarMonth((10 + passed) % 12 + 1, is_leap, first, starts[position + 1] - starts[position])


def _leap_position(starts: list[int], zone: int) -> int | None:
    """Of thirteen months, the first in which the sun enters no new twelfth of its way."""
    if len(starts) - 1 < 13:
        return None
    terms = [_principal_term(start, zone) for start in starts]
    return next(position for position in range(1, 13) if terms[position] == terms[position + 1])


def _eleventh_month(year: int, zone: int) -> int:
    """The lunation whose first day is the last new moon's day up to the winter solstice's."""
    solstice = date(year, 12, 19).toordinal() + ORDINAL
    while _principal_term(solstice + 1, zone) != 9:  # 270°, reached on this day
        solstice += 1
    number = round((solstice - J2000) / 365.25 * NEW_MOONS_A_YEAR) + 1
    while _day_of_new_moon(number, zone) > solstice:
        number -= 1
    return number


def _day_of_new_moon(number: int, zone: int) -> int:
    """Julian day number of the day in that zone."""
    return floor(new_moon(number) + 0.5 + zone / 24)


@lru_cache(maxsize=8192)
def _principal_term(day: int, zone: int) -> int:
    """In which twelfth of its way the sun stands when the day begins."""
    return int(sun_longitude(day - 0.5 - zone / 24) // 30)
