"""Takes a visitor's inquiry in: a row with its clock, a reference number, mails to be sent."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms import languages
from website.inquiries import desks, mailing, references, translators
from website.models import Inquiry, InquiryEvent, InquirySettings

FIELDS = (
    "name",
    "email",
    "phone",
    "country",
    "organisation",
    "parks",
    "subject",
    "request",
    "dates",
    "message",
)


def receive(kind: str, language: str, token: str, suspicion: str, told: dict[str, Any]) -> Inquiry:
    """The inquiry of this form; a form that was sent twice has one. Nothing is sent here."""
    known = Inquiry.objects.filter(token=token).first()
    if known:
        return known
    try:
        with transaction.atomic():
            return _store(kind, language, token, suspicion, told)
    except IntegrityError:  # the other request of a double click was faster
        found = Inquiry.objects.filter(token=token).first()
        if found is None:
            raise
        return found


def _store(kind: str, language: str, token: str, suspicion: str, told: dict[str, Any]) -> Inquiry:
    desk = desks.of(kind)
    inquiry = Inquiry.objects.create(
        reference=_free_reference(desks.settings()),
        token=token,
        kind=kind,
        language=language,
        state=Inquiry.State.SUSPECTED if suspicion else Inquiry.State.OPEN,
        suspicion=suspicion,
        due=desks.due_day(desk),
        agency=desk.agency,
        officer=desk.officer,
        needs_translation=needs_translation(language, reads_english=desk.reads_english),
        earlier=references.tidy(told.get("earlier") or ""),
        **{name: told[name] for name in FIELDS if told.get(name)},
    )
    InquiryEvent.objects.create(inquiry=inquiry, kind=InquiryEvent.Kind.RECEIVED)
    if suspicion:
        InquiryEvent.objects.create(inquiry=inquiry, kind=InquiryEvent.Kind.SUSPECTED, details={"why": suspicion})
    else:
        open_up(inquiry)
    return inquiry


def open_up(inquiry: Inquiry) -> None:
    """Tell the visitor that it came, the officer that it is there, and a translator that a summary is wanted."""
    mailing.queue_received(inquiry)
    mailing.queue_new(inquiry)
    if inquiry.needs_translation:
        translators.give_in_turn(inquiry)


def needs_translation(language: str, *, reads_english: bool) -> bool:
    return language != languages.SOURCE and not (language == "en" and reads_english)


def _free_reference(settings: InquirySettings) -> str:
    year = timezone.localdate().year
    while Inquiry.objects.filter(reference=(found := references.new(settings.prefix, year))).exists():
        pass
    return found
