"""Keeps people's groups in step with their roles."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from reference import groups
from reference.models import Membership


@receiver([post_save, post_delete], sender=Membership)
def on_membership(sender: type, instance: Membership, raw: bool = False, **kwargs: object) -> None:
    if not raw:
        groups.sync(instance.user)
