"""What the worker does for translators each morning. Safe to run twice: rows remember what was sent."""

from __future__ import annotations

from datetime import datetime, time

from django.utils import timezone

from translation.work import digests, orders, reminding
from translation.work.working_days import Calendar

BEGINS = time(7, 0)  # of the office


def run(now: datetime | None = None) -> int:
    """Reminders and digests, once a working day from seven on; how many mails."""
    orders.fill_gaps()
    moment = timezone.localtime(now, timezone.get_default_timezone())
    calendar = Calendar()
    if moment.time() < BEGINS or not calendar.is_working(moment.date()):
        return 0
    return reminding.remind(moment.date(), calendar) + digests.send(moment.date(), calendar)
