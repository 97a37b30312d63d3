"""The breaker of a channel: after failures in a row the receiver is left alone, then tried with one delivery."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from syndication.models import Attempt, Channel
from syndication.policy import Policy

Outcome = Attempt.Outcome
# The receiver works, it only will not have this one item; all else says that the receiver or its settings are broken.
ABOUT_THE_ITEM = {400, 413, 422}


def admits(channel: Channel, now: datetime, policy: Policy) -> bool:
    """Whether a delivery may go now. Of a half-open channel one claimer gets the probe, the others are refused.

    A probe whose worker dies is given again after the lease.
    """
    if channel.open_until is None:
        return True
    half_open = Channel.objects.filter(pk=channel.pk, open_until=channel.open_until, open_until__lte=now)
    return half_open.update(open_until=now + policy.lease) == 1


def note(channel_id: int, outcome: str, status: int | None, now: datetime, policy: Policy) -> None:
    """Count a failure, or close the breaker because the receiver works. In the transaction of the record."""
    channels = Channel.objects.filter(pk=channel_id)
    if outcome == Outcome.FAULT:  # ours; it says nothing about the receiver
        return
    if outcome == Outcome.DELIVERED or status in ABOUT_THE_ITEM:
        channels.exclude(failures_in_row=0, open_until=None).update(failures_in_row=0, open_until=None)
        return
    channels.update(failures_in_row=F("failures_in_row") + 1)
    failures = channels.values_list("failures_in_row", flat=True).get()
    if failures >= policy.failures_in_row:
        channels.update(open_until=now + policy.breaker_pause_after(failures))
