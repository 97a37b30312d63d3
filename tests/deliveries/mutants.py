"""Naive ways to deliver. Each is put in place of ours before the workers start, and must be found out."""

from __future__ import annotations

from syndication import claims, planner
from syndication.claims import Claim
from syndication.models import Delivery
from syndication.models.delivery import DeliveryQuerySet

State = Delivery.State


def none_at_all() -> None:
    """Ours: keeps its promises where the naive ways break theirs."""


def done_before_sent() -> None:
    """Marks a delivery as done, then sends it: what fails or is killed is lost."""
    real = claims.claim_next

    def claim_next(now, policy, without=()):
        claim = real(now, policy, without)
        if claim:
            Delivery.objects.filter(pk=claim.delivery.pk).update(state=State.DONE, done_at=now, lease_until=None)
        return claim

    claims.claim_next = claim_next


def no_fence() -> None:
    """Reads what is due, then takes it, without asking whether another worker took it meanwhile."""
    settle = claims._settle

    def claim_next(now, policy, without=()):
        found = Delivery.objects.claimable(now).exclude(channel__in=without)
        candidate = found.select_related("channel", "item", "version").first()
        if candidate is None:
            return None
        until, fence = now + policy.lease, candidate.fence + 1
        values = {"state": State.SENDING, "lease_until": until, "fence": fence, "attempts": candidate.attempts + 1}
        Delivery.objects.filter(pk=candidate.pk).update(**values)
        return Claim(candidate, candidate.channel, fence, until)

    def record(claim, result, now, policy):
        claims._add_attempt(claim.delivery, claim, result, is_stale=False)
        delivery = Delivery.objects.get(pk=claim.delivery.pk)
        settle(delivery, result, now, policy)
        return True

    claims.claim_next, claims.record = claim_next, record


def older_after_newer() -> None:
    """Sends every version that is due, whatever else there is of the item."""
    DeliveryQuerySet.newest = lambda self: self
    Delivery.has_newer = False
    planner._replace = lambda deliveries: None
    claims._replace_older = free_older


def free_older(candidate: Delivery) -> None:
    """An older version whose worker died is due again, too."""
    own = Delivery.objects.filter(channel=candidate.channel_id, item=candidate.item_id, state=State.SENDING)
    own.exclude(pk=candidate.pk).update(state=State.DUE, lease_until=None)


def withdrawn_only_where_confirmed() -> None:
    """Tells of a withdrawal only receivers whose yes was heard."""
    planner.may_have_arrived = lambda delivery: delivery.state == State.DONE


# The promises (see verdict.py) of which each must be caught breaking one.
BREAKS = {
    none_at_all: set(),
    done_before_sent: {"lost", "withdrawn but shown"},
    no_fence: {"claims and attempts differ"},
    older_after_newer: {"older after newer"},
    withdrawn_only_where_confirmed: {"withdrawn but shown"},
}
# What is still on its way proves nothing against these; the other is caught by what has arrived.
JUDGED_AT_THE_END = (none_at_all, done_before_sent, older_after_newer, withdrawn_only_where_confirmed)
