"""Items: minted once per story and language."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from content.models import Story
from reference.models import Office
from syndication.models import Item, ItemVersion

NO_AUTHORITY = "localhost"


def minted(story: Story) -> Item:
    """The story's item, locked; made on first call. The URI says nothing that could change later."""
    return _held().filter(story_id=story.pk).first() or _mint(story)


def _mint(story: Story) -> Item:
    """It waits for the plan of its first version, which the caller writes."""
    try:
        with transaction.atomic():
            uri = _new_uri(story.language)
            return Item.objects.create(story_id=story.pk, uri=uri, language=story.language, waits_for_plan=True)
    except IntegrityError:  # somebody else minted it at the same moment
        return _held().get(story_id=story.pk)


def locked(pk: int) -> Item:
    """The item, held until the end of the transaction: its versions and deliveries are made one after the other.

    Who needs rows of deliveries too takes them after the item, so that nobody waits in a circle.
    """
    return _held().get(pk=pk)


def _held() -> QuerySet[Item]:
    return Item.objects.select_for_update(no_key=True)


def _new_uri(language: str) -> str:
    """`tag:authority,date:specific` (RFC 4151, 2.1); the office owned the authority on that date."""
    office = Office.objects.only("tag_authority", "tag_date").first()
    authority = (office and office.tag_authority) or NO_AUTHORITY
    date = (office and office.tag_date) or f"{timezone.localdate():%Y-%m-%d}"
    return f"tag:{authority},{date}:{language}/{uuid.uuid4()}"


def in_feed(language: str, limit: int, **within: object) -> QuerySet[Item]:
    """Items of live stories of a language, newest first, with what a feed shows; `within` narrows them."""
    live = Item.objects.filter(language=language, story__live=True, **within)
    related = ("story__agency", "story__hero_image", "story__locale", "story__content_type")
    return live.select_related(*related).order_by("-story__first_published_at", "-story_id")[:limit]


def latest_versions(language: str, limit: int, withdrawn_since: datetime) -> list[ItemVersion]:
    """Of a language: the newest of what is live, and what was withdrawn since then; newest first. Two queries."""
    latest = ItemVersion.objects.latest().filter(item__language=language).select_related("item").order_by("-made_at")
    withdrawal = ItemVersion.Kind.WITHDRAWAL
    live = latest.filter(item__story__live=True).exclude(kind=withdrawal)[:limit]
    gone = latest.filter(kind=withdrawal, made_at__gte=withdrawn_since)
    return sorted([*live, *gone], key=lambda version: version.made_at, reverse=True)
