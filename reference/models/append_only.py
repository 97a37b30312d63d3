"""Rows that are written once: what happened is never changed or removed."""

from __future__ import annotations

from typing import Any

from django.db import models


class AppendOnlyError(Exception):
    """Somebody tried to change or remove what must stay as it is."""


class AppendOnlyQuerySet(models.QuerySet):
    """Rows are added and never changed or removed."""

    def update(self, **values: Any) -> int:
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed. Add a new one.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError(f"{self.model.__name__} rows are never removed.")


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} {self.pk} is never changed. Add a new row.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError(f"{type(self).__name__} {self.pk} is never removed.")
