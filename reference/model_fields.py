"""Names of a model's editable fields: those without a language, and its child rows."""

from __future__ import annotations

import functools

from django.db import models
from modelcluster.fields import ParentalKey

from cms import languages
from reference.models.base import column_name, translated_fields


@functools.cache
def shared_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Names of the editable fields that have no language, in the model's order; a child row's parent is none."""
    hidden = {*translated_fields(model), *_language_columns(model)}
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    own = [f for f in fields if f.editable and not f.auto_created and not isinstance(f, ParentalKey)]
    return tuple(f.name for f in own if f.name not in hidden)


@functools.cache
def child_relations(model: type[models.Model]) -> tuple[str, ...]:
    """Names of the relations to child rows, such as the distances of a park."""
    return tuple(rel.get_accessor_name() for rel in model._meta.related_objects if isinstance(rel.field, ParentalKey))


def _language_columns(model: type[models.Model]) -> set[str]:
    return {column_name(name, lang) for name in translated_fields(model) for lang in languages.ACTIVE}
