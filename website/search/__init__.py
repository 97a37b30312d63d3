"""Visitors' search: an index of our own, one row per live page, folded, per language.

Wagtail's database search needs seconds at 10,000 pages on SQLite and finds neither "dau tu" nor a
Chinese word inside a sentence; FTS5 and tsvector asked directly need milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass

from website.search.finding import BACKENDS, QUERY_MAX, Found, Hit, How, ask, backend
from website.search.indexing import (
    fill_gaps,
    index_page,
    index_showing,
    is_built,
    missing,
    rebuild,
    remove_page,
)
from website.search.query import Wanted

__all__ = [
    "BACKENDS",
    "QUERY_MAX",
    "Found",
    "Hit",
    "How",
    "Results",
    "Wanted",
    "ask",
    "backend",
    "fill_gaps",
    "find",
    "index_page",
    "index_showing",
    "is_built",
    "missing",
    "rebuild",
    "remove_page",
]


@dataclass(frozen=True)
class Results:
    """Pages in the order of relevance, and how many there are in all."""

    page_ids: list[int]
    total: int


def find(language: str, query: str, limit: int, offset: int = 0) -> Results:
    """Live pages of a language for what a visitor typed, best first; see `ask`."""
    hits = ask(Wanted(language, query[:QUERY_MAX])).hits
    return Results([hit.page_id for hit in hits[offset : offset + limit]], len(hits))
