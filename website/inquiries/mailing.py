"""The worker's post: each mail is a row, sent until it is out; a server that is down loses nothing.

First the mail, then the note of it: who dies in between tells twice rather than never. The Message-ID is the row's,
so that a mail program may know the second for the first.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from website.inquiries import visitor_words
from website.inquiries.desk import staff_words
from website.inquiries.words import Words
from website.models import ErrorReport, Inquiry, InquiryEvent, LetterMail, Reply

logger = logging.getLogger(__name__)
Kind = LetterMail.Kind
LEASE = timedelta(minutes=5)  # longer than a mail server takes
WAITS = [timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720, 1440, 1440, 1440)]  # then a person must look
AT_ONCE = 50
FOR_VISITORS = {Kind.RECEIVED, Kind.REPLY, Kind.REPORT}


def queue_received(inquiry: Inquiry) -> None:
    LetterMail.objects.get_or_create(kind=Kind.RECEIVED, inquiry=inquiry)


def queue_new(inquiry: Inquiry) -> None:
    """To the officer, else to everybody who sees it as their agency's, else to the desk."""
    people = [inquiry.officer] if inquiry.officer else staff_words.people_of(inquiry)
    LetterMail.objects.bulk_create(LetterMail(kind=Kind.NEW, inquiry=inquiry, user=user) for user in people)


def queue_wanted(inquiry: Inquiry) -> None:
    if inquiry.translator:
        LetterMail.objects.create(kind=Kind.WANTED, inquiry=inquiry, user=inquiry.translator)


def queue_rendered(reply: Reply) -> None:
    if reply.by:
        LetterMail.objects.create(kind=Kind.RENDERED, inquiry=reply.inquiry, reply=reply, user=reply.by)


def queue_reply(reply: Reply) -> None:
    LetterMail.objects.get_or_create(kind=Kind.REPLY, reply=reply, defaults={"inquiry": reply.inquiry})


def queue_error(report: ErrorReport) -> None:
    """To everybody who looks after the page in its language."""
    people = staff_words.keepers_of(report)
    LetterMail.objects.bulk_create(LetterMail(kind=Kind.ERROR, report=report, user=user) for user in people)


def queue_report(report: ErrorReport) -> None:
    if report.email:
        LetterMail.objects.get_or_create(kind=Kind.REPORT, report=report)


def send_due(now: datetime | None = None) -> int:
    """How many went out."""
    now = now or timezone.now()
    due = LetterMail.objects.filter(sent_at=None, given_up=False, due_at__lte=now).order_by("due_at", "pk")
    return sum(_send(mail, now) for mail in due[:AT_ONCE] if _is_claimed(mail))


def _is_claimed(mail: LetterMail) -> bool:
    """Compare and set: of two workers one gets it; one that dies gives it back after the lease."""
    mine = LetterMail.objects.filter(pk=mail.pk, sent_at=None, due_at=mail.due_at)
    return bool(mine.update(due_at=timezone.now() + LEASE))


def _send(claimed: LetterMail, now: datetime) -> bool:
    related = ("inquiry__agency", "reply", "report", "user")
    mail = LetterMail.objects.select_related(*related).get(pk=claimed.pk)
    words = visitor_words.of(mail) if mail.kind in FOR_VISITORS else staff_words.of(mail)
    if words is None:  # nobody is left to read it: erased, or the address is gone
        LetterMail.objects.filter(pk=mail.pk).update(given_up=True)
        return False
    try:
        _message(mail, words).send()
    except (OSError, SMTPException) as error:
        _put_off(mail, now, error)
        return False
    LetterMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now())
    if mail.kind == Kind.REPLY:
        _record(mail, InquiryEvent.Kind.MAIL_SENT)
    return True


def _message(mail: LetterMail, words: Words) -> EmailMessage:
    """Nothing that a visitor typed stands in a header but the address, which was checked."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    headers = {"Message-ID": f"<letter-{mail.pk}@{host}>"}
    if mail.kind != Kind.REPLY:
        headers["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday notice answers it
    return EmailMessage(words.subject, words.text, settings.DEFAULT_FROM_EMAIL, [words.to], headers=headers)


def _put_off(mail: LetterMail, now: datetime, error: Exception) -> None:
    """An address that does not exist, or a week of silence, is a person's business."""
    attempts = mail.attempts + 1
    is_over = attempts > len(WAITS) or _is_refused_for_good(error)
    due_at = now if is_over else now + WAITS[attempts - 1]
    LetterMail.objects.filter(pk=mail.pk).update(attempts=attempts, given_up=is_over, due_at=due_at)
    logger.warning("mail %s about a letter not sent: %s", mail.pk, type(error).__name__)
    if is_over and mail.kind in FOR_VISITORS:
        _record(mail, InquiryEvent.Kind.MAIL_FAILED)


def _is_refused_for_good(error: Exception) -> bool:
    """RFC 5321, 4.2.1: 5yz says that trying again is of no use."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _words in error.recipients.values())


def _record(mail: LetterMail, kind: str) -> None:
    if mail.inquiry_id:
        InquiryEvent.objects.create(inquiry_id=mail.inquiry_id, kind=kind, details={"mail": mail.kind})
