"""Visitors' search: an index of our own, one row per live page, folded, per language.

Wagtail's database search needs seconds at 10,000 pages on SQLite and finds neither "dau tu" nor a
Chinese word inside a sentence; FTS5 and tsvector asked directly need milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType

from django.db import connection
from django.db.models import Q, QuerySet
from wagtail.models import Page

from content.models import FactUse
from content.text import is_searchable, searchable_models, searchable_text
from reference.folding import index_terms, query_terms
from website.models import SearchEntry
from website.search import postgresql, sqlite

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}
QUERY_MAX = 200  # characters
TERMS_MAX = 24


@dataclass(frozen=True)
class Results:
    """Pages in the order of relevance, and how many there are in all."""

    page_ids: list[int]
    total: int


def backend() -> ModuleType:
    """The module that speaks the database's dialect: `make_index`, `refill`, `find`."""
    return BACKENDS[connection.vendor]


def find(language: str, query: str, limit: int, offset: int = 0) -> Results:
    """Live pages of a language that hold every word of the query; the last word may be the start of one."""
    terms = query_terms(query[:QUERY_MAX])[:TERMS_MAX]
    if not terms:
        return Results([], 0)
    return Results(*backend().find(language, terms, limit, offset))


def index_page(page: Page) -> None:
    """Write the page's row; nothing for types that visitors do not search."""
    page = page.specific
    if not is_searchable(page):
        return
    entry = SearchEntry(
        page_id=page.pk,
        language=page.language,
        title=index_terms(page.title),
        text=index_terms(searchable_text(page)),
    )
    words = ["language", "title", "text"]
    SearchEntry.objects.bulk_create([entry], update_conflicts=True, unique_fields=["page"], update_fields=words)


def index_showing(facts: Iterable[tuple[str, int]]) -> int:
    """Write the rows of live pages that show any of the facts, given as (model's name, primary key); how many."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for kind, pk in facts:
        by_kind[kind].add(pk)
    shown = Q(pk__in=())
    for kind, pks in by_kind.items():
        shown |= Q(pk__in=FactUse.objects.filter(kind=kind, fact_id__in=pks).values("page_id"))
    pages = list(Page.objects.live().filter(shown))
    for page in pages:
        index_page(page)
    return len(pages)


def remove_page(page: Page) -> None:
    """Take the page out of the index."""
    SearchEntry.objects.filter(page_id=page.pk).delete()


def missing() -> QuerySet[Page]:
    """Live pages without a row."""
    return Page.objects.live().type(searchable_models()).filter(search_entry=None)


def fill_gaps() -> int:
    """Index what is live and missing, drop what is not live; how many rows changed."""
    gone, _ = SearchEntry.objects.filter(page__live=False).delete()
    pages = list(missing())
    for page in pages:
        index_page(page)
    return gone + len(pages)


def rebuild() -> int:
    """Make the index anew from the live pages; how many it holds."""
    backend().refill(connection)
    for page in Page.objects.live().type(searchable_models()):
        index_page(page)
    fill_gaps()
    return SearchEntry.objects.count()


def is_built() -> bool:
    """True when every live page has its row."""
    return not missing().exists()
