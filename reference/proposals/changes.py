"""One change: a field of a row, what it holds and what it shall hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from django.db import models

from cms import languages
from reference.models import Proposal
from reference.proposals import subjects, values
from reference.proposals.values import Json


@dataclass(frozen=True)
class Change:
    """`fact_id` is None for a new row; `language` is a code, or empty for what has no language."""

    kind: str
    fact_id: int | None
    key: str
    field: str
    old: Json
    new: Json
    language: str

    @property
    def is_shared(self) -> bool:
        """Facts proper: without a language, or in Vietnamese, which all other words are made from."""
        return self.language in ("", languages.SOURCE)


def changes_of(proposal: Proposal) -> list[Change]:
    """What is kept of a proposal, in its order."""
    names = [field.name for field in fields(Change)]
    return [Change(**row) for row in proposal.changes.values(*names)]


def between(stored: models.Model | None, changed: models.Model, after: dict[str, Json]) -> list[Change]:
    """What differs from the stored row; None stands for a new row, whose filled fields are all changes."""
    before = values.read(stored) if stored is not None else {}
    return [
        make(changed, stored, name, before.get(name), after[name])
        for name in values.field_names(type(changed))
        if not values.same(before.get(name), after[name])
    ]


def make(row: models.Model, stored: models.Model | None, name: str, old: Json, new: Json) -> Change:
    """A change of one field; the key is the stored one where the row is not new."""
    named = stored if stored is not None else row
    fact_id = stored.pk if stored is not None else None
    language = language_of(type(row), name, old, new)
    return Change(subjects.kind_of(row), fact_id, subjects.key_of(named), name, old, new, language)


def language_of(model: type[models.Model], name: str, old: Json, new: Json) -> str:
    """The language of a column; of child rows, the one language in which they differ, if it is one."""
    if not isinstance(new, list) or not isinstance(old, list):
        return values.language_of_field(model, name)
    link = model._meta.get_field(name)
    if not link.one_to_many or len(old) != len(new):
        return ""
    differing = {values.language_of_field(link.related_model, column) for column in _differing(old, new)}
    return differing.pop() if len(differing) == 1 else ""


def _differing(old: Iterable[dict[str, Json]], new: Iterable[dict[str, Json]]) -> Iterator[str]:
    for one, other in zip(old, new, strict=True):
        yield from (column for column in {*one, *other} if not values.same(one.get(column), other.get(column)))
