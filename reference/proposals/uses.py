"""Whether anything refers to a fact, so that deleting it would take something from somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import ForeignObjectRel, Model
from django.db.models.deletion import get_candidate_relations_to_delete
from modelcluster.fields import ParentalKey
from wagtail.models import ReferenceIndex


def is_used(row: Model) -> bool:
    """By a page's text (Wagtail's index), or by any table: what would be protected, cut or deleted with it."""
    return ReferenceIndex.get_references_to(row).exists() or any(
        relation.related_model._base_manager.filter(**{relation.field.name: row}).exists() for relation in _uses(row)
    )


def _uses(row: Model) -> Iterator[ForeignObjectRel]:
    """Columns of other tables that point here, but for the row's own parts, such as a park's distances."""
    own = {field.remote_field.through for field in row._meta.many_to_many}
    for relation in get_candidate_relations_to_delete(row._meta):
        if relation.related_model not in own and not isinstance(relation.field, ParentalKey):
            yield relation
