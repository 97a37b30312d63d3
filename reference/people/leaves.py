"""Days away: one's own, or of somebody whom one manages."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _

from reference.models import Leave, PeopleRecord
from reference.people import wording
from reference.people.errors import PeopleError
from reference.people.giving import validate
from reference.people.locking import locked
from reference.people.records import day, record
from reference.people.rights import may_enter_leave

Kind = PeopleRecord.Kind
User = AbstractBaseUser


def enter_leave(actor: User, user: User, first_day: date, last_day: date) -> Leave:
    """Deputies are told of what waits meanwhile."""
    with locked(actor, user) as (actor, user):
        _check(actor, user)
        leave = Leave(user=user, first_day=first_day, last_day=last_day)
        validate(leave)
        if known := user.leaves.filter(first_day__lte=last_day, last_day__gte=first_day).first():
            raise PeopleError(_("Leave is entered already: %(days)s.") % {"days": wording.days(known)})
        leave.save()
        record(Kind.LEAVE, user, actor, first_day=day(first_day), last_day=day(last_day))
    return leave


def cancel_leave(actor: User, leave: Leave) -> None:
    """The person is back, or does not go."""
    with locked(actor, leave.user) as (actor, user):
        _check(actor, user)
        known = Leave.objects.filter(pk=leave.pk, user=user).first()
        if known is None:
            raise PeopleError(_("This leave has been cancelled meanwhile."))
        if known.last_day < timezone.localdate():
            raise PeopleError(_("This leave is over: %(days)s.") % {"days": wording.days(known)})
        known.delete()
        record(Kind.LEAVE, user, actor, cancelled=True, first_day=day(known.first_day), last_day=day(known.last_day))


def _check(actor: User, user: User) -> None:
    if not may_enter_leave(actor, user):
        raise PeopleError(_("This leave is not yours to enter or cancel."))
