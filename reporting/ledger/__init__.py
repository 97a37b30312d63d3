"""The ledger of a period: every record that the report counts, as lines that say what they are counted by."""

from __future__ import annotations

from collections.abc import Collection

from reporting.ledger import activities, deliveries, pages
from reporting.ledger.entry import DELIVERIES, Cell, Entry, Receipt, What
from reporting.scope import Scope

SOURCES = (pages, deliveries, activities)

__all__ = ["DELIVERIES", "Cell", "Entry", "Receipt", "What", "read"]


def read(scope: Scope, what: Collection[What] = tuple(What)) -> list[Entry]:
    """Lines of these kinds in the order of days; the number of queries does not depend on the rows."""
    wanted = frozenset(what)
    found = [
        entry
        for source in SOURCES
        if source.WHAT & wanted
        for entry in source.entries(scope)
        if entry.cell.what in wanted and scope.admits(entry.agency) and _is_in(scope.language, entry)
    ]
    return sorted(found, key=lambda entry: entry.day)


def _is_in(language: str, entry: Entry) -> bool:
    """Activities use several languages; their source has looked already."""
    return not language or entry.cell.language in ("", language)
