"""Mails to visitors, in their language. They repeat nothing of what was typed: anybody may type anybody's address."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from reference.localized import localized
from reference.models import Office
from website.inquiries import desks
from website.inquiries.words import Words
from website.models import ErrorReport, Inquiry, LetterMail, Reply
from website.templatetags.site import day


def of(mail: LetterMail) -> Words | None:
    """None when there is nobody to write to any more."""
    if mail.kind == LetterMail.Kind.REPORT:
        return _report(mail.report)
    if not mail.inquiry.email:
        return None
    with override(mail.inquiry.language):
        return _reply(mail.reply) if mail.kind == LetterMail.Kind.REPLY else _received(mail.inquiry)


def _received(inquiry: Inquiry) -> Words:
    said = {"reference": inquiry.reference, "day": day(inquiry.due), "agency": _agency(inquiry)}
    months = desks.settings().months_kept
    parts = [
        _("We have received your inquiry. Its reference number is %(reference)s.") % said,
        _("%(agency)s answers it by %(day)s.") % said if said["agency"] else _("We answer it by %(day)s.") % said,
        _("To add something, write to us with this number here:\n%(address)s") % {"address": _form(inquiry)},
        ngettext(
            "We erase your personal data %(months)d month after the inquiry is closed, or earlier when you ask us to.",
            "We erase your personal data %(months)d months after the inquiry is closed, or earlier when you ask us to.",
            months,
        )
        % {"months": months},
        _("If you did not write to us, somebody entered your address by mistake, and you need do nothing."),
        _site(inquiry.language),
    ]
    return Words(inquiry.email, _("%(reference)s: we have received your inquiry") % said, _joined(parts))


def _reply(reply: Reply) -> Words:
    inquiry = reply.inquiry
    said = {"reference": inquiry.reference, "address": _form(inquiry)}
    parts = [
        reply.text,
        "— — —",
        _("This answers your inquiry %(reference)s. To write to us again about it:\n%(address)s") % said,
        _agency(inquiry),
        _site(inquiry.language),
    ]
    return Words(inquiry.email, _("%(reference)s: our answer to your inquiry") % said, _joined(parts))


def _report(report: ErrorReport) -> Words | None:
    if not report.email:
        return None
    with override(report.language):
        said = {"title": report.title, "address": address_of(report.path)}
        if report.state == ErrorReport.State.CORRECTED:
            first = _("You told us of an error on our page “%(title)s”. It is corrected. Thank you.") % said
        else:
            first = _("You told us of an error on our page “%(title)s”. We looked into it and left the page as it is.")
            first %= said
        parts = [first, report.reason, said["address"], _site(report.language)]
        return Words(report.email, _("The error that you told us of"), _joined(parts))


def _form(inquiry: Inquiry) -> str:
    path = reverse("inquiry_form", args=[inquiry.kind])
    return address_of(f"{path}?earlier={inquiry.reference}")


def address_of(path: str) -> str:
    """The worker answers no request, so it knows the site's address by the settings."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def _agency(inquiry: Inquiry) -> str:
    return localized(inquiry.agency, "name", inquiry.language).text if inquiry.agency else ""


def _site(code: str) -> str:
    office = Office.objects.first()
    return localized(office, "name", code).text if office else ""


def _joined(parts: list[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
