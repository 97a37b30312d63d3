"""Translations of a person who leaves."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from reference.people import handing_over
from translation.models import Translation


def register() -> None:
    handing_over.register(handing_over.Work(_("translations"), _count, _pass_on))


def _count(user: AbstractBaseUser) -> int:
    return Translation.objects.filter(assignee=user).count()


def _pass_on(user: AbstractBaseUser, receiver: AbstractBaseUser) -> int:
    return Translation.objects.filter(assignee=user).update(assignee=receiver)
