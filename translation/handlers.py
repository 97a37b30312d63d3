"""Follows what happens to sources."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page

from cms import languages
from content.models import PageEvent
from reference.signals import facts_confirmed
from translation import following
from translation.facts import following as facts_following
from translation.models import Translation
from translation.source import cleared_wording
from translation.work import rules

NEW_WORDING = frozenset(
    {
        PageEvent.Kind.CLEARED,
        PageEvent.Kind.OVERRIDDEN,
        PageEvent.Kind.PUBLISHED,
        PageEvent.Kind.UPDATED,
        PageEvent.Kind.CORRECTED,
    }
)


@receiver(post_save, sender=PageEvent)
def on_event(sender: type, instance: PageEvent, created: bool, **kwargs: Any) -> None:
    if not created or instance.kind not in NEW_WORDING:
        return
    if Translation.objects.filter(source=instance.page_id).exists():
        source = Page.objects.get(pk=instance.page_id)
        wording = cleared_wording(source)
        if wording is not None:
            following.source_changed(source, wording)
    if instance.language == languages.SOURCE:
        rules.source_cleared(instance.page_id)


@receiver(facts_confirmed)
def on_facts(sender: type, facts: list[tuple[str, int]], **kwargs: Any) -> None:
    facts_following.follow(facts)
