"""FTS5 on SQLite: https://www.sqlite.org/fts5.html, external content table with triggers."""

from __future__ import annotations

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from website.search.expression import All, Any, Expression, InTitle, Phrase

TITLE_WEIGHT, TEXT_WEIGHT = 10.0, 1.0

TABLE = """
CREATE VIRTUAL TABLE IF NOT EXISTS website_search USING fts5(
    title, text, content='website_searchentry', content_rowid='id', tokenize='unicode61 remove_diacritics 0')
"""
# Triggers vanish when a migration rebuilds the table (SQLite's way of altering it): see website/handlers.py.
TRIGGERS = [
    """CREATE TRIGGER IF NOT EXISTS website_search_insert AFTER INSERT ON website_searchentry BEGIN
        INSERT INTO website_search(rowid, title, text) VALUES (new.id, new.title, new.text); END""",
    """CREATE TRIGGER IF NOT EXISTS website_search_delete AFTER DELETE ON website_searchentry BEGIN
        INSERT INTO website_search(website_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text); END""",
    """CREATE TRIGGER IF NOT EXISTS website_search_update AFTER UPDATE ON website_searchentry BEGIN
        INSERT INTO website_search(website_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
        INSERT INTO website_search(rowid, title, text) VALUES (new.id, new.title, new.text); END""",
]
FROM = """
FROM website_search
JOIN website_searchentry AS entry ON entry.id = website_search.rowid
JOIN wagtailcore_page AS page ON page.id = entry.page_id
WHERE website_search MATCH %s AND page.live
"""
MATCHES = "website_search.rowid IN (SELECT rowid FROM website_search WHERE website_search MATCH %s)"
RANK = f"bm25(website_search, {TITLE_WEIGHT}, {TEXT_WEIGHT})"


def make_index(database: BaseDatabaseWrapper) -> None:
    """Make table and triggers where they are missing, and fill the index from its rows."""
    with database.cursor() as cursor:
        cursor.execute(TABLE)
        for trigger in TRIGGERS:
            cursor.execute(trigger)
    refill(database)


def refill(database: BaseDatabaseWrapper) -> None:
    """Fill the index anew from the rows."""
    with database.cursor() as cursor:
        cursor.execute("INSERT INTO website_search(website_search) VALUES ('rebuild')")


def render(asked: Expression) -> str:
    """FTS5's query syntax; terms hold no quotes, so nothing is to be escaped."""
    if isinstance(asked, Phrase):
        return f'"{" ".join(asked.terms)}"' + (" *" if asked.is_start else "")
    if isinstance(asked, InTitle):
        return f"title : ({render(asked.part)})"
    joined = " AND " if isinstance(asked, All) else " OR "
    return f"({joined.join(render(part) for part in asked.parts)})"


def find(language: str, tiers: list[Expression], columns: str, limit: int) -> list[tuple]:
    """Columns of the entries that match any tier, and the number of the first that they match; best first."""
    rendered = [render(tier) for tier in tiers]
    cases = " ".join(f"WHEN {MATCHES} THEN {number}" for number in range(len(tiers)))
    order = f"ORDER BY tier, {RANK}, page.first_published_at DESC, page.id"
    sql = f"SELECT {columns}, CASE {cases} END AS tier {FROM} AND entry.language = %s {order} LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*rendered, render(Any(tuple(tiers))), language, limit])
        return cursor.fetchall()


def counts(asked: Expression) -> dict[str, int]:
    """How many entries of each language match."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT entry.language, COUNT(*) {FROM} GROUP BY entry.language", [render(asked)])
        return dict(cursor.fetchall())
