"""Writes versions: one when a story goes live, changes, is corrected or withdrawn."""

from __future__ import annotations

from content.models import PageEvent, Story
from syndication import items, snapshots
from syndication.models import Item, ItemVersion

Kind = ItemVersion.Kind
KINDS = {
    PageEvent.Kind.PUBLISHED: Kind.NEW,
    PageEvent.Kind.UPDATED: Kind.UPDATE,
    PageEvent.Kind.CORRECTED: Kind.CORRECTION,
}


def enqueue(story: Story, event_kind: str, digest: str) -> ItemVersion | None:
    """The next version of the story's item; None when receivers have exactly this already."""
    item = items.mint(story)
    last = item.versions.first()
    snapshot = snapshots.of(story)
    if last and last.kind != Kind.WITHDRAWAL and last.snapshot == snapshot:
        return None
    return _add(item, last, KINDS[event_kind], digest, snapshot)


def refresh(story: Story, digest: str) -> ItemVersion:
    """A version because a fact that the story shows has changed."""
    item = items.mint(story)
    return _add(item, item.versions.first(), Kind.UPDATE, digest, snapshots.of(story))


def withdraw(story: Story) -> ItemVersion | None:
    """Tell receivers to take it down; None when they never got it, or were told."""
    item = Item.objects.filter(story_id=story.pk).first()
    last = item.versions.first() if item else None
    if last is None or last.kind == Kind.WITHDRAWAL:
        return None
    kept = {name: last.snapshot[name] for name in ("scheme", "type", "language", "address")}
    return _add(item, last, Kind.WITHDRAWAL, last.digest, {**kept, "title": last.snapshot["content"].get("title", "")})


def _add(item: Item, last: ItemVersion | None, kind: str, digest: str, snapshot: snapshots.Snapshot) -> ItemVersion:
    number = last.number + 1 if last else 1
    return ItemVersion.objects.create(item=item, number=number, kind=kind, digest=digest, snapshot=snapshot)
