"""Machines inside and outside, running on loopback and named by the settings."""

from __future__ import annotations

import pytest

from tests.translation.libretranslate_server import LibreTranslateServer
from tests.translation.service_servers import ANY_KEY, DeeplServer, GoogleServer
from translation.machines import server as machine_server


@pytest.fixture
def at_once(monkeypatch):
    """No pause between tries."""
    monkeypatch.setattr(machine_server.Patience, "__init__", _without_pause)


def _without_pause(self, sleep=None, chance=None) -> None:
    object.__setattr__(self, "sleep", lambda _seconds: None)
    object.__setattr__(self, "chance", lambda: 0)


@pytest.fixture
def inside(settings, at_once):
    with LibreTranslateServer() as running:
        settings.MACHINE_TRANSLATION_URL = running.url
        yield running


@pytest.fixture
def deepl(settings, at_once):
    with DeeplServer() as running:
        settings.DEEPL_KEY, settings.DEEPL_URL = ANY_KEY, running.url
        yield running


@pytest.fixture
def google(settings, at_once):
    with GoogleServer() as running:
        settings.GOOGLE_TRANSLATE_KEY, settings.GOOGLE_TRANSLATE_URL = ANY_KEY, running.url
        yield running
