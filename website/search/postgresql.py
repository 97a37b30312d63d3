"""Full-text search of PostgreSQL: `simple` tsvector in a generated column with a GIN index, no extension."""

from __future__ import annotations

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from website.search.expression import All, Any, Expression, InTitle, Phrase

STATEMENTS = [
    """ALTER TABLE website_searchentry ADD COLUMN IF NOT EXISTS vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', text), 'D')) STORED""",
    "CREATE INDEX IF NOT EXISTS website_search_vector ON website_searchentry USING gin (vector)",
]
MATCHES = "entry.vector @@ to_tsquery('simple', %s)"
FROM = f"""
FROM website_searchentry AS entry
JOIN wagtailcore_page AS page ON page.id = entry.page_id
WHERE {MATCHES} AND page.live
"""


def make_index(database: BaseDatabaseWrapper) -> None:
    """Make column and index where they are missing."""
    with database.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement)


def refill(database: BaseDatabaseWrapper) -> None:
    """Nothing to do: a generated column is never behind its row."""


def render(asked: Expression, label: str = "") -> str:
    """tsquery's syntax; terms hold no quotes, so nothing is to be escaped. Label A is the title's weight."""
    if isinstance(asked, Phrase):
        labels = [label] * (len(asked.terms) - 1) + [label + "*" * asked.is_start]
        terms = [f"'{term}'" + (f":{mark}" if mark else "") for term, mark in zip(asked.terms, labels, strict=True)]
        return f"({' <-> '.join(terms)})"
    if isinstance(asked, InTitle):
        return render(asked.part, "A")
    joined = " & " if isinstance(asked, All) else " | "
    return f"({joined.join(render(part, label) for part in asked.parts)})"


def find(language: str, tiers: list[Expression], columns: str, limit: int) -> list[tuple]:
    """Columns of the entries that match any tier, and the number of the first that they match; best first."""
    rendered, whole = [render(tier) for tier in tiers], render(Any(tuple(tiers)))
    cases = " ".join(f"WHEN {MATCHES} THEN {number}" for number in range(len(tiers)))
    rank = "ts_rank(entry.vector, to_tsquery('simple', %s))"
    order = f"ORDER BY tier, {rank} DESC, page.first_published_at DESC, page.id"
    sql = f"SELECT {columns}, CASE {cases} END AS tier {FROM} AND entry.language = %s {order} LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*rendered, whole, language, whole, limit])
        return cursor.fetchall()


def counts(asked: Expression) -> dict[str, int]:
    """How many entries of each language match."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT entry.language, COUNT(*) {FROM} GROUP BY entry.language", [render(asked)])
        return dict(cursor.fetchall())
