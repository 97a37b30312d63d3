"""What a translator has to do, on the admin's first page."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content.panels import SHOWN, Line, LinesPanel
from reference.language_names import name_of
from reference.roles import Roles, roles_of
from translation import rights, states
from translation.models import Translation
from translation.states import State

ORDER = 9  # above what waits for a decision
TO_DO = (State.RETURNED, State.STALE, State.ASKED, State.WORKING)


def of(request: HttpRequest) -> list[LinesPanel]:
    """What lies with the person; the way to their work also when nothing does."""
    roles = roles_of(request.user)
    if not (roles.translates or roles.reviews):
        return []
    lines = _to_translate(request, roles)
    way = Line(_("My work"), reverse("translation_mine"), _("all that lies with you, with its days"))
    return [LinesPanel(_("To translate") if lines else _("Translations"), [*lines, way], ORDER)]


def _to_translate(request: HttpRequest, roles: Roles) -> list[Line]:
    """The person's own translations, and those in their languages that nobody took; the nearest day first."""
    if not roles.translates:
        return []
    unclaimed = Q(assignee=None, language__in=roles.translates)
    found = rights.visible(request.user).for_board().filter(Q(assignee=request.user) | unclaimed)
    rows = list(found.exclude(page__live=True, page__lineage__stale_since=None))  # done: ever more of them
    standings = states.of_all(rows)
    to_do = [row for row in rows if standings[row.pk].state in TO_DO]
    to_do.sort(key=lambda row: (row.due or date.max, row.pk))
    return [_line(row, standings[row.pk].waits or standings[row.pk].name) for row in to_do[:SHOWN]]


def _line(row: Translation, state: str) -> Line:
    url = reverse("translation", args=[row.pk])
    return Line(row.source.title, url, ", ".join([name_of(row.language), capfirst(state), *_due(row.due)]))


def _due(due: date | None) -> list[str]:
    if due is None:
        return []
    day = formats.date_format(due, "j/n/Y")
    is_late = due < timezone.localdate()
    return [_("late since %(day)s") % {"day": day} if is_late else _("due %(day)s") % {"day": day}]
