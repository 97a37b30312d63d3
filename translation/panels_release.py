"""Texts that are bound together, on the desk's first page."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from content.panels import SHOWN, Line, LinesPanel
from translation import releasing, rights
from translation.models_release import ReleaseGroup

ORDER = 14


def of(request: HttpRequest) -> list[LinesPanel]:
    """Open groups: what each still waits for, or why it did not go out."""
    if not rights.may_ask(request.user):
        return []
    groups = ReleaseGroup.objects.open().select_related("source__locale").order_by("go_at", "pk")[:SHOWN]
    lines = [_line(group) for group in groups]
    return [LinesPanel(_("Go out together"), lines, ORDER)] if lines else []


def _line(group: ReleaseGroup) -> Line:
    url = reverse("translation_release", args=[group.source_id])
    return Line(group.source.get_admin_display_title(), url, group.refused or _state(group))


def _state(group: ReleaseGroup) -> str:
    lacking = [f"{one.name} {one.missing}" for one in releasing.members(group) if one.missing]
    parts = ["; ".join(lacking)] if lacking else [_("every text is ready")]
    if group.go_at:
        moment = formats.date_format(timezone.localtime(group.go_at), "H:i j/n/Y")
        parts.append(_("due %(day)s") % {"day": moment})
    return ", ".join(parts)
