"""Phrases for asking for stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import PageManager, PageQuerySet

if TYPE_CHECKING:
    from content.models import SectionPage, Story


class StoryQuerySet(PageQuerySet):
    """Stories, newest first where they are shown."""

    def newest(self) -> StoryQuerySet:
        return self.order_by("-first_published_at", "-pk")

    def in_section(self, section: SectionPage) -> StoryQuerySet:
        """Those below the section, and those for the readers that it is for, wherever they stand."""
        below = Q(path__startswith=section.path)
        if not section.audience:
            return self.filter(below)
        # As text: SQLite does not look into JSON lists.
        found = self.alias(readers=Cast("audiences", TextField()))
        return found.filter(below | Q(readers__contains=f'"{section.audience}"'))

    def of_press_room(self) -> StoryQuerySet:
        """Releases and clarifications."""
        return self.filter(Q(articlepage__genre="release") | Q(clarificationpage__isnull=False))

    def for_cards(self) -> QuerySet[Story]:
        """With what a card shows, so that a list of cards costs one query."""
        return self.select_related("agency", "hero_image", "locale", "content_type")


StoryManager = PageManager.from_queryset(StoryQuerySet)
