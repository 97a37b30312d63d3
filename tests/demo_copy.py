"""The demo, loaded once for all processes of a run: later modules take a copy of its database and files."""

from __future__ import annotations

import fcntl
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from tests import factories


@contextmanager
def demo_in(folder: Path, shelf: Path) -> Iterator[None]:
    """The demo in the database and its files in the folder; the database of before afterwards.

    The shelf is shared by the processes of this run. Only a database in memory is copied; others load each time.
    """
    if connection.vendor != "sqlite" or not connection.is_in_memory_db():
        with _loaded():
            yield
        return
    with _alone(shelf):
        if not (shelf / "db").exists():
            _fill(shelf, folder)
    shutil.copytree(shelf / "files", folder, dirs_exist_ok=True)
    before = connection.connection.serialize()
    _restore((shelf / "db").read_bytes())
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


@contextmanager
def _alone(shelf: Path) -> Iterator[None]:
    shelf.mkdir(exist_ok=True)
    with (shelf / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fill(shelf: Path, folder: Path) -> None:
    with _loaded():
        shutil.copytree(folder, shelf / "files", dirs_exist_ok=True)
        (shelf / "db").write_bytes(connection.connection.serialize())


def _restore(data: bytes) -> None:
    source = sqlite3.connect(":memory:")
    source.deserialize(data)
    source.backup(connection.connection)
    source.close()
