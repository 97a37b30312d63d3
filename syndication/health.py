"""How each channel stands, for the list of channels: a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max
from django.utils import timezone

from syndication.models import Channel, Delivery

State = Delivery.State


@dataclass(frozen=True)
class Health:
    """A channel with what waits, what failed, and when something last arrived."""

    channel: Channel
    due: int
    failed: int
    last_done: datetime | None
    is_silent: bool  # the breaker is open: the receiver failed several times in a row


def of(channels: list[Channel]) -> list[Health]:
    """Three queries."""
    newest = Delivery.objects.newest().filter(channel__in=channels).order_by()
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for channel, state, number in newest.values_list("channel", "state").annotate(number=Count("pk")):
        counts[channel][state] = number
    done = Delivery.objects.filter(channel__in=channels, state=State.DONE)
    last = dict(done.order_by().values_list("channel").annotate(last=Max("done_at")))
    now = timezone.now()
    return [
        Health(
            channel=channel,
            due=counts[channel.pk][State.DUE] + counts[channel.pk][State.SENDING],
            failed=counts[channel.pk][State.FAILED],
            last_done=last.get(channel.pk),
            is_silent=channel.open_until is not None and channel.open_until > now,
        )
        for channel in channels
    ]
