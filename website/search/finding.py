"""Asks the index for a query: as typed first, then with its slips mended, then for most of its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import ModuleType

from django.db import connection
from django.db.models import QuerySet

from website.models import SearchEntry
from website.search import postgresql, sqlite, vocabulary
from website.search.expression import All, Any, Expression, InTitle
from website.search.query import Wanted

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}
QUERY_MAX = 200  # characters
HITS_MAX = 5000  # of one query; filters and counts are made from them
ENOUGH = 5  # pages: with so many that hold every word, words are not taken for slips
SURE_MIN = 5  # letters
ABOUT_THE_SITE = ("section", "standard", "pressroom")  # kinds of pages
COLUMNS = "entry.page_id, entry.kind, entry.agency_pk, entry.topic_pks, entry.year"


class How(StrEnum):
    """How what was found answers the query."""

    EXACT = "exact"  # every word
    SIMILAR = "similar"  # every word, or one that differs by a letter
    SOME = "some"  # all words but one


@dataclass(frozen=True)
class Hit:
    """One page, and what it is filtered by."""

    page_id: int
    kind: str
    agency_pk: int | None
    topic_pks: frozenset[int]
    year: int | None


@dataclass(frozen=True)
class Found:
    """All hits, best first."""

    hits: list[Hit] = field(default_factory=list)
    how: How = How.EXACT
    near: dict[str, list[str]] = field(default_factory=dict)  # what typed words may have been meant for


def backend() -> ModuleType:
    """The module that speaks the database's dialect: `make_index`, `refill`, `find`, `counts`."""
    return BACKENDS[connection.vendor]


def everything(language: str) -> Found:
    """All pages of a language, newest first: what filters without words choose from."""
    return newest(SearchEntry.objects.filter(language=language))


def newest(entries: QuerySet[SearchEntry]) -> Found:
    """The live pages of these rows, newest first. One query."""
    live = entries.filter(page__live=True).order_by("-page__first_published_at", "-pk")
    columns = ("page_id", "kind", "agency_pk", "topic_pks", "year")
    return Found(_hits([(*row, 0) for row in live.values_list(*columns)[:HITS_MAX]]))


def ask(wanted: Wanted) -> Found:
    """Pages for the query; four queries at most, and one when it is found as it was typed."""
    if not wanted.atoms:
        return Found()
    rows = _rows(wanted, wanted.tiers())
    if any(row[-1] < wanted.rows for row in rows):
        return Found(_hits(rows))
    near = vocabulary.neighbours(wanted.language, wanted.long_words())
    if near:
        mended = _mended(wanted, near, is_short=len(rows) < ENOUGH)
        return mended if mended.hits else _most_words(wanted, _sure(near))
    return Found(_hits(rows)) if rows else _most_words(wanted, near)


def _mended(wanted: Wanted, near: dict[str, list[str]], is_short: bool) -> Found:
    """A neighbour that stands in the same row of words is more likely meant than words scattered over a page."""
    *tiers, in_title, every = wanted.tiers()
    row = Any(tuple(wanted.mended_rows(near)))
    last = [every]
    if is_short:
        last.append(All(tuple(wanted.mended_units(_sure(near)))))
    found = _rows(wanted, [*tiers, row, in_title, *last])
    is_similar = bool(found) and not any(len(tiers) < r[-1] <= len(tiers) + 2 for r in found)
    return Found(_hits(found), How.SIMILAR if is_similar else How.EXACT, near)


def _sure(near: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without short words, which have too many neighbours to be mended outside their row."""
    return {word: others for word, others in near.items() if len(word) >= SURE_MIN}


def _most_words(wanted: Wanted, near: dict[str, list[str]]) -> Found:
    choices = wanted.all_but_one(near)
    return Found(_hits(_rows(wanted, [Any(tuple(choices))])) if choices else [], How.SOME, near)


def _rows(wanted: Wanted, tiers: list[Expression]) -> list[tuple]:
    """Rows of a tier in the database's order, but pages about the site last unless their title answers."""

    def place(row: tuple) -> tuple[int, bool]:
        return row[-1], row[1] in ABOUT_THE_SITE and not isinstance(tiers[row[-1]], InTitle)

    return sorted(backend().find(wanted.language, tiers, COLUMNS, HITS_MAX), key=place)


def _hits(rows: list[tuple]) -> list[Hit]:
    return [
        Hit(page_id, kind, agency, frozenset(map(int, filter(None, topics.split(",")))), year)
        for page_id, kind, agency, topics, year, _tier in rows
    ]
