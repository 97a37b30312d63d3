"""When an event is, in words of the active language."""

from __future__ import annotations

from datetime import date, time

from babel.dates import format_date, format_interval, format_skeleton, format_time
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms import languages
from content import event_dates
from content.event_dates import Rule, Span
from reference import lunar, lunar_words
from reference.lunar_words import MonthDay

# CLDR's "Thứ Ba, 19 tháng 3, 2024" and "Tuesday, 19 March" are not how newspapers print a day.
FULL = {"vi": "EEEE, d/M/y", "en": "EEEE d MMMM y"}
WITHOUT_YEAR = {"vi": "EEEE, d/M", "en": "EEEE d MMMM", "fr": "EEEE d MMMM"}
DAY_AND_MONTH = {"vi": "d/M"}
MONTH = {"vi": "MMMM"}
WITH_INTERVALS = ("zh-hans", "ja")  # "2024年3月19日(火)～21日(木)"


def solar(span: Span) -> str:
    """Both days with their weekdays: "Tuesday 19 March to Thursday 21 March 2024"."""
    if span.first_day == span.last_day:
        return capfirst(_full(span.first_day))
    if _code() in WITH_INTERVALS:
        return format_interval(span.first_day, span.last_day, "yMMMEd", locale=_locale())
    same_year = span.first_day.year == span.last_day.year
    first = _formatted(span.first_day, WITHOUT_YEAR) if same_year else _full(span.first_day)
    return capfirst(_("%(first)s to %(last)s") % {"first": first, "last": _full(span.last_day)})


def lunar_days(span: Span) -> str:
    """The same days by the Vietnamese lunar calendar, with the year's name."""
    return capfirst(lunar_words.in_year(lunar.lunar(span.first_day), lunar.lunar(span.last_day)))


def rule(rule: Rule) -> str:
    """“Every year, 10th to 12th of the second lunar month”; empty for an event that is held once."""
    if not rule.is_yearly or not rule.is_complete:
        return ""
    days = _lunar_rule(rule) if rule.is_lunar else _solar_rule(rule)
    return capfirst(_("every year, %(days)s") % {"days": days})


def once(rule: Rule) -> list[str]:
    """Of an event that is held once: its days, solar and lunar."""
    spans = (
        event_dates.between(rule, date(rule.own_year, 1, 1), date(rule.own_year + 1, 12, 31)) if rule.own_year else []
    )
    return [words for span in spans for words in (solar(span), lunar_days(span))]


def _lunar_rule(rule: Rule) -> str:
    first = MonthDay(rule.lunar_first_month, rule.lunar_first_day, rule.in_leap_month)
    is_leap = rule.in_leap_month and rule.ends_in == rule.lunar_first_month
    return lunar_words.every_year(first, MonthDay(rule.ends_in, rule.ends_on, is_leap))


def _solar_rule(rule: Rule) -> str:
    first = _day_and_month(rule.first_day)
    last = _day_and_month(rule.last_day or rule.first_day)
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def hours(begin: time | None, end: time | None) -> str:
    """Empty when it lasts all day."""
    if begin is None:
        return ""
    given = {"begin": format_time(begin, "short", locale=_locale())}
    if end is None:
        return _("from %(begin)s") % given
    return _("%(begin)s to %(end)s") % {**given, "end": format_time(end, "short", locale=_locale())}


def month(day: date) -> str:
    """“March 2024”."""
    return capfirst(format_skeleton("yMMMM", day, locale=_locale()))


def _full(day: date) -> str:
    return _formatted(day, FULL)


def _day_and_month(day: date) -> str:
    code = _code()
    if code in DAY_AND_MONTH:
        return format_date(day, DAY_AND_MONTH[code], locale=_locale())
    return _first_of_month(format_skeleton("MMMMd", day, locale=_locale()))


def _formatted(day: date, formats: dict[str, str]) -> str:
    return _first_of_month(format_date(day, formats.get(_code(), "full"), locale=_locale()))


def _first_of_month(text: str) -> str:
    """French wants the ordinal for the first of a month, and for it alone."""
    if _code() != "fr":
        return text
    return " ".join("1er" if part == "1" else part for part in text.split(" "))


def _code() -> str:
    code = get_language() or languages.SOURCE
    return code if code in languages.CODES else languages.SOURCE


def _locale() -> str:
    return languages.get(_code()).babel


def weekday(day: date) -> str:
    """Short: “Tue”."""
    text = capfirst(format_date(day, "EEE", locale=_locale()))
    return text.replace("Th ", "Thứ ")  # CLDR's “Th 5” reads like the fifth month


def short_month(day: date) -> str:
    """“Feb”, “tháng 2”, “2月”."""
    return format_date(day, MONTH.get(_code(), "MMM"), locale=_locale())
