"""Days, roles and records as they stand on screen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from reference.language_names import name_of
from reference.models import Leave, Membership, PeopleRecord
from reference.people.records import described

Kind = PeopleRecord.Kind


def day(value: date | str) -> str:
    """Such as 31/12/2026, as the office writes it; `value` as a day or in ISO 8601."""
    return date_format(date.fromisoformat(value) if isinstance(value, str) else value, "j/n/Y")


def days(leave: Leave) -> str:
    return _("from %(first)s to %(last)s") % {"first": day(leave.first_day), "last": day(leave.last_day)}


def language(code: str) -> str:
    return capfirst(name_of(code))


def role(kept: dict[str, Any]) -> str:
    """A role as `records.described` keeps it, such as 'Agency leader (deputy), Department of Culture'."""
    names = dict(Membership.Role.choices)
    name = capfirst(str(names.get(kept["role"], kept["role"])))
    if kept.get("is_deputy"):
        name = _("%(role)s (deputy)") % {"role": name}
    scope = [kept.get("agency_name") or kept.get("agency"), language(kept.get("language", ""))]
    return ", ".join(part for part in (name, *scope, _period(kept)) if part)


def role_of(membership: Membership) -> str:
    return role(described(membership))


def _period(kept: dict[str, Any]) -> str:
    begin, end = kept.get("valid_from"), kept.get("valid_to")
    if begin and end:
        return _("from %(first)s to %(last)s") % {"first": day(begin), "last": day(end)}
    if begin:
        return _("from %(first)s") % {"first": day(begin)}
    return _("until %(last)s") % {"last": day(end)} if end else ""


def what(record: PeopleRecord) -> str:
    """What exactly was done, in a line; empty where the kind says it all."""
    wordings = {
        Kind.ROLE_GIVEN: role,
        Kind.ROLE_ENDED: _ended,
        Kind.LEAVE: _leave,
        Kind.HANDED_OVER: _handed_over,
        Kind.CHANGED: _changed,
    }
    return wordings.get(record.kind, _address)(record.details)


def _ended(kept: dict[str, Any]) -> str:
    return _("%(role)s; last day %(day)s") % {"role": role(kept), "day": day(kept["last_day"])}


def _leave(kept: dict[str, Any]) -> str:
    shown = {"first": day(kept["first_day"]), "last": day(kept["last_day"])}
    if kept.get("cancelled"):
        return _("cancelled: from %(first)s to %(last)s") % shown
    return _("from %(first)s to %(last)s") % shown


def _handed_over(kept: dict[str, Any]) -> str:
    passed = ", ".join(f"{name}: {number}" for name, number in kept["passed"].items())
    return _("to %(person)s (%(work)s)") % {"person": kept["to"], "work": passed}


def _changed(kept: dict[str, Any]) -> str:
    return "; ".join(_change(old, new) for old, new in kept["changed"].values())


def _address(kept: dict[str, Any]) -> str:
    return kept.get("email", "")


def _change(old: Any, new: Any) -> str:
    if isinstance(new, bool):
        return _("outside the office") if new else _("inside the office")
    return f"{old or '–'} → {new or '–'}"


def state(person: AbstractBaseUser) -> str:
    """Such as 'active'; who was invited and has not chosen a password is told apart."""
    if not person.is_active:
        return _("deactivated")
    return _("active") if person.has_usable_password() else _("has not chosen a password yet")
