"""Translations of a person who leaves."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from reference.people import handing_over
from reference.roles import roles_of
from translation.models import Translation


def register() -> None:
    handing_over.register(handing_over.Work(_("translations"), _count, _pass_on))


def _count(user: AbstractBaseUser) -> int:
    return Translation.objects.filter(assignee=user).count()


def _pass_on(user: AbstractBaseUser, receiver: AbstractBaseUser) -> int:
    """Those in languages that the receiver translates; the desk takes all, to give them out anew."""
    roles, own = roles_of(receiver), Translation.objects.filter(assignee=user)
    _pass_reviews_on(user, receiver)
    fitting = own if roles.runs_desk else own.filter(language__in=roles.translates)
    return fitting.update(assignee=receiver)


def _pass_reviews_on(user: AbstractBaseUser, receiver: AbstractBaseUser) -> None:
    """What the receiver can't review, or translates, is any reviewer's again."""
    waiting = Translation.objects.unfinished().filter(reviewer=user)
    fitting = waiting.filter(language__in=roles_of(receiver).reviews).exclude(assignee=receiver)
    fitting.exclude(page__lineage__translators=receiver).update(reviewer=receiver)
    waiting.update(reviewer=None)
