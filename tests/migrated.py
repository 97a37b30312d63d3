"""One database after all migrations, which the processes of a run copy: running them takes most of a minute."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from tests import prepared
from tests.cms.installation import ROOT

TEMPLATE, UNFINISHED = "migrated", "migrating"


def database(shelf: Path) -> str:
    """To be copied, never opened: a file, or a name on PostgreSQL."""
    if connection.vendor == "sqlite":
        return str(prepared.empty(shelf) / "db.sqlite3")
    shelf.mkdir(exist_ok=True)
    with prepared.alone(shelf), connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE])
        if not cursor.fetchone():
            cursor.execute(f'DROP DATABASE IF EXISTS "{UNFINISHED}"')
            cursor.execute(f'CREATE DATABASE "{UNFINISHED}"')
            _migrate(UNFINISHED)
            cursor.execute(f'ALTER DATABASE "{UNFINISHED}" RENAME TO "{TEMPLATE}"')
    return TEMPLATE


@contextmanager
def copied_for_tests(shelf: Path) -> Iterator[None]:
    """What Django makes for the tests begins with all migrations; a file that is kept between runs has its own."""
    name = connection.creation._get_test_db_name()
    if connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["TEMPLATE"] = database(shelf)
        yield
    elif connection.creation.is_in_memory_db(name):
        with closing(sqlite3.connect(name, uri=True)) as memory:  # it lasts as long as somebody is connected
            prepared.read_into(memory, prepared.empty(shelf))
            yield
    else:
        yield


def _migrate(name: str) -> None:
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    environment = {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
