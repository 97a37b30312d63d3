"""Finds the models that can be imported and exported by their name."""

from __future__ import annotations

from functools import cache

from django.apps import apps
from django.db import models
from modeltranslation.translator import translator


class UnknownFactModelError(ValueError):
    """No fact has this name."""


@cache
def importable_models() -> dict[str, type[models.Model]]:
    """Models with a unique key, by name in lower case."""
    registered = set(translator.get_registered_models(abstract=False))
    found = [m for m in apps.get_app_config("reference").get_models() if m in registered and _has_unique_key(m)]
    return {model._meta.model_name: model for model in found}


def fact_model(name: str) -> type[models.Model]:
    """The model of this name, in capitals or not, such as 'Agency'."""
    known = importable_models()
    if name.lower() not in known:
        names = ", ".join(sorted(model.__name__ for model in known.values()))
        raise UnknownFactModelError(f"There is no kind of fact {name!r}. Use one of: {names}.")
    return known[name.lower()]


def _has_unique_key(model: type[models.Model]) -> bool:
    key = getattr(model, "import_key", None)
    return key is not None and model._meta.get_field(key).unique
