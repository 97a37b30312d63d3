"""The demo in the tests' database: a copy of the installation that is prepared once for all processes of a run."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from tests import factories, prepared


@contextmanager
def demo_in(folder: Path, shelf: Path) -> Iterator[None]:
    """The demo in the database and its files in the folder; the database of before afterwards.

    Only a database in memory is given a copy; others load each time.
    """
    if connection.vendor != "sqlite" or not connection.is_in_memory_db():
        with _loaded():
            yield
        return
    made = prepared.with_demo(shelf)
    shutil.copytree(made, folder, dirs_exist_ok=True, ignore=prepared.NOT_FOR_TESTS)
    before = connection.connection.serialize()
    prepared.read_into(connection.connection, made)
    try:
        yield
    finally:
        _restore(before)


@contextmanager
def _loaded() -> Iterator[None]:
    with transaction.atomic():
        factories.remove_site()
        call_command("load_demo")
        yield
        transaction.set_rollback(True)


def _restore(data: bytes) -> None:
    source = sqlite3.connect(":memory:")
    source.deserialize(data)
    source.backup(connection.connection)
    source.close()
