"""What the desk does by hand: send again, record where something appeared, pause a channel, offer it what is live."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from syndication import items, planner
from syndication.models import Channel, Delivery, Item, ItemVersion
from syndication.models.delivery import new_message_id
from syndication.transports.webhook import published_url

State = Delivery.State


class NotPossibleError(Exception):
    """The act was refused and nothing was changed; the message says why and what to do."""


@transaction.atomic
def send_again(item: Item, channel: Channel, user: AbstractBaseUser) -> Delivery:
    """Have the latest version sent now, also to a channel that it was not meant for. Never an older one."""
    if channel.is_pulled:
        raise NotPossibleError(_("This receiver fetches by itself; nothing can be sent to it."))
    item = items.locked(item.pk)
    if item.waits_for_plan:
        planner.plan(item)
    version = item.versions.first()
    own = [d for d in planner.lock_deliveries(item) if d.channel_id == channel.pk]
    current = next((d for d in own if version and d.version_id == version.pk), None)
    delivery = _due_again(current) if current else _first(channel, version, own)
    Channel.objects.silent(timezone.now()).filter(pk=channel.pk).update(open_until=timezone.now())  # as its probe
    log(channel, "syndication.send_again", user=user, data={"item": item.uri})
    return delivery


def _first(channel: Channel, version: ItemVersion | None, own: list[Delivery]) -> Delivery:
    held = planner.Held.by(own)
    if version is None or (version.is_withdrawal and held.shown is None):
        raise NotPossibleError(_("There is nothing to send: the story is not public, and this receiver never got it."))
    return planner.make(channel, version, held, timezone.now())


def _due_again(delivery: Delivery) -> Delivery:
    """A receiver that has the message already would put the same id aside, so it gets a new one."""
    if delivery.state == State.SENDING:
        raise NotPossibleError(_("It is being sent at this moment. Look again in a minute."))
    if delivery.state == State.DONE:
        delivery.message_id = new_message_id()
    delivery.state, delivery.due_at, delivery.attempts = State.DUE, timezone.now(), 0
    delivery.error, delivery.told_at = "", None
    delivery.save()
    return delivery


@transaction.atomic
def send_failed_again(channel: Channel, user: AbstractBaseUser) -> int:
    """After the receiver or its settings were mended: everything that failed and is still the latest; how many."""
    failed = channel.deliveries.failed().newest().select_related("item").order_by("item_id")
    items_ = [delivery.item for delivery in failed]
    for item in items_:
        send_again(item, channel, user)
    Channel.objects.filter(pk=channel.pk).update(failures_in_row=0, open_until=None)
    return len(items_)


@transaction.atomic
def note_published(delivery: Delivery, url: str, user: AbstractBaseUser) -> None:
    """Record the address at which the version appeared; one that failed counts as delivered, by hand."""
    url = published_url(url.strip())
    if not url:
        raise NotPossibleError(_("This is no address of the web. Paste one that begins with https:// or http://."))
    delivery = Delivery.objects.select_for_update(no_key=True).get(pk=delivery.pk)
    if delivery.is_withdrawal:
        raise NotPossibleError(_("The story was withdrawn, so it should not be there. Tell the receiver."))
    now = timezone.now()
    delivery.external_url, delivery.receipt = url, Delivery.Receipt.PUBLISHED
    delivery.receipt_at, delivery.receipt_by = now, user
    if delivery.state == State.FAILED:
        delivery.state, delivery.done_at = State.DONE, now
    delivery.save()


def pause(channel: Channel, user: AbstractBaseUser) -> None:
    """Deliveries are still made, and wait."""
    _set_state(channel, Channel.State.PAUSED, "syndication.pause", user)


def resume(channel: Channel, user: AbstractBaseUser) -> None:
    """What waits goes out at once: of each item its latest version."""
    _set_state(channel, Channel.State.ACTIVE, "syndication.resume", user)
    Channel.objects.filter(pk=channel.pk).update(failures_in_row=0, open_until=None)


def _set_state(channel: Channel, state: str, action: str, user: AbstractBaseUser) -> None:
    Channel.objects.filter(pk=channel.pk).update(state=state)
    log(channel, action, user=user)


@transaction.atomic
def offer_live(channel: Channel, user: AbstractBaseUser) -> int:
    """Deliveries of everything live that passes the filter and never went there, for a new receiver; how many."""
    live = Item.objects.filter(story__live=True, waits_for_plan=False).exclude(deliveries__channel=channel)
    locked = {item.pk: item for item in live.select_for_update(no_key=True, of=("self",)).order_by("pk")}
    latest = ItemVersion.objects.filter(item__in=list(locked)).latest()
    wanted = [v for v in latest if not v.is_withdrawal and channel.wants(v.snapshot)]
    for version in wanted:
        planner.make(channel, version, planner.Held(None), timezone.now())
    log(channel, "syndication.offer_live", user=user, data={"count": len(wanted)})
    return len(wanted)
