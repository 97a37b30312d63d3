"""The history of a page in one place: drafts, approvals with checklist and digest, publications, corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content.checklist import POINTS
from content.models import PageEvent
from content.views.screen import visible_page

WORDS = {point.code: point.words for point in POINTS}


@dataclass(frozen=True)
class Line:
    """One line of the history, newest first."""

    at: datetime
    what: str
    by: Any
    event: PageEvent | None = None
    points: tuple[str, ...] = ()


@require_safe
def events(request: HttpRequest, page_id: int) -> HttpResponse:
    page = visible_page(request.user, page_id)
    lines = sorted([*_drafts(page), *_events(page)], key=lambda line: line.at, reverse=True)
    context = {"page": page, "lines": lines, "page_title": _("History"), "page_subtitle": str(page.title)}
    return TemplateResponse(request, "content/admin/events.html", context)


def _drafts(page: Page) -> list[Line]:
    revisions = page.revisions.defer("content").select_related("user")
    return [Line(revision.created_at, capfirst(_("draft saved")), revision.user) for revision in revisions]


def _events(page: Page) -> list[Line]:
    found = PageEvent.objects.filter(page_id=page.pk).select_related("by", "clearance", "signed_page")
    return [
        Line(event.at, capfirst(event.get_kind_display()), event.by, event, tuple(map(_point, event.checklist)))
        for event in found
    ]


def _point(code: str) -> str:
    return str(WORDS.get(code) or _("The map in a picture is right."))
