"""Inquiries of a person who leaves: to the receiver where they fit, else to whoever is there."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reference.people import handing_over
from reference.roles import roles_of
from website.inquiries.desk import rights
from website.models import Inquiry


def register() -> None:
    handing_over.register(handing_over.Work(_("inquiries"), _count, _pass_on))


def _count(user: AbstractBaseUser) -> int:
    return Inquiry.objects.exclude(state=Inquiry.State.CLOSED).filter(Q(officer=user) | Q(translator=user)).count()


def _pass_on(user: AbstractBaseUser, receiver: AbstractBaseUser) -> int:
    left = Inquiry.objects.exclude(state=Inquiry.State.CLOSED)
    seen = rights.visible(receiver).values("pk")
    number = left.filter(officer=user, pk__in=seen).update(officer=receiver)
    number += left.filter(translator=user, language__in=roles_of(receiver).translates).update(translator=receiver)
    left.filter(officer=user).update(officer=None)
    left.filter(translator=user).update(translator=None)
    return number
