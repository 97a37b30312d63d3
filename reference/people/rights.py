"""Who may give which role to whom. Nobody gives more than they have, or anything to themselves."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from reference.models import Membership
from reference.roles import roles_of

Role = Membership.Role
FOR_LEADERS = (Role.EDITOR, Role.LEADER)


def led_by(actor: AbstractBaseUser) -> frozenset[int]:
    """Agencies that the person leads, and not as a deputy."""
    held = Membership.objects.valid_on(timezone.localdate()).filter(user=actor, role=Role.LEADER, is_deputy=False)
    return frozenset(held.values_list("agency_id", flat=True)) if actor.is_active else frozenset()


def manages_people(actor: AbstractBaseUser) -> bool:
    """Whether the screens are for this person at all."""
    roles = roles_of(actor)
    return roles.is_administrator or roles.is_chief or bool(led_by(actor))


def manages_office(actor: AbstractBaseUser) -> bool:
    """Everybody's roles, not only those of one agency."""
    roles = roles_of(actor)
    return roles.is_administrator or roles.is_chief


def may_give(actor: AbstractBaseUser, membership: Membership) -> bool:
    """The chief: every role but the administrator's. A leader: editors and deputies of the own agency."""
    roles = roles_of(actor)
    if roles.is_administrator:
        return True
    if roles.is_chief:
        return membership.role != Role.ADMINISTRATOR
    is_below = membership.role == Role.EDITOR or (membership.role == Role.LEADER and membership.is_deputy)
    return is_below and membership.agency_id in led_by(actor)


def visible_to(actor: AbstractBaseUser) -> QuerySet:
    """People whom the person may look up: all, or those who have or had a role in an agency that the person leads."""
    people = get_user_model().objects.all()
    if manages_office(actor):
        return people
    return people.filter(memberships__agency__in=led_by(actor)).distinct()


def may_manage(actor: AbstractBaseUser, user: AbstractBaseUser) -> bool:
    """Whether the person may rename, invite anew, deactivate: all roles of the other are theirs to give."""
    if actor.pk == user.pk or not manages_people(actor):
        return False
    if user.is_superuser and not roles_of(actor).is_administrator:
        return False
    held = list(_current(user) or user.memberships.all())
    if not held:
        return manages_office(actor)
    return all(may_give(actor, membership) for membership in held)


def _current(user: AbstractBaseUser) -> list[Membership]:
    """Roles that hold or will hold."""
    today = timezone.localdate()
    return list(user.memberships.filter(Q(valid_to=None) | Q(valid_to__gte=today)))
