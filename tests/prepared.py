"""Installations that are made once and copied by all processes of a run: each is a data folder after `manage.py up`.

The shelf is a folder that these processes share; who comes first prepares, the others wait.
"""

from __future__ import annotations

import fcntl
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.cms.installation import Installation

NOT_FOR_TESTS = shutil.ignore_patterns("db.sqlite3*", "secret_key", "static", "cache")


def empty(shelf: Path) -> Path:
    """After all migrations, and nothing more."""
    return _once(shelf / "empty", demo=False)


def with_demo(shelf: Path) -> Path:
    """As a first start leaves it, before the worker's first task."""
    return _once(shelf / "demo", demo=True)


def read_into(database: sqlite3.Connection, prepared: Path) -> None:
    """The rows of a prepared installation in an open database, whatever was in it."""
    with closing(sqlite3.connect(prepared / "db.sqlite3")) as source:
        source.backup(database)


def _once(folder: Path, *, demo: bool) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "data"
    with alone(folder):
        if not data.exists():
            _prepare(folder / "unfinished", demo)
            (folder / "unfinished").rename(data)
    return data


def _prepare(data: Path, demo: bool) -> None:
    shutil.rmtree(data, ignore_errors=True)
    done = Installation(data, DEMO=str(int(demo))).manage("up", "--prepare-only")
    assert done.returncode == 0, done.stdout + done.stderr
    with closing(sqlite3.connect(data / "db.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=DELETE")  # one whole file, which a database in memory can be made from


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
