"""Mails to the office about letters of visitors. They hold nothing personal: only what waits, and where."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms import languages
from reference.language_names import name_of
from reference.models import Membership
from reference.roles import holders
from translation.work.people import language_of
from website.inquiries.words import Words
from website.models import ErrorReport, Inquiry, LetterMail

Role = Membership.Role


def keepers_of(report: ErrorReport) -> list[Any]:
    """The reviewers of the page's language, else the desk; of a Vietnamese page the people of its agency."""
    if report.language == languages.SOURCE:
        return people_of(report)
    today = timezone.localdate()
    found = holders(Role.REVIEWER, today, language=report.language) or holders(Role.DESK_OFFICER, today)
    return list({m.user_id: m.user for m in found if m.user.email}.values())


def people_of(letter: Inquiry | ErrorReport) -> list[Any]:
    """Of its agency; of the desk where it has none, or nobody is there."""
    today, found = timezone.localdate(), []
    if letter.agency_id:
        for role in (Role.EDITOR, Role.LEADER):
            found += holders(role, today, agency_id=letter.agency_id)
    found = found or holders(Role.DESK_OFFICER, today)
    users = get_user_model().objects.filter(pk__in={m.user_id for m in found}, is_outside=False)
    return list(users.exclude(email=""))


def of(mail: LetterMail) -> Words | None:
    if mail.user is None or not mail.user.email or not mail.user.is_active:
        return None
    if mail.kind == LetterMail.Kind.ERROR:
        return _error(mail)
    with override(language_of(mail.user)):
        said = _said(mail.inquiry)
        subject, text = {
            LetterMail.Kind.NEW: (
                _("New inquiry %(reference)s"),
                _("%(kind)s, %(language)s, to be answered by %(day)s."),
            ),
            LetterMail.Kind.WANTED: (
                _("Inquiry %(reference)s: your translation is wanted"),
                _("%(kind)s, %(language)s, to be answered by %(day)s. Everything that waits stands in My work."),
            ),
            LetterMail.Kind.RENDERED: (
                _("Inquiry %(reference)s: the answer is ready to be sent"),
                _("The translator has put your answer into the visitor's language. Look at it and send it."),
            ),
        }[LetterMail.Kind(mail.kind)]
        return Words(mail.user.email, subject % said, "\n\n".join([text % said, _address(mail)]))


def _error(mail: LetterMail) -> Words | None:
    """What was written stays on the screen; None when somebody decided already."""
    if not mail.report.is_open:
        return None
    with override(language_of(mail.user)):
        subject = _("A reader reports an error: %(title)s") % {"title": mail.report.title}
        address = settings.WAGTAILADMIN_BASE_URL + reverse("error_report_desk", args=[mail.report_id])
        text = _("See what the reader wrote, correct the page where it is right, and record what you decided.")
        return Words(mail.user.email, " ".join(subject.split()), f"{text}\n\n{address}")


def _said(inquiry: Inquiry) -> dict[str, str]:
    return {
        "reference": inquiry.reference,
        "kind": inquiry.get_kind_display(),
        "language": name_of(inquiry.language),
        "day": formats.date_format(inquiry.due, "j/n/Y"),
    }


def _address(mail: LetterMail) -> str:
    name = "inquiry_translate" if mail.kind == LetterMail.Kind.WANTED else "inquiry"
    return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=[mail.inquiry_id])
