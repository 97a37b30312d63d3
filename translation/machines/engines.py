"""Which machine the office has: none by default, so that a fresh start needs no network."""

from __future__ import annotations

from django.conf import settings

from translation.machines.base import Engine


def engine() -> Engine | None:
    """The machine that the settings name, or None."""
    if not settings.MACHINE_TRANSLATION_URL:
        return None
    # Here, because deep-translator takes half a second to load and most offices have no machine.
    from translation.machines.libre import LibreEngine

    return LibreEngine(
        settings.MACHINE_TRANSLATION_URL,
        key=settings.MACHINE_TRANSLATION_KEY,
        timeout_seconds=settings.MACHINE_TRANSLATION_TIMEOUT,
    )
