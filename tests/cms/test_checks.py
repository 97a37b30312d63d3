"""SQLite is refused when it does not run as measured to be safe."""

from copy import deepcopy

import pytest
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from cms import checks

pytestmark = pytest.mark.django_db
SAFE = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}


@pytest.fixture
def check(tmp_path, monkeypatch):
    """Ids of what the check finds with these options on a database of its own."""

    def run(options):
        settings = deepcopy(connections["default"].settings_dict)
        settings.update(ENGINE="django.db.backends.sqlite3", NAME=tmp_path / "db.sqlite3", OPTIONS=options)
        connection = DatabaseWrapper(settings)
        monkeypatch.setattr(checks, "connections", {"default": connection})
        try:
            return [error.id for error in checks.sqlite_is_safe(["default"])]
        finally:
            connection._close()

    return run


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"init_command": "PRAGMA synchronous=FULL;"}, ["cms.E001"]),
        ({"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"}, ["cms.E001"]),
        ({"transaction_mode": "DEFERRED"}, ["cms.E002"]),
        ({"timeout": 5}, ["cms.E003"]),
    ],
)
def test_unsafe_options_are_named(check, change, expected):
    assert check({**SAFE, **change}) == expected


def test_our_settings_are_safe():
    from cms.settings import _sqlite

    command = _sqlite["OPTIONS"]["init_command"]
    assert command.startswith(SAFE["init_command"])
    assert {**_sqlite["OPTIONS"], "init_command": SAFE["init_command"]} == SAFE


def test_our_settings_pass_the_check(check):
    from cms.settings import _sqlite

    assert check(_sqlite["OPTIONS"]) == []
