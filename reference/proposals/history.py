"""Writes down what was confirmed, and tells the rest of the product, in the transaction that changed the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from reference.fact_models import importable_models
from reference.models import FactHistory, Proposal
from reference.proposals import subjects
from reference.proposals.changes import Change
from reference.signals import facts_confirmed

BATCH = 500  # rows per statement; SQLite takes a limited number of values
Ref = tuple[str, int]


@dataclass(frozen=True)
class Done:
    """A change that was carried out on a row; the row of a new one is known only now."""

    change: Change
    row: models.Model


def record(done: Iterable[Done], proposal: Proposal | None = None) -> None:
    """One line per change; then `facts_confirmed`. Without proposal it was the system."""
    done = list(done)
    owners = {one.row: subjects.owner_of(one.row) for one in done}
    lines = [_line(one, proposal, owners[one.row]) for one in done]
    FactHistory.objects.bulk_create(lines, batch_size=BATCH)
    if done:
        announce({(subjects.kind_of(one.row), one.row.pk) for one in done})


def _line(one: Done, proposal: Proposal | None, owner: int | None) -> FactHistory:
    change, row = one.change, one.row
    line = FactHistory(
        kind=change.kind,
        fact_id=row.pk,
        key=subjects.key_of(row)[:255],
        name=str(row)[:255],
        field=change.field,
        language=change.language,
        old=change.old,
        new=change.new,
        agency_id=owner,
    )
    if proposal is not None:
        line.proposal, line.proposer_id, line.confirmer_id = proposal, proposal.proposer_id, proposal.decided_by_id
        line.source, line.as_of = proposal.source, proposal.as_of
    return line


def announce(facts: set[Ref]) -> None:
    """Send `facts_confirmed` once for all of them, and for what is shown together with them."""
    facts_confirmed.send(sender=FactHistory, facts=sorted(facts | _showing(facts)))


def _showing(facts: set[Ref]) -> set[Ref]:
    """Facts that visitors read together with these: a project names its park."""
    found: set[Ref] = set()
    for kind, model in importable_models().items():
        for name in getattr(model, "shown_with", ()):
            target = model._meta.get_field(name).related_model._meta.model_name
            pks = [pk for other, pk in facts if other == target]
            rows = model._default_manager.filter(Q(**{f"{name}__in": pks})) if pks else model._default_manager.none()
            found |= {(kind, pk) for pk in rows.values_list("pk", flat=True)}
    return found
