"""What fields are called on screen."""

from __future__ import annotations

from django.db import models
from django.utils.text import capfirst

from reference.import_columns import language_of
from reference.language_names import name_of
from reference.model_fields import child_relations
from reference.proposals import subjects


def kind_label(kind: str) -> str:
    """Such as 'industrial park'; the bare name when the kind is no more."""
    model = subjects.subject_models().get(kind)
    return str(model._meta.verbose_name) if model else kind


def field_label(kind: str, name: str) -> str:
    """Such as 'Occupancy (%)' or 'Name (Japanese)'; the bare name when the field is no more."""
    model = subjects.subject_models().get(kind)
    return label_in(model, name) if model else name


def label_in(model: type[models.Model], name: str) -> str:
    if name in child_relations(model):
        return capfirst(str(model._meta.get_field(name).related_model._meta.verbose_name_plural))
    language = language_of(model, name)
    if language is not None:
        word = name.removesuffix(f"_{language.column}")
        return f"{capfirst(str(model._meta.get_field(word).verbose_name))} ({name_of(language.code)})"
    known = {field.name: field for field in model._meta.get_fields() if hasattr(field, "verbose_name")}
    return capfirst(str(known[name].verbose_name)) if name in known else name


def language_label(code: str) -> str:
    """Empty for no language."""
    return name_of(code)
