"""The machines that the settings make available: none by default, so that a fresh start needs no network.

Each is loaded when its setting is there, because deep-translator takes half a second and most offices have no machine.
"""

from __future__ import annotations

from django.conf import settings

from translation.machines.base import Engine


def available() -> list[Engine]:
    """In the order in which they are asked where the office has set none: inside first."""
    found = [_libre(), _deepl(), _google(), _microsoft()]
    return [engine for engine in found if engine is not None]


def _libre() -> Engine | None:
    if not settings.MACHINE_TRANSLATION_URL:
        return None
    from translation.machines.libre import LibreEngine

    return LibreEngine(
        settings.MACHINE_TRANSLATION_URL,
        key=settings.MACHINE_TRANSLATION_KEY,
        timeout_seconds=settings.MACHINE_TRANSLATION_TIMEOUT,
        is_inside=settings.MACHINE_TRANSLATION_INSIDE,
    )


def _deepl() -> Engine | None:
    if not settings.DEEPL_KEY:
        return None
    from translation.machines.deepl import DeeplEngine

    return DeeplEngine(settings.DEEPL_KEY, settings.DEEPL_URL, settings.MACHINE_TRANSLATION_TIMEOUT)


def _google() -> Engine | None:
    if not settings.GOOGLE_TRANSLATE_KEY:
        return None
    from translation.machines.google import GoogleEngine

    return GoogleEngine(
        settings.GOOGLE_TRANSLATE_KEY, settings.GOOGLE_TRANSLATE_URL, settings.MACHINE_TRANSLATION_TIMEOUT
    )


def _microsoft() -> Engine | None:
    if not settings.MICROSOFT_TRANSLATOR_KEY:
        return None
    from translation.machines.microsoft import MicrosoftEngine

    return MicrosoftEngine(
        settings.MICROSOFT_TRANSLATOR_KEY,
        settings.MICROSOFT_TRANSLATOR_REGION,
        settings.MICROSOFT_TRANSLATOR_URL,
        settings.MACHINE_TRANSLATION_TIMEOUT,
    )
