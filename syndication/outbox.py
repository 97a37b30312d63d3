"""Writes versions: one when a story goes live, changes, is corrected or withdrawn, or when a fact in it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
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
KEPT = ("scheme", "type", "language", "address")  # of a story that is withdrawn


@transaction.atomic
def enqueue(story: Story, event_kind: str, digest: str) -> ItemVersion | None:
    """The next version of the story's item; None when receivers have exactly this already."""
    item = items.minted(story)
    last = item.versions.first()
    snapshot = snapshots.of(story)
    if last and not last.is_withdrawal and last.snapshot == snapshot:
        return None
    return _add_after(last, item, KINDS[event_kind], digest, snapshot)


@transaction.atomic
def refresh(story: Story, digest: str) -> ItemVersion:
    """A version because a fact that the story shows has changed."""
    item = items.minted(story)
    return add(item, Kind.UPDATE, digest, snapshots.of(story))


def withdraw(story: Story) -> ItemVersion | None:
    """Tell receivers to take it down; None when they never got it, or were told."""
    item = Item.objects.filter(story_id=story.pk).first()
    return withdraw_item(item) if item else None


@transaction.atomic
def withdraw_item(item: Item) -> ItemVersion | None:
    """The same for an item, whose story may be gone."""
    item = items.locked(item.pk)
    last = item.versions.first()
    if last is None or last.is_withdrawal:
        return None
    kept = {name: last.snapshot[name] for name in KEPT}
    return add(item, Kind.WITHDRAWAL, last.digest, {**kept, "title": last.title})


def add(item: Item, kind: str, digest: str, snapshot: snapshots.Snapshot) -> ItemVersion:
    """The next version of an item that is locked; the planner finds the item by its mark."""
    return _add_after(item.versions.first(), item, kind, digest, snapshot)


def _add_after(
    last: ItemVersion | None, item: Item, kind: str, digest: str, snapshot: snapshots.Snapshot
) -> ItemVersion:
    number = last.number + 1 if last else 1
    version = ItemVersion.objects.create(item=item, number=number, kind=kind, digest=digest, snapshot=snapshot)
    if not item.waits_for_plan:
        item.waits_for_plan = True
        item.save(update_fields=["waits_for_plan"])
    return version


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
