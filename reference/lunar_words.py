"""Lunar days in words of the active language: “10th to 12th of the second lunar month, year of Giáp Thìn”."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy as words

from cms import languages
from reference.lunar import LunarDay, name_of_year

MONTHS: tuple[Promise, ...] = (
    words("lunar calendar", "first lunar month"),
    words("lunar calendar", "second lunar month"),
    words("lunar calendar", "third lunar month"),
    words("lunar calendar", "fourth lunar month"),
    words("lunar calendar", "fifth lunar month"),
    words("lunar calendar", "sixth lunar month"),
    words("lunar calendar", "seventh lunar month"),
    words("lunar calendar", "eighth lunar month"),
    words("lunar calendar", "ninth lunar month"),
    words("lunar calendar", "tenth lunar month"),
    words("lunar calendar", "eleventh lunar month"),
    words("lunar calendar", "twelfth lunar month"),
)
DAYS: tuple[Promise, ...] = (
    words("lunar calendar", "1st"),
    words("lunar calendar", "2nd"),
    words("lunar calendar", "3rd"),
    words("lunar calendar", "4th"),
    words("lunar calendar", "5th"),
    words("lunar calendar", "6th"),
    words("lunar calendar", "7th"),
    words("lunar calendar", "8th"),
    words("lunar calendar", "9th"),
    words("lunar calendar", "10th"),
    words("lunar calendar", "11th"),
    words("lunar calendar", "12th"),
    words("lunar calendar", "13th"),
    words("lunar calendar", "14th"),
    words("lunar calendar", "15th"),
    words("lunar calendar", "16th"),
    words("lunar calendar", "17th"),
    words("lunar calendar", "18th"),
    words("lunar calendar", "19th"),
    words("lunar calendar", "20th"),
    words("lunar calendar", "21st"),
    words("lunar calendar", "22nd"),
    words("lunar calendar", "23rd"),
    words("lunar calendar", "24th"),
    words("lunar calendar", "25th"),
    words("lunar calendar", "26th"),
    words("lunar calendar", "27th"),
    words("lunar calendar", "28th"),
    words("lunar calendar", "29th"),
    words("lunar calendar", "30th"),
)


@dataclass(frozen=True)
class MonthDay:
    """A day of the lunar calendar in any year."""

    month: int
    day: int
    is_leap: bool = False

    @property
    def day_words(self) -> str:
        return str(DAYS[self.day - 1])

    @property
    def month_words(self) -> str:
        name = str(MONTHS[self.month - 1])
        return _("leap %(month)s") % {"month": name} if self.is_leap else name


def every_year(first: MonthDay, last: MonthDay) -> str:
    """Without a year."""
    given = _given(first, last)
    if first == last:
        return _("%(first_day)s of the %(first_month)s") % given
    if _same_month(first, last):
        return _("%(first_day)s to %(last_day)s of the %(first_month)s") % given
    return _("%(first_day)s of the %(first_month)s to %(last_day)s of the %(last_month)s") % given


def in_year(first: LunarDay, last: LunarDay) -> str:
    """With the name of the year in which it begins."""
    begin, end = (MonthDay(day.month, day.day, day.is_leap) for day in (first, last))
    given = {**_given(begin, end), "year": year_words(first.year)}
    if first == last:
        return _("%(first_day)s of the %(first_month)s, year of %(year)s") % given
    if _same_month(begin, end):
        return _("%(first_day)s to %(last_day)s of the %(first_month)s, year of %(year)s") % given
    return _("%(first_day)s of the %(first_month)s to %(last_day)s of the %(last_month)s, year of %(year)s") % given


def year_words(year: int) -> str:
    """In Chinese characters where readers know them; elsewhere abroad without marks, as other Vietnamese names."""
    name, code = name_of_year(year), get_language() or languages.SOURCE
    if code == languages.SOURCE:
        return name.vietnamese
    is_cjk = code in languages.KNOWN and languages.KNOWN[code].is_cjk
    return name.han if is_cjk else _without_marks(name.vietnamese)


def _without_marks(text: str) -> str:
    plain = text.translate({ord("đ"): "d", ord("Đ"): "D"})
    return "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))


def _same_month(first: MonthDay, last: MonthDay) -> bool:
    return (first.month, first.is_leap) == (last.month, last.is_leap)


def _given(first: MonthDay, last: MonthDay) -> dict[str, str]:
    return {
        "first_day": first.day_words,
        "first_month": first.month_words,
        "last_day": last.day_words,
        "last_month": last.month_words,
    }
