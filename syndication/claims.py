"""Takes a delivery for one worker and writes down how it went.

A claim raises the delivery's fence and gives a lease; what is recorded under an older fence changes
nothing but the list of attempts. Nothing here talks to receivers: I/O lies between claim and record.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from syndication import breaker
from syndication.models import Attempt, Channel, Delivery
from syndication.policy import Policy

State = Delivery.State
Outcome = Attempt.Outcome
LEVELS = Delivery.Receipt.values  # from weak to strong


@dataclass(frozen=True)
class Claim:
    """One delivery in the hands of one worker, until the lease ends."""

    delivery: Delivery
    channel: Channel
    fence: int
    lease_until: datetime


@dataclass(frozen=True)
class Result:
    """How an attempt ended; `outcome` is one of Attempt.Outcome, `receipt` one of Delivery.Receipt."""

    outcome: str
    status: int | None = None
    message: str = ""
    duration_ms: int = 0
    retry_after: float | None = None  # seconds
    receipt: str = ""
    external_url: str = ""
    external_id: str = ""


def claim_next(now: datetime, policy: Policy, without: Collection[int] = ()) -> Claim | None:
    """The most urgent delivery that is free, not of the channels in `without`; None when there is none."""
    passed = set(without)
    while True:
        claim = None
        try:
            with transaction.atomic():
                candidate = _candidate(now, passed)
                if candidate is None:
                    return None
                if breaker.admits(candidate.channel, now, policy):
                    claim = _take(candidate, now, policy)
        except IntegrityError:  # another version of the item was taken for this channel in the same moment
            pass
        if claim is not None:
            return claim
        passed.add(candidate.channel_id)


def _candidate(now: datetime, without: Collection[int]) -> Delivery | None:
    free = Delivery.objects.claimable(now).exclude(channel__in=without).select_related("channel", "item", "version")
    return free.select_for_update(of=("self",), skip_locked=True, no_key=True).first()


def _take(candidate: Delivery, now: datetime, policy: Policy) -> Claim | None:
    """None when it has been tried often enough."""
    _replace_older(candidate)
    if candidate.state == State.SENDING:
        _note_lost(candidate)
    rows = Delivery.objects.filter(pk=candidate.pk, fence=candidate.fence)
    if candidate.attempts >= policy.attempts:
        rows.update(state=State.FAILED, lease_until=None)
        return None
    until = now + policy.lease
    taken = rows.update(
        state=State.SENDING, lease_until=until, fence=candidate.fence + 1, attempts=candidate.attempts + 1
    )
    return Claim(candidate, candidate.channel, candidate.fence + 1, until) if taken else None


def _replace_older(candidate: Delivery) -> None:
    """Older versions that were not sent, or whose worker died, are sent no more.

    One that somebody else holds is left: it can't be claimed, and waiting for it could go round in a circle.
    """
    own = Delivery.objects.filter(channel=candidate.channel_id, item=candidate.item_id)
    older = own.filter(version_id__lt=candidate.version_id, state__in=[State.DUE, State.SENDING])
    for delivery in older.select_for_update(no_key=True, skip_locked=True):
        if delivery.state == State.SENDING:
            _note_lost(delivery)
        Delivery.objects.filter(pk=delivery.pk).update(state=State.REPLACED, lease_until=None)


def _note_lost(delivery: Delivery) -> None:
    """The worker of this fence never came back."""
    Attempt.objects.create(delivery=delivery, fence=delivery.fence, outcome=Outcome.LOST)


def record(claim: Claim, result: Result, now: datetime, policy: Policy) -> bool:
    """Keep the attempt; when the fence still holds, also what follows from it. Whether it held."""
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update(no_key=True).get(pk=claim.delivery.pk)
        holds = delivery.state == State.SENDING and delivery.fence == claim.fence
        _add_attempt(delivery, claim, result, is_stale=not holds)
        if holds:
            _settle(delivery, result, now, policy)
            breaker.note(delivery.channel_id, result.outcome, result.status, now, policy)
        return holds


def _add_attempt(delivery: Delivery, claim: Claim, result: Result, *, is_stale: bool) -> None:
    Attempt.objects.create(
        delivery=delivery,
        fence=claim.fence,
        outcome=result.outcome,
        status=result.status,
        message=result.message[:300],
        duration_ms=result.duration_ms,
        is_stale=is_stale,
    )


def _settle(delivery: Delivery, result: Result, now: datetime, policy: Policy) -> None:
    values = {"lease_until": None, "error": "", **_next(delivery, result, now, policy)}
    if result.outcome in Attempt.NOT_ARRIVED:
        values["refusals"] = F("refusals") + 1
    Delivery.objects.filter(pk=delivery.pk).update(**values)


def _next(delivery: Delivery, result: Result, now: datetime, policy: Policy) -> dict[str, object]:
    """The columns that change with the state."""
    if result.outcome == Outcome.DELIVERED:
        return {"state": State.DONE, "done_at": now, **_receipt(delivery, result, now)}
    error = {"error": result.message[:300]}
    if delivery.has_newer:
        return {"state": State.REPLACED, **error}
    if result.outcome == Outcome.REFUSED or delivery.attempts >= policy.attempts:
        return {"state": State.FAILED, **error}
    return {"state": State.DUE, "due_at": now + policy.pause_after(delivery.attempts, result.retry_after), **error}


def _receipt(delivery: Delivery, result: Result, now: datetime) -> dict[str, object]:
    """What was known stays known when the same version is sent again and the answer says less."""
    told = {"external_url": result.external_url, "external_id": result.external_id}
    known = {name: value for name, value in told.items() if value}
    if LEVELS.index(result.receipt) < LEVELS.index(delivery.receipt):
        return known
    return {"receipt": result.receipt, "receipt_at": now, "receipt_by": None, **known}
