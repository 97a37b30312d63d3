"""Questions that wait for a source's author, and remarks that name or answer a person, on the admin's first page."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from content.panels import SHOWN, Line, LinesPanel
from reference.language_names import name_of
from translation import remark_notices, remark_rights
from translation.models import Remark, RemarkNotice

QUESTIONS_ORDER, REMARKS_ORDER = 7, 8  # above what waits for a decision: others can't go on
WORDS = 80  # characters of a question

Kind = RemarkNotice.Kind


def of(request: HttpRequest) -> list[LinesPanel]:
    panels = [
        LinesPanel(_("Questions about your texts"), _questions(request.user), QUESTIONS_ORDER),
        LinesPanel(_("Remarks for you"), _remarks(request.user), REMARKS_ORDER),
    ]
    return [panel for panel in panels if panel.lines]


def _questions(user: AbstractBaseUser) -> list[Line]:
    """Of texts of the own agency; the desk may edit all, and sees here only those that it was asked itself."""
    if not remark_rights.uses_questions(user):
        return []
    waiting = remark_rights.for_author(user).waiting_for_author().select_related("by", "translation__source")
    if user.is_superuser or remark_rights.edits_everything(user):
        asked = RemarkNotice.objects.filter(user=user, kind=Kind.QUESTION)
        waiting = waiting.filter(Exists(asked.filter(remark=OuterRef("pk"))))
    return [_question(thread) for thread in waiting.order_by("-at", "-pk")[:SHOWN]]


def _question(thread: Remark) -> Line:
    language = name_of(thread.translation.language)
    day = formats.date_format(timezone.localtime(thread.at), "j/n/Y")
    what = ", ".join([str(thread.by), language, day, f"“{Truncator(thread.text).chars(WORDS)}”"])
    return Line(thread.translation.source.title, reverse("translation_question", args=[thread.pk]), what)


def _remarks(user: AbstractBaseUser) -> list[Line]:
    """What the person has not seen yet."""
    notices = remark_notices.unseen(user).exclude(kind=Kind.QUESTION)[:SHOWN]
    return [
        Line(one.title, one.url, ", ".join([one.language, one.words])) for one in remark_notices.readable(user, notices)
    ]
