"""Template tags for the days of events."""

from __future__ import annotations

import re
from datetime import date

from django import template

from content import event_words
from content.event_dates import Span
from content.models import EventOccurrence, EventPage

register = template.Library()
_BEFORE_MONTH = re.compile(r"(?<![/\d])(\d{1,2}|1er) (?=[^\W\d])")


@register.filter
def solar_days(span: Span | EventOccurrence) -> str:
    """Both days with their weekdays, in the reader's language; “Thứ Năm” and “19 avril” stay on one line."""
    text = event_words.solar(span).replace("Thứ ", "Thứ\u00a0").replace("Chủ ", "Chủ\u00a0")
    return _BEFORE_MONTH.sub("\\1\u00a0", text)


@register.filter
def lunar_days(span: Span | EventOccurrence) -> str:
    """The same days by the lunar calendar."""
    return event_words.lunar_days(span)


@register.filter
def month_name(day: date) -> str:
    return event_words.month(day)


@register.filter
def weekday(day: date) -> str:
    return event_words.weekday(day)


@register.filter
def short_month(day: date) -> str:
    return event_words.short_month(day)


@register.filter
def rule_words(page: EventPage) -> str:
    """When it is held every year; empty for an event that is held once."""
    return event_words.rule(page.rule)


@register.filter
def hours_words(page: EventPage) -> str:
    return event_words.hours(page.dated.starts_at, page.dated.ends_at)
