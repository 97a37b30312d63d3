"""A segment's history, with the difference between any two of its saves; a fragment for the workbench."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms import languages
from translation import history as past
from translation import rights, states
from translation.views.screen import visible_translation


@require_safe
def history(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """`older` and `newer` in the query name two saves to compare."""
    translation = visible_translation(request.user, pk)
    row = translation.segments.filter(position=position).first()
    if row is None:
        raise Http404
    may_write = rights.may_write(request.user, translation, states.of(translation))
    return shown_history(request, row, past.of(row), translation.language, may_write)


def shown_history(
    request: HttpRequest, row: Any, entries: list[past.Entry], language: str, may_write: bool
) -> HttpResponse:
    """With the comparison that the query asks for."""
    older, newer = (_number(request.GET.get(name, "")) for name in ("older", "newer"))
    context = {
        "segment": row,
        "entries": entries,
        "compared": past.between(entries, older, newer) if older and newer else None,
        "older": older,
        "newer": newer,
        "language": languages.get(language),
        "may_write": may_write,
    }
    return render(request, "translation/history.html", context)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0
