"""Old and new values as people read them: names of choices and rows, numbers and days as in Vietnam."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from babel.numbers import format_decimal
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reference.import_columns import target_key
from reference.language_names import name_of
from reference.model_fields import child_relations
from reference.models.language_codes import LanguageCodesField
from reference.proposals import labels, values
from reference.proposals.values import Json

Names = dict[tuple[type[models.Model], Json], str]  # what rows are called, by their key


def names_in(model: type[models.Model], field_values: Iterable[tuple[str, Json]]) -> Names:
    """Names of the rows that these values of a model's fields point at; one query per related model."""
    wanted: dict[models.Field, set[Json]] = defaultdict(set)
    for name, value in field_values:
        if name in child_relations(model) or values.is_empty(value):
            continue
        field = model._meta.get_field(name)
        if field.is_relation:
            wanted[field].update(value if isinstance(value, list) else [value])
    found: Names = {}
    for field, keys in wanted.items():
        key = target_key(field)
        name = key.name if key is not None else "pk"
        rows = field.related_model._default_manager.filter(**{f"{name}__in": keys})
        found |= {(field.related_model, getattr(row, name)): str(row) for row in rows}
    return found


def text_of(model: type[models.Model], name: str, value: Json, names: Names | None = None) -> str:
    """One value; several lines for child rows. Rows are called by their key where `names` does not know them."""
    if values.is_empty(value):
        return ""
    if name in child_relations(model):
        child = model._meta.get_field(name).related_model
        return "\n".join(_child_text(child, row) for row in value)
    field = model._meta.get_field(name)
    if field.is_relation:
        keys = value if isinstance(value, list) else [value]
        return ", ".join((names or {}).get((field.related_model, key), str(key)) for key in keys)
    return _plain_text(field, value)


def _child_text(model: type[models.Model], row: dict[str, Json]) -> str:
    """Such as 'To: Nội Bài airport · Kilometres: 60'."""
    parts = (
        f"{labels.label_in(model, name)}: {text_of(model, name, row[name])}"
        for name in values.child_field_names(model)
        if name in row
    )
    return " · ".join(parts)


def _plain_text(field: models.Field, value: Json) -> str:
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(field, LanguageCodesField):
        return ", ".join(map(name_of, value))
    if isinstance(field, models.SmallIntegerField):  # days, years, positions: never grouped
        return str(value)
    if isinstance(field, models.DecimalField | models.IntegerField):
        return _number(Decimal(value))
    if isinstance(field, models.DateField):
        return date_format(dt.date.fromisoformat(value), "j/n/Y")
    return str(value)


def _number(value: Decimal) -> str:
    places = max(0, -value.as_tuple().exponent)
    pattern = f"#,##0.{'0' * places}" if places else "#,##0"
    return format_decimal(value, format=pattern, locale="en" if get_language() == "en" else "vi")
