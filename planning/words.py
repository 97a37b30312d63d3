"""Days and languages as the office writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from babel.dates import format_date
from django.utils import timezone

from cms import languages


def day(value: dt.date) -> str:
    """Such as 31/12/2024."""
    return format_date(value, "d/M/y", locale=languages.get(languages.SOURCE).babel)


def moment(value: dt.datetime) -> str:
    """Day and time here, such as 31/12/2024 17:05."""
    return f"{day(timezone.localdate(value))} {timezone.localtime(value):%H:%M}"


def days(first: dt.date, last: dt.date) -> str:
    """One day, or the first and the last: 3/5/2024 or 3/5/2024 – 6/5/2024."""
    return day(first) if first == last else f"{day(first)} – {day(last)}"


def language_names(codes: Iterable[str]) -> str:
    """Such as: tiếng Việt, tiếng Anh."""
    return ", ".join(languages.KNOWN[code].name_vi if code in languages.KNOWN else code for code in codes)
