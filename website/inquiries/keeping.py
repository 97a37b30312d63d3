"""How long personal data stays: what is over is emptied; kind, language, country and days remain as figures."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from website.inquiries import desks
from website.models import ErrorReport, Inquiry, InquiryEvent, Note, Reply

State = Inquiry.State
SILENCE = timedelta(days=30)  # an answered inquiry to which nobody came back is over
EMPTY = {name: [] if name == "parks" else "" for name in Inquiry.PERSONAL}


def run(now: datetime | None = None) -> int:
    """Close what was answered long ago, erase what is over; how many were erased. Safe to run twice."""
    now = now or timezone.now()
    _close_answered(now)
    return sum(erase(inquiry, by=None) for inquiry in _over(now)) + _erase_reports(now)


def _close_answered(now: datetime) -> None:
    for inquiry in Inquiry.objects.filter(state=State.ANSWERED, answered_at__lte=now - SILENCE):
        with transaction.atomic():
            own = Inquiry.objects.filter(pk=inquiry.pk, state=State.ANSWERED)
            if own.update(state=State.CLOSED, closed_at=now):
                InquiryEvent.objects.create(inquiry=inquiry, kind=InquiryEvent.Kind.CLOSED)


def _over(now: datetime) -> list[Inquiry]:
    kept, left = months_before(now), Inquiry.objects.filter(erased_at=None)
    closed = left.filter(state=State.CLOSED, closed_at__lte=kept)
    suspected = left.filter(state=State.SUSPECTED, received_at__lte=now - timedelta(days=desks.SPAM_DAYS))
    return [*closed, *suspected]


def months_before(now: datetime) -> datetime:
    """A month counts 30 days, so that nothing stays longer than visitors were told."""
    return now - timedelta(days=30 * desks.settings().months_kept)


@transaction.atomic
def erase(inquiry: Inquiry, by: AbstractBaseUser | None) -> bool:
    """Empty everything that the visitor told and that was written to or about them; False when it is done already."""
    now = timezone.now()
    own = Inquiry.objects.filter(pk=inquiry.pk, erased_at=None)
    if not own.update(**EMPTY, erased_at=now):
        return False
    Note.objects.filter(inquiry=inquiry).update(text="")
    Reply.objects.filter(inquiry=inquiry).update(vietnamese="", text="")
    unsent = Reply.objects.filter(inquiry=inquiry, state__in=(Reply.State.TO_RENDER, Reply.State.READY))
    unsent.update(state=Reply.State.DROPPED)
    still_open = Inquiry.objects.filter(pk=inquiry.pk, state__in=(State.OPEN, State.ANSWERED))
    still_open.update(state=State.CLOSED, closed_at=now)
    InquiryEvent.objects.create(inquiry=inquiry, kind=InquiryEvent.Kind.ERASED, by=by)
    return True


def _erase_reports(now: datetime) -> int:
    left = ErrorReport.objects.filter(erased_at=None)
    decided = left.filter(decided_at__lte=months_before(now))
    suspected = left.filter(state=ErrorReport.State.SUSPECTED, received_at__lte=now - timedelta(days=desks.SPAM_DAYS))
    empty = {"what": "", "where": "", "email": "", "reason": "", "erased_at": now}
    return decided.update(**empty) + suspected.update(**empty)
