"""Items: minted once per story and language."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.utils import timezone

from content.models import Story
from reference.models import Office
from syndication.models import Item

NO_AUTHORITY = "localhost"


def mint(story: Story) -> Item:
    """The story's item; made on first call. The URI says nothing that could change later."""
    item = Item.objects.filter(story_id=story.pk).first()
    if item:
        return item
    item, _made = Item.objects.get_or_create(
        story_id=story.pk, defaults={"uri": _new_uri(story.language), "language": story.language}
    )
    return item


def _new_uri(language: str) -> str:
    """`tag:authority,date:specific` (RFC 4151, 2.1); the office owned the authority on that date."""
    office = Office.objects.first()
    authority = (office and office.tag_authority) or NO_AUTHORITY
    date = (office and office.tag_date) or f"{timezone.localdate():%Y-%m-%d}"
    return f"tag:{authority},{date}:{language}/{uuid.uuid4()}"


def in_feed(language: str, limit: int) -> QuerySet[Item]:
    """Items of live stories of a language, newest first, with what a feed shows."""
    live = Item.objects.filter(language=language, story__live=True)
    related = ("story__agency", "story__hero_image", "story__locale", "story__content_type")
    return live.select_related(*related).order_by("-story__first_published_at", "-story_id")[:limit]
