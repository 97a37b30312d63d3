"""Giving roles and ending them."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from reference.models import Leave, Membership, PeopleRecord
from reference.people import wording
from reference.people.errors import PeopleError
from reference.people.locking import locked
from reference.people.records import day, described, record
from reference.people.rights import check_given, may_end

Kind = PeopleRecord.Kind
User = AbstractBaseUser


def give_role(actor: User, user: User, membership: Membership) -> Membership:
    """A further role; nobody gives one to themselves."""
    with locked(actor, user) as (actor, user):
        if actor.pk == user.pk:
            raise PeopleError(_("Nobody gives roles to themselves. Ask another person who may."))
        if not user.is_active:
            raise PeopleError(_("%(person)s is deactivated. Reactivate the account first.") % {"person": user})
        return store_role(actor, user, membership)


def store_role(actor: User, user: User, membership: Membership) -> Membership:
    """Checked and on record, in the caller's transaction."""
    check_given(actor, membership)
    if user.is_outside and membership.role not in Membership.FOR_OUTSIDE:
        raise PeopleError(
            _("%(person)s is outside the office and can only translate or review. Change that first.")
            % {"person": user}
        )
    membership.user = user
    if membership.valid_to and membership.valid_to < timezone.localdate():
        over = wording.day(membership.valid_to)
        raise PeopleError(_("The last day, %(day)s, is over. Choose a later one.") % {"day": over})
    validate(membership)
    _check_not_held(membership)
    membership.save()
    record(Kind.ROLE_GIVEN, user, actor, **described(membership))
    return membership


def _check_not_held(membership: Membership) -> None:
    """On no day twice."""
    begin, end = membership.valid_from, membership.valid_to
    same = Membership.objects.filter(
        user=membership.user, role=membership.role, agency=membership.agency, language=membership.language
    )
    before_end = Q(valid_from=None) | Q(valid_from__lte=end) if end else Q()
    after_begin = Q(valid_to=None) | Q(valid_to__gte=begin) if begin else Q()
    if held := same.filter(before_end, after_begin).first():
        raise PeopleError(
            _("%(person)s has this role on those days already: %(role)s.")
            % {"person": membership.user, "role": wording.role(described(held))}
        )


def end_role(actor: User, membership: Membership, last_day: date) -> None:
    """Let a role end after a day; with yesterday it ends at once, and one that has not begun goes."""
    with locked(actor, membership.user) as (actor, user):
        held = Membership.objects.filter(pk=membership.pk, user=user).select_related("agency").first()
        if held is None:
            raise PeopleError(_("This role has been taken away meanwhile."))
        if not may_end(actor, held):
            raise PeopleError(_("This role is not yours to end."))
        _check_last_day(held, last_day)
        details = {**described(held), "last_day": day(last_day)}
        if held.valid_from and held.valid_from > last_day:
            held.delete()
        else:
            held.valid_to = last_day
            held.save(update_fields=["valid_to"])
        record(Kind.ROLE_ENDED, user, actor, **details)


def _check_last_day(held: Membership, last_day: date) -> None:
    """What was done in a role stays done in it, so no end lies further back; a later end is a new role."""
    if last_day < timezone.localdate() - timedelta(days=1):
        raise PeopleError(
            _("%(day)s is too far back: yesterday ends the role at once.") % {"day": wording.day(last_day)}
        )
    if held.valid_to and held.valid_to <= last_day:
        raise PeopleError(
            _("The role ends on %(day)s as it is. To lengthen it, give it anew from the day after.")
            % {"day": wording.day(held.valid_to)}
        )


def validate(row: Membership | Leave) -> None:
    """The model's own rules and constraints, as a PeopleError."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise PeopleError(" ".join(error.messages)) from error
