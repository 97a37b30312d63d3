"""Accounts: inviting, renaming, deactivating, bringing back. Whole or not at all, by whom it may be done, on record."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from reference import groups
from reference.models import Membership, PeopleRecord
from reference.people import handing_over, mails
from reference.people.addresses import checked_address, free_username, rename
from reference.people.errors import PeopleError
from reference.people.giving import store_role
from reference.people.locking import locked
from reference.people.records import record
from reference.people.rights import check_managed, manages_office

Kind = PeopleRecord.Kind
User = AbstractBaseUser


def invite(actor: User, name: str, email: str, membership: Membership, *, is_outside: bool = False) -> User:
    """A new account with its first role; the person gets a link to choose a password. May raise MailNotSentError."""
    with locked(actor) as (actor,):
        user = _new_account(name, email, is_outside)
        record(Kind.INVITED, user, actor, email=user.email, is_outside=is_outside)
        store_role(actor, user, membership)
    mails.invite(user)
    return user


def _new_account(name: str, email: str, is_outside: bool) -> User:
    user = get_user_model()(email=checked_address(email), is_outside=is_outside)
    rename(user, name)
    user.username = free_username(user.email)
    user.set_unusable_password()
    user.save()
    return user


def send_link(actor: User, user: User) -> None:
    """A link to choose a new password, to the person's own address. May raise MailNotSentError."""
    with locked(actor, user) as (actor, user):
        check_managed(actor, user)
        if not user.is_active:
            raise PeopleError(_("%(person)s is deactivated. Reactivate the account first.") % {"person": user})
        _check_reachable(user)
        record(Kind.LINK_SENT, user, actor, email=user.email)
    mails.invite(user)


def change(actor: User, user: User, name: str, email: str, is_outside: bool | None = None) -> None:
    """Another name or address; `is_outside`, when given, is for those who manage the office."""
    with locked(actor, user) as (actor, user):
        check_managed(actor, user)
        user.email = checked_address(email, user)
        rename(user, name)
        if is_outside is not None and is_outside != user.is_outside:
            _move(actor, user, is_outside)
        user.save(update_fields=["first_name", "last_name", "email", "is_outside"])  # on record by handlers.py


def _move(actor: User, user: User, is_outside: bool) -> None:
    """Into the office or out of it; who is outside keeps no role that reads uncleared text."""
    if not manages_office(actor):
        raise PeopleError(_("Only the chief moves people into the office or out of it."))
    if is_outside and user.memberships.not_over().exclude(role__in=Membership.FOR_OUTSIDE).exists():
        raise PeopleError(
            _("%(person)s has a role that is for the office only. End it first, then set “outside the office”.")
            % {"person": user}
        )
    user.is_outside = is_outside


def deactivate(actor: User, user: User, receiver: User | None) -> None:
    """Signed out everywhere, links void; what the person has in hand goes to the receiver."""
    with locked(actor, user, receiver or actor) as (actor, user, taker):
        check_managed(actor, user)
        if not user.is_active:
            raise PeopleError(_("%(person)s is deactivated already.") % {"person": user})
        if handing_over.of(user):
            if receiver is None:
                raise PeopleError(_("%(person)s still has work in hand. Choose who takes it over.") % {"person": user})
            handing_over.pass_all(actor, user, taker)
        user.is_active = False
        _forget_password(user)
        record(Kind.DEACTIVATED, user, actor)


def reactivate(actor: User, user: User) -> None:
    """The account as it was, with the roles that still hold; a new password by link. May raise MailNotSentError."""
    with locked(actor, user) as (actor, user):
        check_managed(actor, user)
        if user.is_active:
            raise PeopleError(_("%(person)s is active already.") % {"person": user})
        _check_reachable(user)
        user.is_active = True
        _forget_password(user)
        record(Kind.REACTIVATED, user, actor)
    mails.invite(user)


def _forget_password(user: User) -> None:
    """Ends sessions and voids links: both hang on the password."""
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    groups.sync(user)


def _check_reachable(user: User) -> None:
    if not user.email:
        raise PeopleError(_("%(person)s has no e-mail address. Enter it first.") % {"person": user})
