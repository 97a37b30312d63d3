"""Hands finished texts of facts in: what is new becomes a proposal, what stays is confirmed by a second person."""

from __future__ import annotations

from collections.abc import Container, Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reference.models import Proposal, ProposedChange
from reference.proposals import errors, subjects, values
from reference.proposals.changes import Change, make
from reference.proposals.occasion import Occasion
from reference.proposals.propose import propose_changes
from translation import in_view, memory
from translation.errors import NotPossibleError
from translation.facts import judging, rights, writing
from translation.models_facts import FactText

State = FactText.State
SHOWN = 6  # texts that a message names


def finished(rows: Iterable[FactText], waiting: Container[tuple[int, str]]) -> list[FactText]:
    """Written, and not handed in: no open proposal changes them."""
    return [row for row in rows if row.state == State.TRANSLATED and (row.fact_id, row.column) not in waiting]


def new_words(rows: Iterable[FactText], user: AbstractBaseUser) -> list[FactText]:
    """What the person can hand in: their own words only, so that nobody confirms what they wrote themselves."""
    return [row for row in rows if row.written_by_id == user.pk and row.target != row.stands]


def kept_words(rows: Iterable[FactText], user: AbstractBaseUser) -> list[FactText]:
    """What somebody else found still right though the Vietnamese changed, for a reviewer to agree."""
    is_reviewer = all(row.language in rights.roles_of(user).reviews for row in rows)
    return [row for row in rows if row.target == row.stands and row.written_by_id != user.pk] if is_reviewer else []


def sent_back(rows: Iterable[FactText]) -> list[Proposal]:
    """Proposals that a reviewer returned with these texts and why, newest first; none once they are handed in anew."""
    rows = list(rows)
    keys = {(row.fact_kind, row.fact_id, row.column) for row in rows}
    about = {"kind__in": {key[0] for key in keys}, "fact_id__in": {key[1] for key in keys}}
    changes = ProposedChange.objects.filter(**about).select_related("proposal__decided_by")
    newest: dict[tuple[str, int, str], Proposal] = {}
    for change in changes.order_by("proposal_id"):
        newest[change.kind, change.fact_id, change.field] = change.proposal
    found = {newest[key] for key in keys if key in newest and newest[key].state == Proposal.State.RETURNED}
    return sorted(found, key=lambda proposal: -proposal.pk)


@transaction.atomic
def hand_in(kind: str, language: str, user: AbstractBaseUser) -> Proposal:
    """Propose the person's finished texts of a kind of facts; a reviewer confirms. Raises NotPossibleError."""
    if not rights.may_write(user, language):
        raise NotPossibleError(_("You have no right to write this language."))
    rows = new_words(_finished(kind, language), user)
    if not rows:
        raise NotPossibleError(_("There is nothing to hand in: no text here was written by you and waits for that."))
    if wrong := judging.blocking(language, rows):
        raise NotPossibleError(_("These texts have errors to mend first: %(texts)s.") % {"texts": _named(wrong)})
    occasion = Occasion(_("Translation of the Vietnamese text"), timezone.localdate())
    try:
        return propose_changes(user, _changes(rows), occasion, Proposal.Kind.EDIT)
    except errors.NotPossibleError as error:
        raise NotPossibleError(str(error)) from error


@transaction.atomic
def agree(kind: str, language: str, user: AbstractBaseUser, token: str) -> int:
    """Confirm that texts which stay are right for the new Vietnamese words; how many. Raises NotPossibleError."""
    rows = kept_words(_finished(kind, language), user)
    if not rows:
        raise NotPossibleError(_("There is nothing here that you could confirm."))
    if in_view.of(rows) != token:
        raise NotPossibleError(_("The texts changed after you opened them. Look at them again, then decide."))
    if wrong := judging.blocking(language, rows):
        raise NotPossibleError(_("These texts have errors to mend first: %(texts)s.") % {"texts": _named(wrong)})
    for row in rows:
        row.state, row.written_by, row.change_kind, row.changed_at = State.APPROVED, None, "", None
    FactText.objects.bulk_update(rows, ["state", "written_by", "change_kind", "changed_at"])
    memory.remember_pairs(language, [(row.source, row.target) for row in rows], user.pk)
    return len(rows)


def _finished(kind: str, language: str) -> list[FactText]:
    """Held until the end of the transaction."""
    written = FactText.objects.filter(fact_kind=kind, language=language, state=State.TRANSLATED)
    rows = list(written.select_for_update(of=("self",)))
    return finished(rows, writing.waiting(rows))


def _changes(rows: Iterable[FactText]) -> list[Change]:
    """Against the facts as they are now, so that nothing confirmed meanwhile is lost unseen."""
    facts = subjects.rows_of((row.fact_kind, row.fact_id) for row in rows)
    return [_change(facts[row.fact_kind, row.fact_id], row) for row in rows if (row.fact_kind, row.fact_id) in facts]


def _change(fact: models.Model, row: FactText) -> Change:
    return make(fact, fact, row.column, values.read_field(fact, row.column), row.target)


def _named(rows: list[FactText]) -> str:
    facts = subjects.rows_of((row.fact_kind, row.fact_id) for row in rows[:SHOWN])
    named = "; ".join(f"{facts[row.fact_kind, row.fact_id]} ({row.get_kind_display()})" for row in rows[:SHOWN])
    return f"{named} …" if len(rows) > SHOWN else named
