"""Addresses of static files, each worked out once in a process: a screen of the desk names some forty of them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class KeptAddresses:
    """For storages whose files do not change while a process runs."""

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return {}

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        if name not in self._addresses:
            self._addresses[name] = super().url(name, *args, **kwargs)
        return self._addresses[name]


class Storage(KeptAddresses, CompressedManifestStaticFilesStorage):
    """As the site serves them: by their content's digest."""


class PlainStorage(KeptAddresses, StaticFilesStorage):
    """Under their own names, for tests."""
