"""Writing, answering and settling remarks; keeping them with their segment when the source changes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from translation import remark_notices, remark_people, remark_rights
from translation.errors import NotPossibleError
from translation.models import Remark, Segment, Translation
from translation.models_remarks import TEXT_MAX


@transaction.atomic
def write(
    translation: Translation, segment: Segment, user: AbstractBaseUser, text: str, *, is_question: bool = False
) -> Remark:
    """A new thread on the segment. Raises NotPossibleError."""
    _check_right(user, translation)
    remark = Remark.objects.create(
        translation=translation,
        segment=segment,
        source=segment.source,
        source_digest=segment.source_digest,
        is_question=is_question,
        text=clean(text),
        by=user,
    )
    _tell(remark, translation, user)
    return remark


@transaction.atomic
def answer(thread: Remark, user: AbstractBaseUser, text: str) -> Remark:
    """From the workbench. A question is open for its author again. Raises NotPossibleError."""
    _check_right(user, thread.translation)
    remark = _add(thread, user, text)
    Remark.objects.filter(pk=thread.pk).update(answered_at=None)
    thread.answered_at = None
    _tell(remark, thread.translation, user)
    return remark


@transaction.atomic
def answer_as_author(thread: Remark, user: AbstractBaseUser, text: str) -> Remark:
    """From the screen of questions. Raises NotPossibleError."""
    if not remark_rights.for_author(user).filter(pk=thread.pk).exists():
        raise NotPossibleError(_("You have no right to answer this question."))
    remark = _add(thread, user, text)
    if thread.is_question:
        Remark.objects.filter(pk=thread.pk).update(answered_at=remark.at)
    remark_notices.tell(remark, people=remark_notices.talkers(thread))
    return remark


@transaction.atomic
def settle(thread: Remark, user: AbstractBaseUser, *, is_settled: bool) -> Remark:
    """Close the thread, or open it again. Raises NotPossibleError."""
    _check_right(user, thread.translation)
    thread.resolved_at = timezone.now() if is_settled else None
    thread.resolved_by = user if is_settled else None
    thread.save(update_fields=["resolved_at", "resolved_by"])
    return thread


def clean(text: str) -> str:
    """Composed, without control characters but line ends. Raises NotPossibleError."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    kept = (sign for sign in text if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs", "Co"))
    text = "".join(kept).strip()
    if not text:
        raise NotPossibleError(_("Write something first."))
    if len(text) > TEXT_MAX:
        raise NotPossibleError(
            _("The text has %(length)d characters; at most %(most)d are allowed.")
            % {"length": len(text), "most": TEXT_MAX}
        )
    return text


def take_along(translation: Translation) -> None:
    """After the source changed: threads whose row went return to a segment with the same words, if there is one."""
    lost = list(Remark.objects.threads().filter(translation=translation, segment=None))
    if not lost:
        return
    digests = {thread.source_digest for thread in lost}
    rows = translation.segments.filter(source_digest__in=digests).order_by("-position")
    by_words = {row.source_digest: row for row in rows}  # the first of the same words
    for thread in lost:
        if row := by_words.get(thread.source_digest):
            Remark.objects.filter(pk=thread.pk).update(segment=row)


def join(rows: Iterable[Segment], into: Segment) -> None:
    """Paragraphs became one: what was said about them stands there."""
    Remark.objects.filter(segment__in=[row.pk for row in rows]).update(segment=into)


def _check_right(user: AbstractBaseUser, translation: Translation) -> None:
    if not remark_rights.may_write(user, translation):
        raise NotPossibleError(_("You have no right to write this language."))


def _add(thread: Remark, user: AbstractBaseUser, text: str) -> Remark:
    """Held, so that nobody settles it meanwhile."""
    held = Remark.objects.select_for_update(of=("self",)).get(pk=thread.pk)
    if held.resolved_at is not None:
        raise NotPossibleError(_("This was settled meanwhile. Open it again first."))
    return Remark.objects.create(translation_id=thread.translation_id, parent=held, text=clean(text), by=user)


def _tell(remark: Remark, translation: Translation, user: AbstractBaseUser) -> None:
    """From the workbench: whom it names, who took part, and of a question its author."""
    people = remark_people.to_mention(user, translation) if "@" in remark.text else []
    named = remark_people.named_in(remark.text, people)
    remark.mentions.set(named)
    asked = remark_people.authors_of(translation) if remark.thread.is_question else []
    talkers = remark_notices.talkers(remark.thread) if remark.parent_id else []
    remark_notices.tell(remark, asked=asked, named=named, people=talkers)
