"""Checks at start: SQLite runs as measured to be safe with several writers (docs/ground.md)."""

from __future__ import annotations

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

SAFE_PRAGMAS = {"journal_mode": "wal", "synchronous": 2}  # 2 is FULL
LEAST_TIMEOUT_SECONDS = 20


@register(Tags.database)
def sqlite_is_safe(databases: list[str] | None = None, **kwargs: object) -> list[CheckMessage]:
    """Write-ahead log, full synchronisation, immediate transactions, a patient writer."""
    sqlite = [connections[alias] for alias in databases or [] if connections[alias].vendor == "sqlite"]
    return [error for connection in sqlite for error in [*_pragmas(connection), *_options(connection)]]


def _pragmas(connection: object) -> list[CheckMessage]:
    if connection.is_in_memory_db():
        return []
    found = {}
    with connection.cursor() as cursor:
        for name in SAFE_PRAGMAS:
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
    return [
        Error(
            f"SQLite's {name} is {found[name]!r}, it must be {safe!r}: see DATABASES in cms/settings.py.", id="cms.E001"
        )
        for name, safe in SAFE_PRAGMAS.items()
        if found[name] != safe
    ]


def _options(connection: object) -> list[CheckMessage]:
    options = connection.settings_dict["OPTIONS"]
    errors = []
    if options.get("transaction_mode") != "IMMEDIATE":
        errors.append(Error("SQLite's transaction_mode must be IMMEDIATE, or writers fail each other.", id="cms.E002"))
    if options.get("timeout", 0) < LEAST_TIMEOUT_SECONDS:
        errors.append(Error(f"SQLite's timeout must be at least {LEAST_TIMEOUT_SECONDS} seconds.", id="cms.E003"))
    return errors
