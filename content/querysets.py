"""Phrases for asking for stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import PageManager, PageQuerySet

if TYPE_CHECKING:
    from content.models import Story


class StoryQuerySet(PageQuerySet):
    """Stories, newest first where they are shown."""

    def newest(self) -> StoryQuerySet:
        return self.order_by("-first_published_at", "-pk")

    def for_audience(self, audience: str) -> StoryQuerySet:
        """Those marked for these readers. As text: SQLite does not look into JSON lists."""
        return self.alias(readers=Cast("audiences", TextField())).filter(readers__contains=f'"{audience}"')

    def for_cards(self) -> QuerySet[Story]:
        """With what a card shows, so that a list of cards costs one query."""
        return self.select_related("agency", "hero_image", "locale", "content_type")


StoryManager = PageManager.from_queryset(StoryQuerySet)
