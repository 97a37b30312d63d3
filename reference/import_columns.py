"""Which columns of a fact an import file may have."""

from __future__ import annotations

import functools

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from cms import languages
from reference.models.base import column_name, translated_fields


@functools.cache
def importable_fields(model: type[models.Model]) -> tuple[models.Field, ...]:
    """The key, then every editable field that a cell can hold, in the model's order; words language by language."""
    words = set(translated_fields(model))
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    found = [f for f in fields if f.editable and not f.auto_created and f.name not in words and _fits_a_cell(f)]
    return tuple(sorted(found, key=lambda field: field.name != model.import_key))


def _fits_a_cell(field: models.Field) -> bool:
    """Files have no place in a spreadsheet; other rows do when a unique key names them."""
    if isinstance(field, models.FileField):
        return False
    return target_key(field) is not None if field.is_relation else True


def target_key(field: models.Field) -> models.Field | None:
    """The unique field by which the cell names a row of the related model, such as an agency's code."""
    related = field.related_model
    key = getattr(related, "import_key", None)
    try:
        key_field = related._meta.get_field(key) if key else None
    except FieldDoesNotExist:
        return None
    return key_field if key_field is not None and key_field.unique else None


def language_of(model: type[models.Model], column: str) -> languages.Language | None:
    """The language of a column such as `name_ja`; None when the column has no language."""
    names = translated_fields(model)
    return next((lang for lang in languages.ACTIVE for name in names if column_name(name, lang) == column), None)
