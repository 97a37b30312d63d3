"""What the memory has: for one segment, and for words that a person looks for."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms import languages
from translation import matching, memory, rights, shown, states
from translation.models import MemoryEntry
from translation.views.screen import visible_translation

WORDS_MIN, WORDS_MAX = 2, 200  # characters of what is looked for
HITS_MAX = 30


@dataclass(frozen=True)
class Shown:
    """A match with what differs, and where it comes from."""

    match: matching.Match
    difference: list[shown.Part]
    target: list[shown.Part]
    entry: MemoryEntry


@dataclass(frozen=True)
class Hit:
    """An approved pair that holds the words looked for."""

    entry: MemoryEntry
    source: list[shown.Part]
    target: list[shown.Part]


@require_safe
def matches(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """A fragment for the workbench."""
    translation = visible_translation(request.user, pk)
    row = translation.segments.filter(position=position).first()
    if row is None:
        raise Http404
    may_write = rights.may_write(request.user, translation, states.of(translation))
    return shown_matches(request, memory.matches(translation, row), row.source, translation.language, may_write)


def shown_matches(
    request: HttpRequest, found: list[matching.Match], source: str, language: str, may_write: bool
) -> HttpResponse:
    """Each with what differs from the words at hand."""
    entries = _entries(match.entry_id for match in found)
    rows = [
        Shown(
            match,
            shown.difference(match.source, source),
            shown.parts(match.target),
            entries[match.entry_id],
        )
        for match in found
        if match.entry_id in entries
    ]
    context = {"rows": rows, "language": languages.get(language), "may_write": may_write}
    return render(request, "translation/matches.html", context)


@require_safe
def concordance(request: HttpRequest, pk: int) -> HttpResponse:
    """Approved pairs that hold the words, in either language; a fragment for the workbench."""
    return looked_up(request, visible_translation(request.user, pk).language)


def looked_up(request: HttpRequest, language: str) -> HttpResponse:
    """Of the words in the query."""
    words = request.GET.get("q", "").replace("\0", "").strip()[:WORDS_MAX]
    index = memory.index_of(language)
    found = matching.concordance(index, words, HITS_MAX) if len(words) >= WORDS_MIN else []
    entries = _entries(entry.id for entry in found)
    rows = [entries[entry.id] for entry in found if entry.id in entries]
    hits = [Hit(row, shown.marked(row.source, words), shown.marked(row.target, words)) for row in rows]
    context = {"hits": hits, "words": words, "language": languages.get(language)}
    return render(request, "translation/concordance.html", context)


def _entries(ids: object) -> dict[int, MemoryEntry]:
    related = ("translation__source", "approved_by")
    return MemoryEntry.objects.select_related(*related).in_bulk(list(ids))
