"""One mail a morning on working days: what is new, due, late, returned and to review, in the person's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from translation import rights
from translation.models import Digest
from translation.states import State
from translation.work import mine, people, reminding, unasked
from translation.work.mine import Item, Work
from translation.work.working_days import Calendar

FIRST_LOOK = timedelta(days=7)  # what is new to somebody who never had a digest


@dataclass(frozen=True)
class Part:
    heading: str
    items: list[Item]


def send(day: date, calendar: Calendar) -> int:
    """To everybody who is there, wants it, has something to do and has not had today's; how many mails."""
    had = set(Digest.objects.filter(day=day).values_list("user", flat=True))
    last = dict(Digest.objects.values_list("user").annotate(last=Max("sent_at")))
    return sum(
        _send(user, day, calendar, last.get(user.pk) or timezone.now() - FIRST_LOOK)
        for user in people.at_work(day)
        if user.pk not in had and _wants(user)
    )


def _wants(user: Any) -> bool:
    chosen = getattr(user, "work_preferences", None)
    return chosen is None or chosen.wants_digest


def _send(user: Any, day: date, calendar: Calendar, last: datetime) -> bool:
    """First the mail, then the note of it: who dies in between tells twice rather than never."""
    with override(people.language_of(user)):
        work = mine.of(user)
        found = parts(work, user, day, calendar, last)
        notes = _notes(work, user)
        if not found and not notes:
            return False
        number = sum(len(part.items) for part in found)
        subject = ngettext("Your translations today: %(count)d", "Your translations today: %(count)d", number)
        people.post(user, subject % {"count": number}, [*_text(found), *notes, _end()])
    Digest.objects.bulk_create([Digest(user=user, day=day)], ignore_conflicts=True)
    return True


def parts(work: Work, user: Any, day: date, calendar: Calendar, last: datetime) -> list[Part]:
    """Each translation stands once, under what is most pressing."""
    soon = calendar.after(day, reminding.SOON_DAYS)
    open_ones = [item for item in [*work.translate, *work.review] if not item.standing.waits_for]
    left = {item.translation.pk: item for item in open_ones}

    def take(heading: str, fits: Any) -> Part:
        return Part(heading, [left.pop(pk) for pk, item in list(left.items()) if fits(item)])

    found = [
        take(_("Returned to you:"), lambda item: item.standing.state == State.RETURNED),
        take(_("Late:"), lambda item: item.is_late),
        take(
            _("Due in two working days or less:"),
            lambda item: bool(item.translation.due) and item.translation.due <= soon,
        ),
        take(_("To review:"), lambda item: item.standing.state == State.REVIEW),
        take(_("New for you:"), lambda item: _is_new(item, last)),
        Part(_("Asked for by you and late:"), [item for item in work.asked if item.is_late]),
    ]
    return [part for part in found if part.items]


def _is_new(item: Item, last: datetime) -> bool:
    order = getattr(item.translation, "order", None)
    return bool(order and order.translator_since and order.translator_since > last)


def _text(found: list[Part]) -> list[str]:
    text = []
    for part in found:
        text += [part.heading, *reminding.lines(part.items)]
    return text


def _notes(work: Work, user: Any) -> list[str]:
    """What is told in one sentence."""
    notes = []
    if work.free:
        words = ngettext(
            "%(count)d translation in your languages is free to take.",
            "%(count)d translations in your languages are free to take.",
            len(work.free),
        )
        notes.append(words % {"count": len(work.free)})
    failed = len(unasked.failures()) if rights.may_ask(user) else 0
    if failed:
        words = ngettext(
            "The rules could not ask for %(count)d translation; see “Not asked for”.",
            "The rules could not ask for %(count)d translations; see “Not asked for”.",
            failed,
        )
        notes.append(words % {"count": failed})
    return notes


def _end() -> str:
    address = settings.WAGTAILADMIN_BASE_URL + reverse("translation_mine")
    return _("All of it: %(address)s\nYou can switch this mail off there.") % {"address": address}
