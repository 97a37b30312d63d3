"""Letters that wait for a person, on the admin's first page and in My work."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from content.panels import SHOWN, Line, LinesPanel
from reference.language_names import name_of
from website.inquiries.desk import rights
from website.models import Inquiry

ORDER = 8  # somebody outside waits


def of(request: HttpRequest) -> list[LinesPanel]:
    user = request.user
    found = [
        (_("Inquiries to answer"), answering(user)),
        (_("Inquiries to translate"), translating(user)),
        (_("Reported errors"), reported(user)),
    ]
    return [LinesPanel(heading, lines, ORDER) for heading, lines in found if lines]


def work_of(user: Any) -> list[Line]:
    """For My work: what a translator or reviewer owes visitors."""
    return [*translating(user), *(reported(user) if rights.roles_of(user).reviews else [])]


def answering(user: Any) -> list[Line]:
    """The desk is shown what no agency has; the rest stands in its list."""
    if not rights.answers(user):
        return []
    found = rights.visible(user).waiting()
    if rights.runs_desk(user):
        found = found.filter(agency=None)
    return [_line(row, "inquiry", _due(row)) for row in found[:SHOWN]]


def translating(user: Any) -> list[Line]:
    lines = []
    for row in rights.translatable(user)[:SHOWN]:
        wanted = _("Inquiry: summary wanted") if row.wants_summary else _("Inquiry: answer to be put into the language")
        lines.append(_line(row, "inquiry_translate", f"{wanted}, {_due(row)}"))
    return lines


def reported(user: Any) -> list[Line]:
    if not rights.sees_reports(user):
        return []
    found = rights.reports(user).filter(state="open")
    return [
        Line(row.title, reverse("error_report_desk", args=[row.pk]), name_of(row.language)) for row in found[:SHOWN]
    ]


def _line(row: Inquiry, name: str, what: str) -> Line:
    return Line(f"{row.reference} · {row.get_kind_display()}", reverse(name, args=[row.pk]), what)


def _due(row: Inquiry) -> str:
    day = formats.date_format(row.due, "j/n/Y")
    return _("late since %(day)s") % {"day": day} if row.is_late else _("due %(day)s") % {"day": day}
