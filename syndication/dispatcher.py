"""Sends what is due: claim, send, record, until nothing is left or the run has lasted long enough."""

from __future__ import annotations

import logging
import time
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from syndication import claims, contents, formats, planner, transports
from syndication.claims import Claim, Result
from syndication.models import Attempt
from syndication.policy import DEFAULT, Policy
from syndication.transports.base import Message, NotSentError, TransportError

logger = logging.getLogger(__name__)


def run() -> None:
    """The worker's job."""
    planner.plan_due()
    deliver_due()


def deliver_due(policy: Policy = DEFAULT) -> int:
    """Send deliveries whose time has come; how many attempts were made.

    At least once: a worker that dies after sending has it sent again, so receivers dedupe by message id
    and version. A receiver that keeps us waiting is left for the next run, so that it holds up nobody else.
    """
    begun, slow, made = time.monotonic(), set(), 0
    while time.monotonic() - begun < policy.run_seconds:
        claim = claims.claim_next(timezone.now(), policy, without=slow)
        if claim is None:
            break
        result = attempt(claim, policy)
        claims.record(claim, result, timezone.now(), policy)
        made += 1
        if result.duration_ms > 1000 * policy.slow_seconds:
            slow.add(claim.channel.pk)
    return made


def attempt(claim: Claim, policy: Policy) -> Result:
    """One try, outside any transaction; never raises."""
    begun = time.monotonic()
    try:
        result = _sent(claim, policy)
    except TransportError as error:
        result = Result(error.outcome, error.status, str(error), retry_after=error.retry_after)
    except Exception as error:  # a fault of ours must neither end the worker nor be taken for the receiver's
        logger.exception("delivery failed", extra={"delivery": claim.delivery.pk})
        result = Result(Attempt.Outcome.FAULT, message=f"{type(error).__name__}: {error}")
    return replace(result, duration_ms=round((time.monotonic() - begun) * 1000))


def _sent(claim: Claim, policy: Policy) -> Result:
    message = message_of(claim)
    if (claim.lease_until - timezone.now()).total_seconds() < policy.total_seconds:
        # This process stood still: by the time of an answer somebody else may have taken over.
        raise NotSentError(_("The worker was held up, so nothing was sent."))
    receipt = transports.get(claim.channel.transport).send(claim.channel, message, policy)
    return Result(
        Attempt.Outcome.DELIVERED,
        receipt.status,
        receipt.said,
        receipt=receipt.level,
        external_url=receipt.url,
        external_id=receipt.id,
    )


def message_of(claim: Claim) -> Message:
    """The delivery as the channel's format has it."""
    delivery = claim.delivery
    content = contents.of(delivery.version, delivery.item)
    data = formats.get(claim.channel.format).document(content)
    return Message(delivery.message_id, f"item.{delivery.kind}", delivery.version.made_at, data)
