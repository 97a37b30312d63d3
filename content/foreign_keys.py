"""Leaves foreign keys to the database where Django and Wagtail would look each of them up with a query.

Forms check what people choose, and the database refuses a row that points at nothing; a lookup before each save of a
page, of a workflow's state and of a line of Wagtail's log says the same a third time. It was a quarter of all
statements of a publication.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, wraps
from typing import Any

from django.db import models
from wagtail.models import ModelLogEntry, PageLogEntry, WorkflowState

_MARK = "_leaves_foreign_keys"


@cache
def names(model: type[models.Model]) -> frozenset[str]:
    """Of the model's foreign keys, those to its own parents among them."""
    return frozenset(field.name for field in model._meta.fields if field.many_to_one or field.one_to_one)


@cache
def protected(model: type[models.Model]) -> dict[str, str]:
    """Name → column of the keys whose targets nobody deletes while a row points at them.

    A draft that alone points at something deleted is refused by the database when it is saved; Wagtail breaks on it
    when it is read.
    """
    found = (field for field in model._meta.fields if field.many_to_one)
    return {field.name: field.attname for field in found if field.remote_field.on_delete is models.PROTECT}


def install() -> None:
    """For the records that Wagtail itself fills; each is validated on every save."""
    for model in (WorkflowState, PageLogEntry, ModelLogEntry):
        if not hasattr(model.clean_fields, _MARK):
            model.clean_fields = _leaving_foreign_keys(model.clean_fields)
    # `clean()` has just asked what the only constraint asks, and the database holds it.
    WorkflowState.validate_constraints = WorkflowState.validate_unique = _ask_nothing


def _leaving_foreign_keys(original: Callable[..., None]) -> Callable[..., None]:
    @wraps(original)
    def clean_fields(self: models.Model, exclude: Iterable[str] | None = None) -> None:
        original(self, exclude={*(exclude or ()), *names(type(self))})

    setattr(clean_fields, _MARK, True)
    return clean_fields


def _ask_nothing(self: models.Model, exclude: Any = None) -> None:
    return None
