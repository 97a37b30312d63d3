"""What a person who leaves has in hand. Apps above register what they know of; a screen passes it on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cms import languages
from reference.models import Membership, PeopleRecord
from reference.people.errors import PeopleError
from reference.people.locking import locked
from reference.people.records import record
from reference.people.rights import check_managed

User = AbstractBaseUser


@dataclass(frozen=True)
class Work:
    """One kind of work: how much of it a person has, and passing it to another. `name` is shown on screen."""

    name: str
    count: Callable[[User], int]
    hand_over: Callable[[User, User], int]


_kinds: list[Work] = []


def register(work: Work) -> None:
    _kinds.append(work)


def of(user: User) -> list[tuple[str, int]]:
    """(name, how much) of every kind that the person has."""
    counted = [(work.name, work.count(user)) for work in _kinds]
    return [(name, number) for name, number in counted if number]


def hand_over(actor: User, user: User, receiver: User) -> dict[str, int]:
    """Pass all work on to somebody who may do it; how much of each kind."""
    with locked(actor, user, receiver) as (actor, user, receiver):
        check_managed(actor, user)
        return pass_all(actor, user, receiver)


def pass_all(actor: User, user: User, receiver: User) -> dict[str, int]:
    """The same in the caller's transaction; the rights were asked."""
    if receiver.pk == user.pk or not receivers_for(user).filter(pk=receiver.pk).exists():
        raise PeopleError(_("%(person)s can't take this over: no role in the same place.") % {"person": receiver})
    with translation.override(languages.SOURCE):  # the record is the office's
        passed = {str(work.name): work.hand_over(user, receiver) for work in _kinds}
    passed = {name: number for name, number in passed.items() if number}
    if not passed:
        raise PeopleError(_nothing_passed(user, receiver))
    record(PeopleRecord.Kind.HANDED_OVER, user, actor, to=str(receiver), to_id=receiver.pk, passed=passed)
    return passed


def _nothing_passed(user: User, receiver: User) -> str:
    if of(user):
        return _("%(person)s can't take over any of it: it is in other languages.") % {"person": receiver}
    return _("%(person)s has nothing in hand.") % {"person": user}


def receivers_for(user: User) -> QuerySet:
    """Active people with a role in one of the person's agencies or languages, or at the desk."""
    held = user.memberships.all()
    agencies = [m.agency_id for m in held if m.agency_id]
    languages_of = [m.language for m in held if m.language]
    fitting = Membership.objects.valid_on(timezone.localdate()).exclude(user=user)
    office = fitting.filter(role__in=[Membership.Role.DESK_OFFICER, Membership.Role.CHIEF])
    near = fitting.filter(agency__in=agencies) | fitting.filter(language__in=languages_of)
    able = (near | office).values("user")
    return get_user_model().objects.filter(is_active=True, pk__in=able).order_by("first_name", "pk")
