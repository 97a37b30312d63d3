"""Environment variables: typed, and a wrong one stops the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms import environment


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("yes", True), ("0", False), ("OFF", False), ("", True)])
def test_flag(monkeypatch, value, expected):
    monkeypatch.setenv("X", value)
    assert environment.flag("X", default=True) is expected


@pytest.mark.parametrize("value", ["maybe", "2"])
def test_a_wrong_flag_names_what_is_allowed(monkeypatch, value):
    monkeypatch.setenv("X", value)
    with pytest.raises(ImproperlyConfigured, match=f"X is '{value}'. Allowed: 1 or 0"):
        environment.flag("X", default=True)


@pytest.mark.parametrize("value", ["0", "70000", "8000x", "-1", "８０００"])
def test_a_wrong_number_names_its_bounds(monkeypatch, value):
    monkeypatch.setenv("PORT", value)
    with pytest.raises(ImproperlyConfigured, match="from 1 to 65535"):
        environment.integer("PORT", 8000, 1, 65535)


def test_a_choice_names_the_allowed_words(monkeypatch):
    monkeypatch.setenv("LOG_LEVEL", "LOUD")
    with pytest.raises(ImproperlyConfigured, match="DEBUG, INFO"):
        environment.choice("LOG_LEVEL", "INFO", ["DEBUG", "INFO"])


@pytest.mark.parametrize("value", ["doingoai.vn", "ftp://x.vn", "https://x.vn/path", "https://"])
def test_a_wrong_address_is_refused(monkeypatch, value):
    monkeypatch.setenv("PUBLIC_URL", value)
    with pytest.raises(ImproperlyConfigured, match="PUBLIC_URL"):
        environment.http_url("PUBLIC_URL")


def test_a_database_address_becomes_settings(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:p%40ss@db.example:5433/name?sslmode=require")
    found = environment.database("DATABASE_URL")
    assert found["PASSWORD"] == "p@ss"
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "name")
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_another_database_is_refused(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://u@h/n")
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        environment.database("DATABASE_URL")
