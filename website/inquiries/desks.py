"""Who answers a kind of inquiries, and what is promised; where nothing was set, the desk answers."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from translation.work import working_days
from website.inquiries.kinds import DESCRIPTIONS, Kind
from website.models import InquiryDesk, InquirySettings

SPAM_DAYS = 30  # that what looks like spam is kept apart, and can be rescued


def of(kind: str) -> InquiryDesk:
    """As the desk set it, else a row that is not stored."""
    found = InquiryDesk.objects.select_related("agency", "officer").filter(kind=kind).first()
    return found or InquiryDesk(kind=kind, working_days=DESCRIPTIONS[Kind(kind)].working_days)


def every() -> list[InquiryDesk]:
    """In the order of the kinds; one query."""
    stored = {row.kind: row for row in InquiryDesk.objects.select_related("agency", "officer")}
    return [stored.get(k) or InquiryDesk(kind=k, working_days=DESCRIPTIONS[k].working_days) for k in Kind]


def settings() -> InquirySettings:
    return InquirySettings.objects.first() or InquirySettings()


def due_day(desk: InquiryDesk, start: date | None = None) -> date:
    """The day by which an inquiry of that day is answered, without days off of the office."""
    return working_days.due_after(start or timezone.localdate(), desk.working_days)
