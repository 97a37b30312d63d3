"""Pages that must not go out alone; the app above that binds pages together registers what it knows of them."""

from __future__ import annotations

from collections.abc import Callable

from wagtail.models import Page

_reasons: list[Callable[[Page], str]] = []


def register(reason: Callable[[Page], str]) -> None:
    """`reason` says why the page may not go out by itself; empty when it may."""
    _reasons.append(reason)


def reason_for(page: Page) -> str:
    """Why the page waits for others; empty when it waits for none."""
    return next(filter(None, (reason(page) for reason in _reasons)), "")
