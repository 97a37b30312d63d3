"""Reminds people of due days: two working days before, on the day, and every week that something is late.

First the mail, then the note of it: who dies in between reminds twice rather than never.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from translation.models import Reminder
from translation.work import messages, mine, people
from translation.work.mine import Item
from translation.work.working_days import Calendar

SOON_DAYS = 2  # working days
WEEK = timedelta(days=7)
Kind = Reminder.Kind


@dataclass(frozen=True)
class Due:
    """What one person is reminded of; `for_day` is the same all through one week of being late."""

    item: Item
    kind: Kind
    for_day: date


def remind(day: date, calendar: Calendar) -> int:
    """One mail to each person who has not been told yet; how many mails."""
    return sum(_remind(user, day, calendar) for user in people.at_work(day))


def _remind(user: Any, day: date, calendar: Calendar) -> bool:
    work = mine.of(user)
    found = [due for item in own(work, user) if (due := due_of(item, day, calendar))]
    told = set(
        Reminder.objects.filter(user=user, translation__in=[due.item.translation.pk for due in found]).values_list(
            "translation", "kind", "for_day"
        )
    )
    new = [due for due in found if (due.item.translation.pk, due.kind, due.for_day) not in told]
    if new:
        _mail(user, new)
        Reminder.objects.bulk_create((_row(user, due) for due in new), ignore_conflicts=True)
    return bool(new)


def own(work: mine.Work, user: Any) -> list[Item]:
    """What the person answers for: their translations, and reviews that are theirs alone; not what has to wait."""
    reviews = [item for item in work.review if item.translation.reviewer_id == user.pk]
    return [item for item in work.translate + reviews if item.translation.due and not item.standing.waits_for]


def due_of(item: Item, day: date, calendar: Calendar) -> Due | None:
    due = item.translation.due
    if due < day:
        weeks = (day - due - timedelta(days=1)) // WEEK
        return Due(item, Kind.LATE, due + timedelta(days=1) + weeks * WEEK)
    if due == day:
        return Due(item, Kind.TODAY, due)
    return Due(item, Kind.SOON, due) if due <= calendar.after(day, SOON_DAYS) else None


def _row(user: Any, due: Due) -> Reminder:
    return Reminder(user=user, translation=due.item.translation, kind=due.kind, for_day=due.for_day)


def _mail(user: Any, found: list[Due]) -> None:
    with override(people.language_of(user)):
        subject = ngettext("%(count)d translation is due", "%(count)d translations are due", len(found))
        headings = {
            Kind.LATE: _("Late:"),
            Kind.TODAY: _("Due today:"),
            Kind.SOON: _("Due in two working days or less:"),
        }
        parts = []
        for kind, heading in headings.items():
            items = [due.item for due in found if due.kind == kind]
            parts += [heading, *lines(items)] if items else []
        people.post(user, subject % {"count": len(found)}, parts)


def lines(items: Iterable[Item]) -> list[str]:
    return [messages.text(item.translation, item.standing) for item in items]
