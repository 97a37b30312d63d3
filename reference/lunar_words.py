"""Lunar days in words of the active language: “10th to 12th of the second lunar month, year of Giáp Thìn”."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from cms import languages
from reference.lunar import LunarDay, name_of_year

MONTHS: tuple[Promise, ...] = (
    pgettext_lazy("lunar calendar", "first lunar month"),
    pgettext_lazy("lunar calendar", "second lunar month"),
    pgettext_lazy("lunar calendar", "third lunar month"),
    pgettext_lazy("lunar calendar", "fourth lunar month"),
    pgettext_lazy("lunar calendar", "fifth lunar month"),
    pgettext_lazy("lunar calendar", "sixth lunar month"),
    pgettext_lazy("lunar calendar", "seventh lunar month"),
    pgettext_lazy("lunar calendar", "eighth lunar month"),
    pgettext_lazy("lunar calendar", "ninth lunar month"),
    pgettext_lazy("lunar calendar", "tenth lunar month"),
    pgettext_lazy("lunar calendar", "eleventh lunar month"),
    pgettext_lazy("lunar calendar", "twelfth lunar month"),
)
DAYS: tuple[Promise, ...] = (
    pgettext_lazy("lunar calendar", "1st"),
    pgettext_lazy("lunar calendar", "2nd"),
    pgettext_lazy("lunar calendar", "3rd"),
    pgettext_lazy("lunar calendar", "4th"),
    pgettext_lazy("lunar calendar", "5th"),
    pgettext_lazy("lunar calendar", "6th"),
    pgettext_lazy("lunar calendar", "7th"),
    pgettext_lazy("lunar calendar", "8th"),
    pgettext_lazy("lunar calendar", "9th"),
    pgettext_lazy("lunar calendar", "10th"),
    pgettext_lazy("lunar calendar", "11th"),
    pgettext_lazy("lunar calendar", "12th"),
    pgettext_lazy("lunar calendar", "13th"),
    pgettext_lazy("lunar calendar", "14th"),
    pgettext_lazy("lunar calendar", "15th"),
    pgettext_lazy("lunar calendar", "16th"),
    pgettext_lazy("lunar calendar", "17th"),
    pgettext_lazy("lunar calendar", "18th"),
    pgettext_lazy("lunar calendar", "19th"),
    pgettext_lazy("lunar calendar", "20th"),
    pgettext_lazy("lunar calendar", "21st"),
    pgettext_lazy("lunar calendar", "22nd"),
    pgettext_lazy("lunar calendar", "23rd"),
    pgettext_lazy("lunar calendar", "24th"),
    pgettext_lazy("lunar calendar", "25th"),
    pgettext_lazy("lunar calendar", "26th"),
    pgettext_lazy("lunar calendar", "27th"),
    pgettext_lazy("lunar calendar", "28th"),
    pgettext_lazy("lunar calendar", "29th"),
    pgettext_lazy("lunar calendar", "30th"),
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
