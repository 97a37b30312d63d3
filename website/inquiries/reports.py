"""Takes in an error that a visitor reports on a page, and what becomes of it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page

from website.inquiries import mailing
from website.models import ErrorReport, ReportEvent

State = ErrorReport.State


def receive(page: Page, token: str, suspicion: str, told: dict[str, Any]) -> ErrorReport:
    """The report of this form; a form that was sent twice has one."""
    try:
        with transaction.atomic():
            return ErrorReport.objects.filter(token=token).first() or _store(page, token, suspicion, told)
    except IntegrityError:  # the other request of a double click was faster
        return ErrorReport.objects.get(token=token)


def _store(page: Page, token: str, suspicion: str, told: dict[str, Any]) -> ErrorReport:
    report = ErrorReport.objects.create(
        token=token,
        page=page.page_ptr if hasattr(page, "page_ptr") else page,
        title=page.title,
        path=page.url_path,
        language=page.locale.language_code,
        agency_id=getattr(page, "agency_id", None),
        state=State.SUSPECTED if suspicion else State.OPEN,
        suspicion=suspicion,
        what=told["what"],
        where=told["where"],
        email=told["email"],
    )
    ReportEvent.objects.create(report=report, state=report.state)
    if report.is_open:
        mailing.queue_error(report)
    return report


@transaction.atomic
def decide(report: ErrorReport, state: str, reason: str, by: AbstractBaseUser) -> bool:
    """Corrected, or no error with a reason; whoever left an address is told. False: somebody was faster."""
    fields = {"state": state, "reason": reason, "decided_by": by, "decided_at": timezone.now()}
    if not ErrorReport.objects.filter(pk=report.pk, state=State.OPEN).update(**fields):
        return False
    ReportEvent.objects.create(report=report, state=state, by=by)
    report.refresh_from_db()
    mailing.queue_report(report)
    return True


@transaction.atomic
def rescue(report: ErrorReport, by: AbstractBaseUser) -> bool:
    if not ErrorReport.objects.filter(pk=report.pk, state=State.SUSPECTED, erased_at=None).update(state=State.OPEN):
        return False
    ReportEvent.objects.create(report=report, state=State.OPEN, by=by)
    mailing.queue_error(report)
    return True
