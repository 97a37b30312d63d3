"""Makes proposals. The stored row is not touched."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.utils.translation import gettext as _

from cms import languages
from reference.language_rights import may_edit, may_edit_shared
from reference.models import Proposal, ProposedChange
from reference.proposals import labels, new_terms, routing, values
from reference.proposals.changes import Change, between, make
from reference.proposals.errors import NotPossibleError
from reference.proposals.occasion import Occasion
from reference.proposals.values import Json

Kind = Proposal.Kind


def propose(
    user: AbstractBaseUser,
    row_or_model: models.Model | type[models.Model],
    new_values: dict[str, Json],
    source: str,
    as_of: date,
) -> Proposal:
    """Propose new values, as `reference.proposals.values` writes them, for a stored row or for a new row of a model."""
    occasion = Occasion(source, as_of)
    if isinstance(row_or_model, models.Model):
        stored = type(row_or_model)._default_manager.get(pk=row_or_model.pk)
        known = values.read(stored)
        changes = [
            make(stored, stored, name, known[name], new)
            for name, new in new_values.items()
            if name in known and not values.same(known[name], new)
        ]
        return propose_changes(user, changes, occasion, Kind.EDIT)
    empty = row_or_model(**{row_or_model.import_key: new_values.get(row_or_model.import_key, "")})
    wanted = {name: new_values.get(name) for name in values.field_names(row_or_model)}
    return propose_changes(user, between(None, empty, wanted), occasion, Kind.CREATE)


def propose_changes(
    user: AbstractBaseUser, changes: Iterable[Change], occasion: Occasion, kind: Proposal.Kind
) -> Proposal:
    """Keep the changes as one proposal. Raises NotPossibleError; then nothing is kept."""
    changes = list(changes)
    refuse(user, changes)
    if not occasion.source or not occasion.as_of:
        raise NotPossibleError(_("Say where the change comes from and of which day the data are."))
    route = routing.route_of(changes)
    with transaction.atomic():
        proposal = Proposal.objects.create(
            kind=kind,
            proposer=user,
            source=occasion.source,
            as_of=occasion.as_of,
            source_file=occasion.file[:255],
            agency_id=route.agency_id,
            language=route.language,
        )
        ProposedChange.objects.bulk_create(ProposedChange(proposal=proposal, **vars(c)) for c in changes)
    return proposal


def refuse(user: AbstractBaseUser, changes: list[Change]) -> None:
    """Raise NotPossibleError when nothing changes, a right is missing, or a field waits for confirmation already."""
    if not changes:
        raise NotPossibleError(_("Nothing was changed."))
    _refuse_without_right(user, changes)
    _refuse_while_open(user, changes)


def _refuse_without_right(user: AbstractBaseUser, changes: list[Change]) -> None:
    begun = new_terms.begun_by(user, changes)
    for change in changes:
        is_begun = change.key in begun and new_terms.is_open(change)
        if not (is_begun or _may_write(user, change)):
            raise NotPossibleError(
                _("You have no right to write “%(field)s”.") % {"field": labels.field_label(change.kind, change.field)}
            )


def _may_write(user: AbstractBaseUser, change: Change) -> bool:
    if change.is_shared:
        return may_edit_shared(user)
    return may_edit(user, languages.get(change.language))


def _refuse_while_open(user: AbstractBaseUser, changes: list[Change]) -> None:
    """A field waits for one proposal at a time: the second would be stale when the first is confirmed."""
    wanted = {(c.kind, c.fact_id, c.field) for c in changes if c.fact_id is not None}
    kinds, pks = {kind for kind, _pk, _f in wanted}, {pk for _k, pk, _f in wanted}
    waiting = ProposedChange.objects.filter(proposal__state=Proposal.State.PROPOSED, kind__in=kinds, fact_id__in=pks)
    for other in waiting.select_related("proposal__proposer"):
        if (other.kind, other.fact_id, other.field) in wanted:
            raise NotPossibleError(_why_it_waits(user, other))


def _why_it_waits(user: AbstractBaseUser, other: ProposedChange) -> str:
    said = {"field": labels.field_label(other.kind, other.field), "number": other.proposal_id}
    if other.proposal.proposer_id == user.pk:
        return _("“%(field)s” is part of your proposal %(number)s. Take that back first.") % said
    if user.is_outside:
        return _("“%(field)s” is part of another proposal, which must be decided first.") % said
    said["person"] = other.proposal.proposer
    return _("“%(field)s” is part of proposal %(number)s by %(person)s, which must be decided first.") % said
