"""Saves a text of a fact as it is written: a draft, until it is handed in and confirmed."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from reference.models import Proposal, ProposedChange
from translation import saving
from translation.errors import NotPossibleError
from translation.facts import rights
from translation.models_facts import FactText, FactTextChange

State = FactText.State
WRITTEN = ["target", "state", "previous_source", "origin", "version", "written_by"]


@transaction.atomic
def save(row: FactText, user: AbstractBaseUser, target: str, version: int) -> FactText:
    """The text with the person's words; `version` is the one that they had in view. Raises NotPossibleError."""
    row = held(row)
    if not rights.may_write(user, row.language):
        raise NotPossibleError(_("You have no right to write this language."))
    if row.column in {field for pk, field in waiting([row]) if pk == row.fact_id}:
        raise NotPossibleError(_("This text was handed in and waits for confirmation. It can't be changed meanwhile."))
    if row.version != version:
        raise saving.ConflictError(row)
    _set(row, user, saving.clean(target))
    row.save(update_fields=WRITTEN)
    FactTextChange.of(row, user).save()
    return row


def held(row: FactText) -> FactText:
    """As it stands now, kept from others until the end of the transaction. Raises NotPossibleError."""
    found = FactText.objects.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if found is None:
        raise NotPossibleError(_("The Vietnamese words of this text are gone. Load the page anew."))
    return found


def waiting(rows: Iterable[FactText]) -> dict[tuple[int, str], ProposedChange]:
    """Row's number and column → the open proposal's change of it, for texts of one kind; one query."""
    rows = list(rows)
    if not rows:
        return {}
    wanted = {"kind": rows[0].fact_kind, "fact_id__in": {row.fact_id for row in rows}}
    found = ProposedChange.objects.filter(proposal__state=Proposal.State.PROPOSED, **wanted)
    return {(change.fact_id, change.field): change for change in found}


def _set(row: FactText, user: AbstractBaseUser, target: str) -> None:
    """Words that are confirmed already, of a Vietnamese text that did not change since, need nobody's consent."""
    is_confirmed = target != "" and target == row.stands and row.changed_at is None
    row.target = target
    row.state = State.APPROVED if is_confirmed else State.TRANSLATED if target else State.EMPTY
    row.previous_source = ""
    row.origin = saving.HUMAN if target else ""
    row.written_by = None if is_confirmed else user
    row.version += 1
