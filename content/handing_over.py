"""Drafts and locks of a person who leaves."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from reference.people import handing_over


def register() -> None:
    handing_over.register(handing_over.Work(_("pages"), _pages, _pass_pages))
    handing_over.register(handing_over.Work(_("locked pages"), _locks, _pass_locks))


def _pages(user: AbstractBaseUser) -> int:
    return Page.objects.filter(owner=user).count()


def _pass_pages(user: AbstractBaseUser, receiver: AbstractBaseUser) -> int:
    """The owner is no part of what was cleared, and who wrote a text stays on record."""
    return Page.objects.filter(owner=user).update(owner=receiver)


def _locks(user: AbstractBaseUser) -> int:
    return Page.objects.filter(locked=True, locked_by=user).count()


def _pass_locks(user: AbstractBaseUser, receiver: AbstractBaseUser) -> int:
    """What was locked stays locked: the receiver knows or finds out why, and opens it."""
    return Page.objects.filter(locked=True, locked_by=user).update(locked_by=receiver)
