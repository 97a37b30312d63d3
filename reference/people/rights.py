"""Who may give which role to whom. Nobody gives more than they have, or anything to themselves."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from reference import groups
from reference.models import Membership
from reference.people.errors import PeopleError
from reference.roles import Roles, roles_of

Role = Membership.Role


def manages_people(actor: AbstractBaseUser) -> bool:
    """Whether the screens are for this person at all; a leader's deputy has no part in it."""
    return manages_office(actor) or bool(roles_of(actor).principal_of)


def manages_office(actor: AbstractBaseUser) -> bool:
    """Everybody's roles, not only those of one agency."""
    roles = roles_of(actor)
    return roles.is_administrator or roles.is_chief


def may_give(actor: AbstractBaseUser, membership: Membership) -> bool:
    """The chief: every role below. A leader: editors and deputies of the own agency."""
    roles = roles_of(actor)
    if roles.is_administrator:
        return True
    if roles.is_chief:
        return not _is_above_chief(roles, membership)
    is_below = membership.role == Role.EDITOR or (membership.role == Role.LEADER and membership.is_deputy)
    return is_below and membership.agency_id in roles.principal_of


def _is_above_chief(roles: Roles, membership: Membership) -> bool:
    """The administrator's, and for a deputy of the chief the chief's own."""
    if membership.role == Role.CHIEF:
        return not (roles.is_principal_chief or membership.is_deputy)
    return membership.role == Role.ADMINISTRATOR


def may_end(actor: AbstractBaseUser, membership: Membership) -> bool:
    return actor.pk != membership.user_id and may_give(actor, membership)


def visible_to(actor: AbstractBaseUser) -> QuerySet:
    """People whom the person may look up.

    All; or those with a role in an agency that the person leads, and those who had one and have none anywhere now.
    """
    people = get_user_model().objects.all()
    if manages_office(actor):
        return people
    own = Membership.objects.filter(agency__in=roles_of(actor).principal_of)
    now = own.not_over().values("user")
    before = Q(pk__in=own.values("user")) & ~Q(pk__in=Membership.objects.not_over().values("user"))
    return people.filter(Q(pk__in=now) | before)


def may_manage(actor: AbstractBaseUser, user: AbstractBaseUser) -> bool:
    """Whether the person may rename, send a link, deactivate: everything that the other may do is theirs to give.

    Roles of a deactivated person and roles to come count too: they would come with the account.
    """
    if actor.pk == user.pk or not manages_people(actor):
        return False
    if groups.has_other_rights(user) and not roles_of(actor).is_administrator:
        return False
    held = list(user.memberships.not_over())
    if manages_office(actor):
        return all(may_give(actor, membership) for membership in held)
    held = held or list(user.memberships.all())
    return bool(held) and all(may_give(actor, membership) for membership in held)


def may_enter_leave(actor: AbstractBaseUser, user: AbstractBaseUser) -> bool:
    return actor.is_active and (actor.pk == user.pk or may_manage(actor, user))


def check_managed(actor: AbstractBaseUser, user: AbstractBaseUser) -> None:
    if not may_manage(actor, user):
        raise PeopleError(_("This account is not yours to change."))


def check_given(actor: AbstractBaseUser, membership: Membership) -> None:
    if not may_give(actor, membership):
        raise PeopleError(_("This role is not yours to give."))
