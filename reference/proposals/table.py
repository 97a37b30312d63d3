"""A proposal or the history as a table: row by row, old → new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from reference.models import FactHistory, Proposal, ProposedChange
from reference.proposals import labels, subjects
from reference.proposals.shown_values import Names, names_in, text_of
from reference.proposals.values import field_names

NAMED = 3  # fields in a list of proposals


@dataclass(frozen=True)
class Line:
    """One field: its name, the code of the values' language if they have one, and both values as people read them."""

    label: str
    language: str
    old: str
    new: str
    is_number: bool = False
    about: Any = None  # the line of history


@dataclass
class Block:
    """All lines of one row."""

    title: str
    kind: str
    url: str
    is_new: bool
    lines: list[Line] = field(default_factory=list)


def blocks_of(changes: Iterable[ProposedChange]) -> list[Block]:
    """The changes by row, in their order; a fixed number of queries per kind."""
    changes = list(changes)
    rows = subjects.rows_of((change.kind, change.fact_id) for change in changes if change.fact_id is not None)
    names = _names(changes)
    blocks: dict[tuple[str, str], Block] = {}
    for change in changes:
        block = blocks.get((change.kind, change.key))
        if block is None:
            row = rows.get((change.kind, change.fact_id))
            block = blocks[change.kind, change.key] = _block(change, row)
        block.lines.append(_line(change, names))
    for block in blocks.values():
        block.title = block.title or _title_of_new(block)
    return list(blocks.values())


def lines_of(history: Iterable[FactHistory]) -> list[Line]:
    """Lines of history, each with what it is about."""
    history = list(history)
    names = _names(history)
    return [_line(line, names, about=line) for line in history]


@dataclass(frozen=True)
class Summary:
    """One proposal in a list: what it is about, in few words."""

    proposal: Proposal
    title: str
    kind: str
    fields: tuple[str, ...]
    more: int  # fields that are not named


def summaries_of(proposals: Iterable[Proposal]) -> list[Summary]:
    """Three queries, and one per kind of row."""
    proposals = list(proposals)
    counted = Proposal.objects.filter(pk__in=[p.pk for p in proposals])
    numbers = dict(counted.annotate(n=Count("changes")).values_list("pk", "n"))
    first = _first_changes(proposals)
    rows = subjects.rows_of((c.kind, c.fact_id) for own in first.values() for c in own if c.fact_id is not None)
    return [_summary(proposal, first.get(proposal.pk, []), numbers[proposal.pk], rows) for proposal in proposals]


def _first_changes(proposals: Iterable[Proposal]) -> dict[int, list[ProposedChange]]:
    """The first few changes of each: an import may have thousands."""
    numbered = Window(RowNumber(), partition_by=F("proposal_id"), order_by=F("pk").asc())
    changes = ProposedChange.objects.filter(proposal__in=[p.pk for p in proposals])
    found: dict[int, list[ProposedChange]] = defaultdict(list)
    for change in changes.annotate(number=numbered).filter(number__lte=NAMED).order_by("pk"):
        found[change.proposal_id].append(change)
    return found


def _summary(proposal: Proposal, first: list[ProposedChange], number: int, rows: dict) -> Summary:
    if not first:
        return Summary(proposal, "", "", (), 0)
    change = first[0]
    known = dict.fromkeys(str(rows[key]) for c in first if (key := (c.kind, c.fact_id)) in rows)
    names = [c.new for c in first if c.fact_id is None and isinstance(c.new, str) and c.field.endswith("_vi")]
    title = proposal.source_file or ", ".join(known) or next(iter(names), change.key)
    fields = tuple(dict.fromkeys(labels.field_label(c.kind, c.field) for c in first))
    return Summary(proposal, title, labels.kind_label(change.kind), fields, number - len(first))


def _names(changes: Iterable[Any]) -> Names:
    by_kind = defaultdict(list)
    for change in changes:
        by_kind[change.kind] += [(change.field, change.old), (change.field, change.new)]
    known = subjects.subject_models()
    found: Names = {}
    for kind, pairs in by_kind.items():
        if kind in known:
            found |= names_in(known[kind], pairs)
    return found


def _block(change: ProposedChange, row: models.Model | None) -> Block:
    title = str(row) if row is not None else change.key
    return Block(title, labels.kind_label(change.kind), edit_url(change.kind, row), change.fact_id is None)


def _title_of_new(block: Block) -> str:
    return next((line.new for line in block.lines if line.new), "")


def edit_url(kind: str, row: models.Model | None) -> str:
    """Where the row is edited; empty when it is not there."""
    if row is None:
        return ""
    if kind == "office":
        return reverse("wagtailsettings:edit", args=["reference", kind, row.pk])
    return reverse(subjects.EDIT_URLS.get(kind) or type(row).snippet_viewset.get_url_name("edit"), args=[row.pk])


def _line(change: Any, names: Names, about: Any = None) -> Line:
    model = subjects.subject_models().get(change.kind)
    known = model is not None and change.field in _known_fields(model)
    return Line(
        label=labels.field_label(change.kind, change.field),
        language=change.language,
        old=text_of(model, change.field, change.old, names) if known else str(change.old or ""),
        new=text_of(model, change.field, change.new, names) if known else str(change.new or ""),
        is_number=known and _is_number(model, change.field),
        about=about,
    )


def _known_fields(model: type[models.Model]) -> set[str]:
    return set(field_names(model))


def _is_number(model: type[models.Model], name: str) -> bool:
    return isinstance(model._meta.get_field(name), models.DecimalField | models.IntegerField)
