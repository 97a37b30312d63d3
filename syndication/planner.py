"""Turns new versions into deliveries, in the worker: who gets it, who must get it because of what they have.

A version marks its item in its own transaction, so none can be missed; the item's lock makes planning
one by one. See docs/decisions/0007-deliveries.md.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from syndication import items
from syndication.models import Channel, Delivery, Item, ItemVersion

logger = logging.getLogger(__name__)
Kind = ItemVersion.Kind
State = Delivery.State


@dataclass(frozen=True)
class Held:
    """What a receiver may have of an item: the newest version that may be shown there, by primary key."""

    shown: int | None

    @classmethod
    def by(cls, deliveries: Iterable[Delivery]) -> Held:
        """From all deliveries of one item to one channel. Only a withdrawal that surely arrived takes it down."""
        own = list(deliveries)
        shown = max((d.version_id for d in own if not d.is_withdrawal and may_have_arrived(d)), default=None)
        down = max((d.version_id for d in own if d.is_withdrawal and d.state == State.DONE), default=0)
        return cls(shown if shown is not None and shown > down else None)


def may_have_arrived(delivery: Delivery) -> bool:
    """The same as DeliveryQuerySet.may_have_arrived, for a row at hand."""
    return delivery.state == State.DONE or delivery.fence > delivery.refusals


def plan_due() -> int:
    """Plan every item that has a new version; how many. One that fails is logged and waits for the next time."""
    planned = 0
    for pk in Item.objects.filter(waits_for_plan=True).order_by("pk").values_list("pk", flat=True):
        try:
            planned += _plan_one(pk)
        except Exception:  # one item must not hold up the others
            logger.exception("planning failed", extra={"item": pk})
    return planned


@transaction.atomic
def _plan_one(pk: int) -> bool:
    item = items.locked(pk)
    if not item.waits_for_plan:
        return False
    plan(item)
    return True


def plan(item: Item) -> None:
    """Deliveries of the latest version of a locked item. Versions in between are never sent."""
    version = item.versions.first()
    known = lock_deliveries(item)
    _replace(d for d in known if d.version_id != version.pk and not d.is_withdrawal)
    by_channel = defaultdict(list)
    for delivery in known:
        by_channel[delivery.channel_id].append(delivery)
    for channel in Channel.objects.prefetch_related("topics"):
        _plan_for(channel, version, by_channel[channel.pk])
    item.waits_for_plan = False
    item.save(update_fields=["waits_for_plan"])


def lock_deliveries(item: Item) -> list[Delivery]:
    """All deliveries of a locked item. Whoever claims or records one waits until the plan is made."""
    return list(Delivery.objects.select_for_update(no_key=True).filter(item=item).order_by("pk"))


def _replace(deliveries: Iterable[Delivery]) -> None:
    due = [d.pk for d in deliveries if d.state == State.DUE]
    Delivery.objects.filter(pk__in=due).update(state=State.REPLACED)


def _plan_for(channel: Channel, version: ItemVersion, own: list[Delivery]) -> None:
    held = Held.by(own)
    is_planned = any(d.version_id == version.pk for d in own)
    if is_planned or not is_for(channel, version, held):
        return
    _replace(own)  # a withdrawal not yet sent: the receiver gets what is newer
    make(channel, version, held, timezone.now())


def is_for(channel: Channel, version: ItemVersion, held: Held) -> bool:
    """Whoever may have it gets every later version, whatever the filter says by now; nobody else a withdrawal."""
    if held.shown is not None:
        return True
    return not version.is_withdrawal and channel.wants(version.snapshot)


def make(channel: Channel, version: ItemVersion, held: Held, now: datetime) -> Delivery:
    """A delivery that is due now; one that receivers fetch is done with the version itself."""
    done = {"state": State.DONE, "done_at": now} if channel.is_pulled else {}
    return Delivery.objects.create(
        channel=channel, item_id=version.item_id, version=version, kind=kind_for(version, held), due_at=now, **done
    )


def kind_for(version: ItemVersion, held: Held) -> Kind:
    """What the version is to a receiver who has what `held` says."""
    if version.is_withdrawal:
        return Kind.WITHDRAWAL
    if held.shown is None:
        return Kind.NEW
    missed = ItemVersion.objects.filter(item=version.item_id, pk__gt=held.shown, pk__lte=version.pk)
    return Kind.CORRECTION if missed.filter(kind=Kind.CORRECTION).exists() else Kind.UPDATE
