"""Databases that are copied in a moment: a template is prepared once, each case gets a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, connections


def use(name: str) -> None:
    """Point Django's connection at another database."""
    connections.close_all()
    connection.settings_dict["NAME"] = name


def copied(template: str, name: str) -> str:
    """A copy of the template that nobody is connected to; its name."""
    connections.close_all()
    if connection.vendor == "sqlite":
        target = Path(connection.settings_dict["NAME"]).with_name(name)
        for part in ("", "-wal", "-shm"):
            Path(f"{target}{part}").unlink(missing_ok=True)
        shutil.copy(template, target)
        return str(target)
    with _maintenance() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    return name


def fresh(name: str) -> str:
    """An empty database; its name."""
    if connection.vendor == "sqlite":
        return str(Path(connection.settings_dict["NAME"]).with_name(name))
    with _maintenance() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}"')
    return name


def settle(name: str) -> None:
    """Write everything of a finished template into its one file."""
    if connection.vendor == "sqlite":
        use(name)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()


@contextmanager
def _maintenance() -> Iterator:
    """A cursor outside any of the databases in question and outside any transaction."""
    before = connection.settings_dict["NAME"]
    use("postgres")
    with connection.cursor() as cursor:
        yield cursor
    use(before)
