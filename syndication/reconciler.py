"""Compares what is live and cleared with what was versioned, fills gaps, and says what it found.

Publishing writes versions in its own transaction, so there should be none; this finds what came by other
ways: a restored database, an address that moved, a row changed by hand.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from content import gate
from content.digest import digest_of
from content.models import PageEvent, Story
from content.wagtail_actions import lock
from syndication import outbox, snapshots
from syndication.models import Item, ItemVersion

logger = logging.getLogger(__name__)
Kind = ItemVersion.Kind
EventKind = PageEvent.Kind


@dataclass
class Findings:
    """Primary keys of stories, but for `lingering`: of items whose story is not live and was not withdrawn."""

    missing: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    lingering: list[int] = field(default_factory=list)
    uncleared: list[int] = field(default_factory=list)  # live past the gate: nothing is sent, people must look

    @property
    def is_clean(self) -> bool:
        return not (self.missing or self.changed or self.lingering or self.uncleared)


def fill_gaps() -> Findings:
    """What was published or taken down without a version; two queries when there is nothing."""
    findings = Findings()
    _fill(findings)
    return _reported(findings)


def compare_all() -> Findings:
    """Also every live story with its latest version, one by one."""
    findings = Findings()
    _fill(findings)
    for pk in Story.objects.live().order_by("pk").values_list("pk", flat=True).iterator():
        _one(pk, findings, findings.changed, _differs)
    return _reported(findings)


def _fill(findings: Findings) -> None:
    for story in _live_without_version():
        _one(story.pk, findings, findings.missing, lambda last, story: last is None or last.is_withdrawal)
    for item in _lingering():
        _withdraw(item, findings)


def _last_kind(item: str) -> Subquery:
    return Subquery(ItemVersion.objects.filter(item=OuterRef(item)).order_by("-number").values("kind")[:1])


def _live_without_version() -> QuerySet[Story]:
    live = Story.objects.live().annotate(last_kind=_last_kind("item"))
    return live.filter(Q(last_kind=None) | Q(last_kind=Kind.WITHDRAWAL)).order_by("pk")


def _lingering() -> QuerySet[Item]:
    gone = Item.objects.filter(Q(story=None) | Q(story__live=False)).annotate(last_kind=_last_kind("pk"))
    return gone.exclude(last_kind=None).exclude(last_kind=Kind.WITHDRAWAL).order_by("pk")


def _differs(last: ItemVersion | None, story: Story) -> bool:
    """Snapshots of an older scheme lack what ours has; their digest still tells whether the text is the same."""
    if last is None or last.is_withdrawal:
        return True
    if last.snapshot["scheme"] != snapshots.SCHEME:
        return last.digest != digest_of(story)
    return last.snapshot != snapshots.of(story)


@transaction.atomic
def _one(pk: int, findings: Findings, found: list[int], is_gap: Callable[[ItemVersion | None, Story], bool]) -> None:
    """A version for a story that lacks one; what is not cleared gets none."""
    row = Story.objects.filter(pk=pk).first()
    if row is None:
        return
    lock(row)
    story = Story.objects.get(pk=pk).specific
    last = ItemVersion.objects.filter(item__story=pk).first()
    if not story.live or not is_gap(last, story):
        return
    digest = digest_of(story)
    if not gate.is_cleared(pk, digest):
        findings.uncleared.append(pk)
        return
    is_new = last is None or last.is_withdrawal
    if outbox.enqueue(story, EventKind.PUBLISHED if is_new else EventKind.UPDATED, digest):
        found.append(pk)


@transaction.atomic
def _withdraw(item: Item, findings: Findings) -> None:
    if item.story_id:
        lock(item.story)
    if not Story.objects.live().filter(pk=item.story_id).exists() and outbox.withdraw_item(item):
        findings.lingering.append(item.pk)


def _reported(findings: Findings) -> Findings:
    if not findings.is_clean:
        logger.warning("versions were missing", extra={"findings": vars(findings)})
    return findings
