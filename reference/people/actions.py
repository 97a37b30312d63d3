"""Everything that is done to accounts and roles: whole or not at all, by whom it may be done, and on record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reference import groups
from reference.folding import ascii_slug
from reference.models import Leave, Membership, PeopleRecord
from reference.people import handing_over, mails
from reference.people.rights import may_give, may_manage

Kind = PeopleRecord.Kind
User = AbstractBaseUser


class PeopleError(Exception):
    """Nothing was changed; the message says why and what to do."""


@transaction.atomic
def invite(actor: User, name: str, email: str, membership: Membership, *, is_outside: bool = False) -> User:
    """A new account with its first role; the person gets a link to choose a password."""
    _check_given(actor, membership)
    email = _checked_address(email)
    user = get_user_model()(username=_free_name(email), email=email, is_outside=is_outside)
    _rename(user, name)
    user.set_unusable_password()
    user.save()
    _record(Kind.INVITED, user, actor, email=email, is_outside=is_outside)
    _give(actor, user, membership)
    mails.invite(user)
    return user


@transaction.atomic
def send_link(actor: User, user: User) -> None:
    """A link to choose a new password, to the person's own address."""
    _check_managed(actor, user)
    if not user.is_active:
        raise PeopleError(_("%(person)s is deactivated. Reactivate the account first.") % {"person": user})
    mails.invite(user)
    _record(Kind.LINK_SENT, user, actor, email=user.email)


@transaction.atomic
def give_role(actor: User, user: User, membership: Membership) -> Membership:
    """A further role; nobody gives one to themselves."""
    _check_given(actor, membership)
    if actor.pk == user.pk:
        raise PeopleError(_("Nobody gives roles to themselves. Ask another person who may."))
    return _give(actor, user, membership)


@transaction.atomic
def end_role(actor: User, membership: Membership, last_day: date) -> None:
    """Let a role end after a day; with yesterday it ends at once, and one that has not begun goes."""
    if actor.pk == membership.user_id or not may_give(actor, membership):
        raise PeopleError(_("This role is not yours to end."))
    details = {**_described(membership), "last_day": last_day.isoformat()}
    if membership.valid_from and membership.valid_from > last_day:
        membership.delete()
    else:
        membership.valid_to = last_day
        membership.save(update_fields=["valid_to"])
    _record(Kind.ROLE_ENDED, membership.user, actor, **details)


@transaction.atomic
def change(actor: User, user: User, name: str, email: str) -> None:
    """Another name or address; the old address is told."""
    _check_managed(actor, user)
    old = user.email
    email = _checked_address(email, user)
    _rename(user, name)
    user.email = email
    user.save(update_fields=["first_name", "last_name", "email"])
    if email != old:
        mails.tell_of_new_address(old, email)
    _record(Kind.CHANGED, user, actor, name=user.get_full_name(), old_email=old, email=email)


@transaction.atomic
def deactivate(actor: User, user: User, receiver: User | None) -> None:
    """Signed out everywhere, links void; what the person has in hand goes to the receiver."""
    _check_managed(actor, user)
    if handing_over.of(user):
        if receiver is None:
            raise PeopleError(_("%(person)s still has work in hand. Choose who takes it over.") % {"person": user})
        hand_over(actor, user, receiver)
    user.is_active = False
    user.set_unusable_password()  # voids links that were sent
    user.save(update_fields=["is_active", "password"])
    groups.sync(user)
    _record(Kind.DEACTIVATED, user, actor)


@transaction.atomic
def hand_over(actor: User, user: User, receiver: User) -> dict[str, int]:
    """Pass all work on to somebody who may do it; how much of each kind."""
    _check_managed(actor, user)
    if receiver.pk == user.pk or not receivers_for(user).filter(pk=receiver.pk).exists():
        raise PeopleError(_("%(person)s can't take this over: no role in the same place.") % {"person": receiver})
    passed = handing_over.pass_on(user, receiver)
    _record(Kind.HANDED_OVER, user, actor, to=str(receiver), **passed)
    return passed


def receivers_for(user: User) -> Any:
    """Active people with a role in one of the person's agencies or languages, or at the desk."""
    today = timezone.localdate()
    held = user.memberships.all()
    agencies = [m.agency_id for m in held if m.agency_id]
    languages = [m.language for m in held if m.language]
    fitting = Membership.objects.valid_on(today).exclude(user=user)
    office = fitting.filter(role__in=[Membership.Role.DESK_OFFICER, Membership.Role.CHIEF])
    near = fitting.filter(agency__in=agencies) | fitting.filter(language__in=languages)
    return get_user_model().objects.filter(is_active=True, memberships__in=near | office).distinct()


@transaction.atomic
def reactivate(actor: User, user: User) -> None:
    """The account as it was, with the roles that still hold; a new password by link."""
    _check_managed(actor, user)
    user.is_active = True
    user.save(update_fields=["is_active"])
    groups.sync(user)
    _record(Kind.REACTIVATED, user, actor)
    mails.invite(user)


@transaction.atomic
def enter_leave(actor: User, user: User, first_day: date, last_day: date) -> Leave:
    """Days away, one's own or of somebody whom one manages; deputies are told meanwhile."""
    if actor.pk != user.pk:
        _check_managed(actor, user)
    leave = Leave(user=user, first_day=first_day, last_day=last_day)
    _validate(leave)
    leave.save()
    _record(Kind.LEAVE, user, actor, first_day=first_day.isoformat(), last_day=last_day.isoformat())
    return leave


@transaction.atomic
def cancel_leave(actor: User, leave: Leave) -> None:
    if actor.pk != leave.user_id:
        _check_managed(actor, leave.user)
    days = {"first_day": leave.first_day.isoformat(), "last_day": leave.last_day.isoformat()}
    leave.delete()
    _record(Kind.LEAVE, leave.user, actor, cancelled=True, **days)


def _check_managed(actor: User, user: User) -> None:
    if not may_manage(actor, user):
        raise PeopleError(_("This account is not yours to change."))


def _check_given(actor: User, membership: Membership) -> None:
    if not may_give(actor, membership):
        raise PeopleError(_("This role is not yours to give."))


def _give(actor: User, user: User, membership: Membership) -> Membership:
    membership.user = user
    _validate(membership)
    membership.save()
    _record(Kind.ROLE_GIVEN, user, actor, **_described(membership))
    return membership


def _validate(row: Membership | Leave) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise PeopleError(" ".join(error.messages)) from error


def _described(membership: Membership) -> dict[str, Any]:
    return {
        "role": membership.role,
        "agency": membership.agency.code if membership.agency else "",
        "language": membership.language,
        "is_deputy": membership.is_deputy,
        "valid_from": membership.valid_from.isoformat() if membership.valid_from else "",
        "valid_to": membership.valid_to.isoformat() if membership.valid_to else "",
    }


def _record(kind: PeopleRecord.Kind, user: User, actor: User, **details: Any) -> None:
    PeopleRecord.objects.create(kind=kind, user=user, by=actor, details=details)


def _checked_address(email: str, user: User | None = None) -> str:
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError as error:
        raise PeopleError(_("“%(email)s” is no e-mail address.") % {"email": email}) from error
    others = get_user_model().objects.filter(email__iexact=email)
    if (others.exclude(pk=user.pk) if user else others).exists():
        raise PeopleError(_("Somebody has the address “%(email)s” already.") % {"email": email})
    return email


def _free_name(email: str) -> str:
    """A name for signing in, from the address; numbered when taken."""
    base = ascii_slug(email.partition("@")[0].replace(".", "-")).replace("-", ".")[:120] or "nguoi"
    taken = set(get_user_model().objects.filter(username__startswith=base).values_list("username", flat=True))
    return next(name for name in (base, *(f"{base}{n}" for n in range(2, len(taken) + 3))) if name not in taken)


def _rename(user: User, name: str) -> None:
    """The whole name in one field: Vietnamese names are not split into first and last."""
    name = " ".join(name.split())
    if not name:
        raise PeopleError(_("Write the person's name."))
    user.first_name, user.last_name = name[:150], ""
