"""Days of the office as moments."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

Moments = tuple[datetime, datetime]


def period(first: date, last: date) -> Moments:
    """From the beginning of the first day to the end of the last, in the office's time zone."""
    begin = timezone.make_aware(datetime.combine(first, time.min))
    after = timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
    return begin, after - timedelta(microseconds=1)
