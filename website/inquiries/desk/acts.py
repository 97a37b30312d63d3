"""What is done with an inquiry. Each act is one transaction, and a row of its history."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reference.models import Agency
from website.inquiries import desks, keeping, mailing, receiving, translators
from website.models import Inquiry, InquiryEvent, LetterMail, Note, Reply

State = Inquiry.State
Kind = InquiryEvent.Kind


class NotPossibleError(ValueError):
    """The act does not fit where the inquiry stands; says what to do."""


def _locked(inquiry: Inquiry, *states: str) -> Inquiry:
    """As it stands now; raises NotPossibleError outside the states."""
    found = Inquiry.objects.select_for_update().get(pk=inquiry.pk)
    if found.erased_at:
        raise NotPossibleError(_("The personal data of this inquiry was erased. Nothing can be added."))
    if found.state not in states:
        raise NotPossibleError(_("Somebody has changed this inquiry meanwhile. Look at it again."))
    return found


def _record(inquiry: Inquiry, kind: str, by: AbstractBaseUser, **details: Any) -> None:
    InquiryEvent.objects.create(inquiry=inquiry, kind=kind, by=by, details=details)


@transaction.atomic
def note(inquiry: Inquiry, text: str, by: AbstractBaseUser) -> None:
    found = _locked(inquiry, State.OPEN, State.ANSWERED, State.CLOSED)
    Note.objects.create(inquiry=found, by=by, text=text)
    _record(found, Kind.NOTED, by)


@transaction.atomic
def hand_over(inquiry: Inquiry, agency: Agency | None, by: AbstractBaseUser) -> None:
    """To another agency, or to the desk; the day of the answer stays what the visitor was told."""
    found = _locked(inquiry, State.OPEN, State.ANSWERED)
    if found.agency == agency:
        raise NotPossibleError(_("The inquiry is with this agency already."))
    details = {"from": str(found.agency or ""), "to": str(agency or "")}
    found.agency, found.officer = agency, None
    found.save(update_fields=["agency", "officer"])
    _record(found, Kind.HANDED, by, **details)
    mailing.queue_new(found)


@transaction.atomic
def give_to_officer(inquiry: Inquiry, officer: AbstractBaseUser, by: AbstractBaseUser) -> None:
    found = _locked(inquiry, State.OPEN, State.ANSWERED)
    found.officer = officer
    found.save(update_fields=["officer"])
    _record(found, Kind.OFFICER, by, to=str(officer))
    if officer != by:
        mailing.queue_new(found)


@transaction.atomic
def give_to_translator(inquiry: Inquiry, translator: AbstractBaseUser, by: AbstractBaseUser) -> None:
    found = _locked(inquiry, State.OPEN, State.ANSWERED)
    if not translators.of_language(found.language).filter(pk=translator.pk).exists():
        raise NotPossibleError(_("%(person)s does not translate this language now.") % {"person": translator})
    found.needs_translation = True
    found.save(update_fields=["needs_translation"])
    translators.give(found, translator, by)


@transaction.atomic
def read_directly(inquiry: Inquiry, by: AbstractBaseUser) -> None:
    """The officer reads the language and answers in it."""
    found = _locked(inquiry, State.OPEN, State.ANSWERED)
    if found.replies.filter(state=Reply.State.TO_RENDER).exists():
        raise NotPossibleError(_("An answer is with the translator. Put it away first."))
    found.needs_translation, found.translator = False, None
    found.save(update_fields=["needs_translation", "translator"])
    _record(found, Kind.READ_DIRECTLY, by)


@transaction.atomic
def summarise(inquiry: Inquiry, text: str, by: AbstractBaseUser) -> None:
    """What the visitor wrote, in Vietnamese; whoever writes it goes on with the inquiry."""
    found = _locked(inquiry, State.OPEN)
    if not found.needs_translation or found.translator_id not in (None, by.pk):
        raise NotPossibleError(_("Another translator has this inquiry now."))
    found.summary, found.translator = text, by
    found.save(update_fields=["summary", "translator"])
    _record(found, Kind.SUMMARISED, by)


@transaction.atomic
def draft_reply(inquiry: Inquiry, text: str, by: AbstractBaseUser) -> Reply:
    """In Vietnamese where a translator renders it, else in the visitor's language and ready."""
    found = _locked(inquiry, State.OPEN, State.ANSWERED)
    if found.replies.filter(state__in=(Reply.State.TO_RENDER, Reply.State.READY)).exists():
        raise NotPossibleError(_("There is an answer that was not sent yet. Send it or put it away."))
    if found.needs_translation:
        reply = Reply.objects.create(inquiry=found, state=Reply.State.TO_RENDER, vietnamese=text, by=by)
        mailing.queue_wanted(found)
    else:
        reply = Reply.objects.create(inquiry=found, state=Reply.State.READY, text=text, by=by)
    _record(found, Kind.DRAFTED, by)
    return reply


@transaction.atomic
def render_reply(inquiry: Inquiry, text: str, by: AbstractBaseUser) -> None:
    found = _locked(inquiry, State.OPEN, State.ANSWERED)
    reply = found.replies.filter(state=Reply.State.TO_RENDER).first()
    if reply is None or found.translator_id not in (None, by.pk):
        raise NotPossibleError(_("This answer does not wait for you any more."))
    reply.text, reply.state, reply.rendered_by = text, Reply.State.READY, by
    reply.save(update_fields=["text", "state", "rendered_by"])
    Inquiry.objects.filter(pk=found.pk).update(translator=by)
    _record(found, Kind.RENDERED, by)
    mailing.queue_rendered(reply)


@transaction.atomic
def drop_reply(inquiry: Inquiry, by: AbstractBaseUser) -> None:
    found = _locked(inquiry, State.OPEN, State.ANSWERED)
    unsent = found.replies.filter(state__in=(Reply.State.TO_RENDER, Reply.State.READY))
    if not unsent.update(state=Reply.State.DROPPED):
        raise NotPossibleError(_("There is no answer that waits."))
    _record(found, Kind.DROPPED, by)


@transaction.atomic
def send_reply(inquiry: Inquiry, reply_pk: int, by: AbstractBaseUser) -> None:
    """Exactly the answer that the officer saw; the worker carries it out."""
    found, now = _locked(inquiry, State.OPEN, State.ANSWERED), timezone.now()
    reply = found.replies.filter(pk=reply_pk, state=Reply.State.READY).first()
    if reply is None:
        raise NotPossibleError(_("This answer was sent or put away meanwhile."))
    reply.state, reply.sent_at, reply.sent_by = Reply.State.SENT, now, by
    reply.save(update_fields=["state", "sent_at", "sent_by"])
    found.state, found.answered_at = State.ANSWERED, now
    found.save(update_fields=["state", "answered_at"])
    _record(found, Kind.SENT, by)
    mailing.queue_reply(reply)


@transaction.atomic
def send_mail_again(inquiry: Inquiry, by: AbstractBaseUser) -> None:
    """Mails to the visitor that could not be sent."""
    found = _locked(inquiry, State.OPEN, State.ANSWERED)
    stuck = found.mails.filter(given_up=True, sent_at=None, kind__in=mailing.FOR_VISITORS)
    if not stuck.update(given_up=False, attempts=0, due_at=timezone.now()):
        raise NotPossibleError(_("No mail waits to be sent again."))
    _record(found, Kind.MAIL_AGAIN, by)


@transaction.atomic
def close(inquiry: Inquiry, reason: str, by: AbstractBaseUser) -> None:
    found = _locked(inquiry, State.OPEN, State.ANSWERED)
    found.replies.filter(state__in=(Reply.State.TO_RENDER, Reply.State.READY)).update(state=Reply.State.DROPPED)
    found.state, found.closed_at, found.close_reason = State.CLOSED, timezone.now(), reason
    found.save(update_fields=["state", "closed_at", "close_reason"])
    _record(found, Kind.CLOSED, by)


@transaction.atomic
def reopen(inquiry: Inquiry, by: AbstractBaseUser) -> None:
    found = _locked(inquiry, State.CLOSED, State.ANSWERED)
    found.state, found.closed_at, found.close_reason = State.OPEN, None, ""
    found.due = max(found.due, desks.due_day(desks.of(found.kind)))  # a visitor who came back waits anew
    found.save(update_fields=["state", "closed_at", "close_reason", "due"])
    _record(found, Kind.REOPENED, by)


@transaction.atomic
def rescue(inquiry: Inquiry, by: AbstractBaseUser) -> None:
    """It was no spam: its clock begins now, and the visitor is told that it came."""
    found = _locked(inquiry, State.SUSPECTED)
    found.state, found.due = State.OPEN, desks.due_day(desks.of(found.kind))
    found.save(update_fields=["state", "due"])
    _record(found, Kind.RESCUED, by)
    receiving.open_up(found)


def erase(inquiry: Inquiry, by: AbstractBaseUser) -> None:
    """Before its time, because the visitor asked for it."""
    if not keeping.erase(inquiry, by):
        raise NotPossibleError(_("The personal data of this inquiry was erased. Nothing can be added."))


def record_export(inquiries: Iterable[Inquiry], by: AbstractBaseUser) -> None:
    InquiryEvent.objects.bulk_create(InquiryEvent(inquiry=row, kind=Kind.EXPORTED, by=by) for row in inquiries)


def stuck_mails(inquiry: Inquiry) -> bool:
    return LetterMail.objects.filter(
        inquiry=inquiry, given_up=True, sent_at=None, kind__in=mailing.FOR_VISITORS
    ).exists()
