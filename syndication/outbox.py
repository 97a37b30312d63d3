"""Writes versions: one when a story goes live, changes, is corrected or withdrawn, or when a fact in it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from wagtail.models import Page

from content import files
from content.digest import digest_of
from content.models import FactUse, FileUse, PageEvent, Story
from syndication import items, snapshots
from syndication.models import Item, ItemVersion

Kind = ItemVersion.Kind
KINDS = {
    PageEvent.Kind.PUBLISHED: Kind.NEW,
    PageEvent.Kind.UPDATED: Kind.UPDATE,
    PageEvent.Kind.CORRECTED: Kind.CORRECTION,
}
FILE_KINDS = {model._meta.model_name: kind for kind, model in files.KINDS.items()}


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


def refresh_showing(facts: Iterable[tuple[str, int]]) -> list[ItemVersion]:
    """One version for each live story that shows any of the facts or files, given as (model's name, primary key)."""
    return [refresh(story, digest_of(story)) for story in _stories_showing(facts)]


def _stories_showing(facts: Iterable[tuple[str, int]]) -> list[Story]:
    """In the order of their pages; one query, and one per type of story."""
    shown = Q(pk__in=())
    for kind, pks in _by_kind(facts).items():
        file = FILE_KINDS.get(kind)
        uses = FileUse.objects.filter(kind=file) if file else FactUse.objects.filter(kind=kind)
        name = "file_id__in" if file else "fact_id__in"
        shown |= Q(pk__in=uses.filter(**{name: pks}).values("page_id"))
    pages = Page.objects.live().filter(shown).order_by("pk").specific()
    return [page for page in pages if isinstance(page, Story)]


def _by_kind(facts: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for kind, pk in facts:
        found[kind].add(pk)
    return found
