"""Keeps people's groups in step with their roles."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from reference import groups
from reference.models import CustomDocument, CustomImage, CustomMedia, Membership
from reference.models.media import FileInUseError


@receiver([post_save, post_delete], sender=Membership)
def on_membership(sender: type, instance: Membership, raw: bool = False, **kwargs: object) -> None:
    if not raw:
        groups.sync(instance.user)


@receiver(pre_delete)
def on_file_deleted(sender: type, instance: object, **kwargs: object) -> None:
    """A live page must not lose what it shows, whichever route the deletion came by."""
    if isinstance(instance, CustomImage | CustomDocument | CustomMedia) and instance.is_public:
        raise FileInUseError(instance)
