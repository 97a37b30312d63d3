"""Full-text search of PostgreSQL: `simple` tsvector in a generated column with a GIN index, no extension."""

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

STATEMENTS = [
    """ALTER TABLE website_searchentry ADD COLUMN IF NOT EXISTS vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', text), 'D')) STORED""",
    "CREATE INDEX IF NOT EXISTS website_search_vector ON website_searchentry USING gin (vector)",
]
FROM = """
FROM website_searchentry AS entry
JOIN wagtailcore_page AS page ON page.id = entry.page_id
WHERE entry.vector @@ to_tsquery('simple', %s) AND entry.language = %s AND page.live
"""


def make_index(database: BaseDatabaseWrapper) -> None:
    """Make column and index where they are missing."""
    with database.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement)


def refill(database: BaseDatabaseWrapper) -> None:
    """Nothing to do: a generated column is never behind its row."""


def find(language: str, terms: list[str], limit: int, offset: int) -> tuple[list[int], int]:
    """Ids of the pages asked for, best first, and the number of all."""
    match = " & ".join(f"'{term}'" for term in terms) + ":*"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) {FROM}", [match, language])
        total = cursor.fetchone()[0]
        order = "ORDER BY ts_rank(entry.vector, to_tsquery('simple', %s)) DESC, page.first_published_at DESC, page.id"
        cursor.execute(
            f"SELECT entry.page_id {FROM} {order} LIMIT %s OFFSET %s", [match, language, match, limit, offset]
        )
        return [row[0] for row in cursor.fetchall()], total
