"""Writes the outbox in the transaction in which a story goes live or away, or a fact that it shows changes."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from content.models import PageEvent, Story
from content.signals import went_away, went_live
from reference.signals import facts_confirmed
from syndication import outbox


@receiver(went_live)
def on_live(sender: type, page: Any, event: PageEvent, **kwargs: Any) -> None:
    if isinstance(page, Story):
        outbox.enqueue(page, event.kind, event.digest)


@receiver(went_away)
def on_gone(sender: type, page: Any, event: PageEvent, **kwargs: Any) -> None:
    if isinstance(page, Story):
        outbox.withdraw(page)


@receiver(facts_confirmed)
def on_facts(sender: type, facts: list[tuple[str, int]], **kwargs: Any) -> None:
    outbox.refresh_showing(facts)
