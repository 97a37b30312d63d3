"""FTS5 on SQLite: https://www.sqlite.org/fts5.html, external content table with triggers."""

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

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
WHERE website_search MATCH %s AND entry.language = %s AND page.live
"""


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


def find(language: str, terms: list[str], limit: int, offset: int) -> tuple[list[int], int]:
    """Ids of the pages asked for, best first, and the number of all."""
    match = " AND ".join(f'"{term}"' for term in terms) + "*"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) {FROM}", [match, language])
        total = cursor.fetchone()[0]
        order = f"ORDER BY bm25(website_search, {TITLE_WEIGHT}, {TEXT_WEIGHT}), page.first_published_at DESC, page.id"
        cursor.execute(f"SELECT entry.page_id {FROM} {order} LIMIT %s OFFSET %s", [match, language, limit, offset])
        return [row[0] for row in cursor.fetchall()], total
