"""Confirms proposals, sends them back, takes them back. Each happens whole or not at all."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reference.models import Proposal
from reference.proposals import routing
from reference.proposals.apply import carry_out
from reference.proposals.changes import changes_of
from reference.proposals.errors import NotPossibleError
from reference.proposals.history import record

State = Proposal.State


def confirm(proposal: Proposal, user: AbstractBaseUser) -> Proposal:
    """Carry the changes out: rows, history, state and news in one transaction. Raises NotPossibleError."""
    try:
        with transaction.atomic():
            _decide(proposal, user, State.CONFIRMED)
            changes = changes_of(proposal)
            if not routing.still_may_decide(user, proposal, changes):
                raise NotPossibleError(_("Another agency answers for this now. The desk decides."))
            done = carry_out(changes, user)
            record(done, proposal)
            routing.route_anew(done)
    except IntegrityError as error:
        proposal.refresh_from_db()
        raise NotPossibleError(_("The database refuses this: %(reason)s") % {"reason": error}) from error
    except Exception:
        proposal.refresh_from_db()
        raise
    return proposal


def send_back(proposal: Proposal, user: AbstractBaseUser, remark: str) -> Proposal:
    """Refuse it with a remark for the proposer."""
    if not remark.strip():
        raise NotPossibleError(_("Say what is wrong, so that the proposer can mend it."))
    return _decide(proposal, user, State.RETURNED, remark.strip())


def withdraw(proposal: Proposal, user: AbstractBaseUser) -> Proposal:
    """The proposer takes it back."""
    if proposal.proposer_id != user.pk:
        raise NotPossibleError(_("Only the person who proposed it can take it back."))
    return _settle(proposal, user, State.WITHDRAWN)


def _decide(proposal: Proposal, user: AbstractBaseUser, state: State, remark: str = "") -> Proposal:
    if proposal.proposer_id == user.pk:
        raise NotPossibleError(_("You proposed this yourself, so another person decides."))
    if not routing.may_decide(user, proposal):
        raise NotPossibleError(_("You may not decide about this proposal."))
    return _settle(proposal, user, state, remark)


def _settle(proposal: Proposal, user: AbstractBaseUser, state: State, remark: str = "") -> Proposal:
    """Compare and set: of two people who decide at once, one is refused."""
    decided = {"state": state, "decided_by": user, "decided_at": timezone.now(), "remark": remark}
    if not Proposal.objects.open().filter(pk=proposal.pk).update(**decided):
        raise NotPossibleError(_("This proposal was decided meanwhile."))
    for name, value in decided.items():
        setattr(proposal, name, value)
    return proposal
