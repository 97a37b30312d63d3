"""Keeps changes of names and addresses on record, also those that people make themselves on Wagtail's screen."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models.signals import pre_save
from django.dispatch import receiver

from reference.people import records


@receiver(pre_save, sender=get_user_model())
def on_person(
    sender: type,
    instance: AbstractBaseUser,
    raw: bool = False,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    if not raw and not instance._state.adding:
        records.note_changes(instance, update_fields)
