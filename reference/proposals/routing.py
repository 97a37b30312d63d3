"""Who may confirm a proposal, and who may see it.

The leader of the agency that answers for the rows; for words in another language than Vietnamese and for new terms of
the glossary with their form in it, that language's reviewer; for everything, the desk. Nobody confirms what they
proposed; people outside the office confirm nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from cms import languages
from reference.language_names import name_of
from reference.localized import localized
from reference.models import Agency, FactHistory, Proposal, ProposedChange
from reference.proposals import new_terms, subjects
from reference.proposals.changes import Change, changes_of
from reference.proposals.history import Done
from reference.roles import roles_of


@dataclass(frozen=True)
class Route:
    """The agency whose leader, or the language whose reviewer may confirm; neither: the desk alone."""

    agency_id: int | None = None
    language: str = ""


def route_of(changes: Iterable[Change]) -> Route:
    """One agency or one language for all of the changes, else the desk."""
    changes = list(changes)
    foreign = {change.language for change in changes if not change.is_shared}
    if foreign:
        is_one = len(foreign) == 1 and not any(change.is_shared and not new_terms.is_open(change) for change in changes)
        return Route(language=foreign.pop()) if is_one else Route()
    owners = owners_of(changes)
    return Route(agency_id=owners.pop()) if len(owners) == 1 else Route()


def owners_of(changes: Iterable[Change]) -> set[int | None]:
    """Agencies that answer for the rows as they are stored; for new rows, those that they name."""
    changes = list(changes)
    rows = subjects.rows_of((change.kind, change.fact_id) for change in changes if change.fact_id is not None)
    owners = {subjects.owner_of(row) for row in rows.values()}
    new = {(change.kind, change.key) for change in changes if change.fact_id is None}
    named = {(change.kind, change.key): change.new for change in changes if change.field == "agency"}
    codes = {named.get(row) for row in new}
    known = dict(Agency.objects.filter(code__in=codes - {None}).values_list("code", "pk"))
    return owners | {known.get(code) for code in codes}


def may_decide(user: AbstractBaseUser, proposal: Proposal) -> bool:
    """Whether the person may confirm or send back this proposal."""
    if proposal.proposer_id == user.pk or user.is_outside:
        return False
    roles = roles_of(user)
    if roles.runs_desk:
        return True
    return proposal.language in roles.reviews or (not proposal.language and proposal.agency_id in roles.leads)


def to_decide(user: AbstractBaseUser) -> QuerySet[Proposal]:
    """Open proposals that the person may confirm."""
    if user.is_outside:
        return Proposal.objects.none()
    waiting = Proposal.objects.open().exclude(proposer=user)
    return waiting if roles_of(user).runs_desk else waiting.filter(_theirs(user))


def visible(user: AbstractBaseUser) -> QuerySet[Proposal]:
    """Own ones, those that the person could confirm, and all of them for the desk and for administrators."""
    own = Q(proposer=user)
    if user.is_outside:
        return Proposal.objects.filter(own)
    if user.is_superuser or roles_of(user).runs_desk:
        return Proposal.objects.all()
    return Proposal.objects.filter(own | _theirs(user))


def _theirs(user: AbstractBaseUser) -> Q:
    """As leader or reviewer."""
    roles = roles_of(user)
    return Q(language__in=roles.reviews) | Q(agency_id__in=roles.leads, language="")


def visible_history(user: AbstractBaseUser) -> QuerySet[FactHistory]:
    """Facts are open to all inside; words of files to those who work for their agency."""
    roles = roles_of(user)
    if user.is_outside:
        return FactHistory.objects.filter(proposer=user)
    if roles.runs_desk or user.is_superuser:
        return FactHistory.objects.all()
    about_files = Q(kind__in=subjects.FILES)
    return FactHistory.objects.filter(~about_files | Q(agency_id__in=roles.agencies) | Q(proposer=user))


def who_confirms(proposal: Proposal) -> str:
    """In a sentence."""
    if proposal.language:
        return _("A reviewer of %(language)s confirms it.") % {"language": name_of(proposal.language)}
    if proposal.agency_id:
        agency = localized(proposal.agency, "name", languages.SOURCE)
        return _("The leader of %(agency)s confirms it.") % {"agency": agency}
    return _("The desk confirms it.")


def thanks(proposal: Proposal) -> str:
    """What the person reads who has just proposed."""
    return _("Proposed. %(who)s") % {"who": who_confirms(proposal)}


def touching(kind: str, fact_id: int) -> Q:
    """Proposals with a change of this row, for `Proposal.objects.filter`."""
    return Q(pk__in=ProposedChange.objects.filter(kind=kind, fact_id=fact_id).values("proposal_id"))


def still_may_decide(user: AbstractBaseUser, proposal: Proposal, changes: Iterable[Change]) -> bool:
    """The same, seen from the rows as they are now: another agency may answer for them meanwhile."""
    if roles_of(user).runs_desk or proposal.language:
        return True
    return owners_of(changes) == {proposal.agency_id}


def route_anew(done: Iterable[Done]) -> None:
    """Rows got another agency: what is still open about them goes its way."""
    moved = {(one.change.kind, one.row.pk) for one in done if one.change.field == "agency"}
    for kind, pk in moved:
        for proposal in Proposal.objects.open().filter(touching(kind, pk)):
            route = route_of(changes_of(proposal))
            Proposal.objects.filter(pk=proposal.pk).update(agency=route.agency_id, language=route.language)
