"""Writes what was done to accounts and roles."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import translation
from wagtail.log_actions import get_active_log_context

from cms import languages
from reference.models import Membership, PeopleRecord
from reference.people import mails

Kind = PeopleRecord.Kind
WATCHED = frozenset({"username", "first_name", "last_name", "email", "is_outside"})


def record(kind: PeopleRecord.Kind, user: AbstractBaseUser, by: AbstractBaseUser | None, **details: Any) -> None:
    PeopleRecord.objects.create(kind=kind, user=user, by=by, details=details)


def described(membership: Membership) -> dict[str, Any]:
    """A role as it is kept, with the agency's name of the day."""
    agency = membership.agency
    with translation.override(languages.SOURCE):
        name = str(agency) if agency else ""
    return {
        "role": membership.role,
        "agency": agency.code if agency else "",
        "agency_name": name,
        "language": membership.language,
        "is_deputy": membership.is_deputy,
        "valid_from": day(membership.valid_from),
        "valid_to": day(membership.valid_to),
    }


def day(value: date | None) -> str:
    """ISO 8601, or empty."""
    return value.isoformat() if value else ""


def note_changes(user: AbstractBaseUser, update_fields: Collection[str] | None) -> None:
    """Before a person is saved, by whatever screen: put the new name or address on record and tell the old address."""
    watched = WATCHED if update_fields is None else WATCHED & set(update_fields)
    before = get_user_model().objects.filter(pk=user.pk).values(*sorted(watched)).first() if watched else None
    changed = {name: [old, getattr(user, name)] for name, old in (before or {}).items() if old != getattr(user, name)}
    if not changed:
        return
    record(Kind.CHANGED, user, get_active_log_context().user, changed=changed)
    if "email" in changed:
        mails.tell_of_new_address(*changed["email"])
