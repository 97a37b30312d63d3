"""What a channel has of an item, in one word: the words of the board."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from syndication.models import Channel, Delivery

State, Receipt = Delivery.State, Delivery.Receipt


class MarkCode(TextChoices):
    """From waiting to published."""

    DUE = "due", pgettext_lazy("mark", "due")
    HELD = "held", pgettext_lazy("mark", "held, channel paused")
    SENT = "sent", pgettext_lazy("mark", "sent")
    IN_FEED = "in_feed", pgettext_lazy("mark", "in the feed")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("mark", "acknowledged")
    PUBLISHED = "published", pgettext_lazy("mark", "published")
    FAILED = "failed", pgettext_lazy("mark", "failed")


WITHDRAWALS = {
    MarkCode.DUE: _("withdrawal due"),
    MarkCode.HELD: _("withdrawal held, channel paused"),
    MarkCode.SENT: _("withdrawal sent"),
    MarkCode.IN_FEED: _("withdrawal in the feed"),
    MarkCode.ACKNOWLEDGED: _("withdrawal acknowledged"),
    MarkCode.FAILED: _("withdrawal failed"),
}

UNSENT = Q(state__in=[State.DUE, State.SENDING])
PAUSED = Q(channel__state=Channel.State.PAUSED)
DONE = Q(state=State.DONE)
WEAK = Q(receipt__in=[Receipt.NONE, Receipt.ACCEPTED])
# The same as `code_of`, for finding deliveries by their mark; what is fetched has no receipt of its own.
FILTERS = {
    MarkCode.DUE: UNSENT & ~PAUSED,
    MarkCode.HELD: UNSENT & PAUSED,
    MarkCode.SENT: DONE & WEAK & Q(fence__gt=0),
    MarkCode.IN_FEED: DONE & WEAK & Q(fence=0),
    MarkCode.ACKNOWLEDGED: DONE & Q(receipt=Receipt.ACKNOWLEDGED),
    MarkCode.PUBLISHED: DONE & Q(receipt=Receipt.PUBLISHED),
    MarkCode.FAILED: Q(state=State.FAILED),
}


@dataclass(frozen=True)
class Mark:
    """One channel in one language of a story."""

    channel: Channel
    item_id: int
    code: MarkCode
    words: str
    url: str  # where it was published, if known


def mark_of(delivery: Delivery) -> Mark:
    """Of a delivery with its channel at hand."""
    code = code_of(delivery)
    words = WITHDRAWALS.get(code, code.label) if delivery.is_withdrawal else code.label
    return Mark(delivery.channel, delivery.item_id, code, str(words), delivery.external_url)


def code_of(delivery: Delivery) -> MarkCode:
    if delivery.state == State.FAILED:
        return MarkCode.FAILED
    if delivery.state in (State.DUE, State.SENDING):
        return MarkCode.HELD if delivery.channel.is_paused else MarkCode.DUE
    if delivery.receipt == Receipt.PUBLISHED:
        return MarkCode.PUBLISHED
    if delivery.receipt == Receipt.ACKNOWLEDGED:
        return MarkCode.ACKNOWLEDGED
    return MarkCode.SENT if delivery.fence else MarkCode.IN_FEED
