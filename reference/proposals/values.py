"""The fields of a row as plain data: what proposals keep as old and new values, and how it is written back.

Numbers are text without needless zeros, days ISO 8601, other facts their code, pictures their primary key, child rows
(the distances of a park) a list of objects in their order, captions the text of their file.
"""

from __future__ import annotations

import datetime as dt
import functools
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext as _

from cms import languages
from reference.import_columns import language_of, target_key
from reference.model_fields import child_relations, shared_fields
from reference.models.base import column_name, translated_fields
from reference.models.media import RIGHTS, TitledFile

Json = Any
FILE_WORDS = (*RIGHTS, "contains_text", "shows_map")  # besides the translated ones
MAX_CAPTIONS_BYTES = 1_000_000


class UnknownRowError(Exception):
    """A value names a row that is not there."""


@functools.cache
def field_names(model: type[models.Model]) -> tuple[str, ...]:
    """What a proposal may change: shared fields, child relations, then words language by language."""
    words = [column_name(name, lang) for lang in languages.ACTIVE for name in translated_fields(model)]
    if issubclass(model, TitledFile):
        own = {field.name for field in model._meta.concrete_fields}
        return (*(name for name in FILE_WORDS if name in own), *words)
    return (*shared_fields(model), *child_relations(model), *words)


@functools.cache
def language_of_field(model: type[models.Model], name: str) -> str:
    """The code of a column's language; empty for what has none."""
    language = language_of(model, name)
    return language.code if language else ""


def read(row: models.Model) -> dict[str, Json]:
    """Every field that a proposal may change."""
    return {name: read_field(row, name) for name in field_names(type(row))}


def read_field(row: models.Model, name: str) -> Json:
    if name in child_relations(type(row)):
        return [_read_child(child) for child in getattr(row, name).all()] if _has_children(row, name) else []
    field = row._meta.get_field(name)
    if isinstance(field, models.ManyToManyField):
        return keys_of(getattr(row, name).all()) if row.pk else []
    if isinstance(field, models.ForeignKey) and getattr(row, field.attname) is None:
        return None  # where the field may not be empty, a new row's has no value to ask for
    return to_json(field, getattr(row, name))


def _has_children(row: models.Model, relation: str) -> bool:
    """A row that is only being made has its children in memory, if any."""
    return bool(row.pk) or relation in getattr(row, "_cluster_related_objects", {})


def keys_of(rows: Any) -> list[Json]:
    return sorted(_key(row) for row in rows)


def _read_child(child: models.Model) -> dict[str, Json]:
    names = child_field_names(type(child))
    return {name: value for name in names if not is_empty(value := read_field(child, name))}


@functools.cache
def child_field_names(model: type[models.Model]) -> tuple[str, ...]:
    """The fields of a child row without its parent and its place among the others."""
    return tuple(name for name in field_names(model) if name != "sort_order")


def to_json(field: models.Field, value: Any) -> Json:
    """One value as plain data."""
    if isinstance(field, models.FileField):
        return _text_of(value)
    if isinstance(value, models.Model):
        return _key(value)
    if isinstance(field, models.DecimalField) and value is not None:
        return plain_number(Decimal(value))
    return value.isoformat() if isinstance(value, dt.date) else value


def plain_number(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _key(row: models.Model) -> Json:
    key = getattr(row, "import_key", None)
    return getattr(row, key) if key and not isinstance(row, TitledFile) else row.pk


def _text_of(file: Any) -> str:
    """The text of a caption file; empty when there is none."""
    if not file:
        return ""
    try:
        file.seek(0)
        return file.read(MAX_CAPTIONS_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def is_empty(value: Json) -> bool:
    return value is None or value in ("", [])


def same(one: Json, other: Json) -> bool:
    """Empty text, nothing, and an empty list are the same: translated columns know all of them."""
    return one == other or (is_empty(one) and is_empty(other))


def is_written_after_saving(model: type[models.Model], name: str) -> bool:
    """Child rows and many-to-many relations need a row that is stored."""
    return name in child_relations(model) or isinstance(model._meta.get_field(name), models.ManyToManyField)


def write_field(row: models.Model, name: str, value: Json) -> None:
    """Set a field from plain data; children and many-to-many are stored at once. Raises UnknownRowError."""
    if name in child_relations(type(row)):
        _write_children(row, name, value or [])
        return
    field = row._meta.get_field(name)
    if isinstance(field, models.ManyToManyField):
        getattr(row, name).set([_find(field, key) for key in value or []])
    elif isinstance(field, models.FileField):
        _write_text(row, name, value)
    elif isinstance(field, models.ForeignKey):
        setattr(row, name, None if value is None else _find(field, value))
    else:
        setattr(row, name, _empty_of(field) if is_empty(value) else field.to_python(value))


def _empty_of(field: models.Field) -> Any:
    if isinstance(field, models.CharField | models.TextField):
        return ""
    return [] if isinstance(field, models.JSONField) else None


def _find(field: models.Field, value: Json) -> models.Model:
    key = target_key(field)
    name = key.name if key is not None else "pk"
    found = field.related_model._default_manager.filter(**{name: value}).first()
    if found is None:
        kind = field.related_model._meta.verbose_name
        raise UnknownRowError(_("There is no %(kind)s “%(key)s” any more.") % {"kind": kind, "key": value})
    return found


def _write_text(row: models.Model, name: str, value: str) -> None:
    if value:
        getattr(row, name).save(f"{name}.vtt", ContentFile(value.encode()), save=False)
    else:
        setattr(row, name, "")


def _write_children(row: models.Model, relation: str, values: list[dict[str, Json]]) -> None:
    """Replace the child rows by these; nothing else refers to them."""
    link = type(row)._meta.get_field(relation)
    model, parent = link.related_model, link.field.name
    model._default_manager.filter(**{parent: row.pk}).delete()
    for position, described in enumerate(values):
        child = model(**{parent: row, "sort_order": position})
        for name in child_field_names(model):
            if name in described:
                write_field(child, name, described[name])
        child.full_clean(exclude=translated_fields(model))
        child.save()
