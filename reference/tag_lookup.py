"""Finds a tag by its name in any language, whatever language the admin speaks.

django-modeltranslation turns `filter(name=…)` into the active language's column, so that taggit and
Wagtail's tag field, which look tags up by `name`, would drop a tag that has no name in that language.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from cms import languages


class TagQuerySet(models.QuerySet):
    """Lookups on `name`, such as `name__in`, look at the columns of all languages."""

    def filter(self, *args: Any, **kwargs: Any) -> models.QuerySet:
        lookups = [key for key in kwargs if key == "name" or key.startswith("name__")]
        anywhere = [_in_any_language(key, kwargs.pop(key)) for key in lookups]
        return super().filter(*args, *anywhere, **kwargs)


def _in_any_language(lookup: str, value: Any) -> Q:
    operator = lookup.removeprefix("name")
    condition = Q()
    for column in languages.COLUMNS:
        condition |= Q(**{f"name_{column}{operator}": value})
    return condition
