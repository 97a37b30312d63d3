"""What a person may be today: their roles, read from memberships that hold on the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from reference.models import Membership

Role = Membership.Role
_CACHE = "_roles_of_a_day"
_ANSWERS = "_answers_from_roles"


@dataclass(frozen=True)
class Roles:
    """Primary keys of agencies and codes of languages, by role; empty for nobody and for the deactivated."""

    edits: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()
    principal_of: frozenset[int] = frozenset()  # agencies that the person leads, and not as a deputy
    translates: frozenset[str] = frozenset()
    reviews: frozenset[str] = frozenset()
    clears: bool = False
    is_desk: bool = False
    is_chief: bool = False
    is_principal_chief: bool = False  # and not the chief's deputy
    is_administrator: bool = False
    # Role, agency, language → whether the person has it only to stand in for somebody.
    as_deputy: Mapping[tuple[str, int | None, str], bool] = field(default_factory=dict, compare=False, repr=False)

    @property
    def agencies(self) -> frozenset[int]:
        """Agencies whose stories the person works on."""
        return self.edits | self.leads

    @property
    def languages(self) -> frozenset[str]:
        """Languages whose tree the person works in as translator or reviewer."""
        return self.translates | self.reviews

    @property
    def runs_desk(self) -> bool:
        """Desk officer or chief: sees all agencies and all languages."""
        return self.is_desk or self.is_chief


def roles_of(user: AbstractBaseUser) -> Roles:
    """One query per person object and day."""
    if not user.is_authenticated or not user.is_active:
        return Roles()
    today = timezone.localdate()
    day, roles = getattr(user, _CACHE, (None, None))
    if day != today:
        roles = _from(Membership.objects.valid_on(today).filter(user=user))
        setattr(user, _CACHE, (today, roles))
    return roles


def forget(user: AbstractBaseUser) -> None:
    """Have the next call ask the database again."""
    user.__dict__.pop(_CACHE, None)
    user.__dict__.pop(_ANSWERS, None)


def answers(user: AbstractBaseUser) -> dict[Any, Any]:
    """Where what was worked out from the person's roles is kept; forgotten with them."""
    return user.__dict__.setdefault(_ANSWERS, {})


def _from(memberships: Iterable[Membership]) -> Roles:
    held = list(memberships)

    def agencies(role: Role) -> frozenset[int]:
        return frozenset(m.agency_id for m in held if m.role == role)

    def languages(role: Role) -> frozenset[str]:
        return frozenset(m.language for m in held if m.role == role)

    names = {membership.role for membership in held}
    return Roles(
        edits=agencies(Role.EDITOR),
        leads=agencies(Role.LEADER),
        principal_of=frozenset(m.agency_id for m in held if m.role == Role.LEADER and not m.is_deputy),
        translates=languages(Role.TRANSLATOR),
        reviews=languages(Role.REVIEWER),
        clears=Role.CLEARANCE_OFFICER in names,
        is_desk=Role.DESK_OFFICER in names,
        is_chief=Role.CHIEF in names,
        is_principal_chief=any(m.role == Role.CHIEF and not m.is_deputy for m in held),
        is_administrator=Role.ADMINISTRATOR in names,
        as_deputy=_as_deputy(held),
    )


def _as_deputy(held: Iterable[Membership]) -> dict[tuple[str, int | None, str], bool]:
    found: dict[tuple[str, int | None, str], bool] = {}
    for m in held:
        key = (m.role, m.agency_id, m.language)
        found[key] = found.get(key, True) and m.is_deputy
    return found


def holders(role: Role, day: date, agency_id: int | None = None, language: str = "") -> list[Membership]:
    """Memberships of active people in a role on the day: principals before deputies."""
    held = Membership.objects.valid_on(day).filter(role=role, user__is_active=True)
    if agency_id is not None:
        held = held.filter(agency_id=agency_id)
    if language:
        held = held.filter(language=language)
    return list(held.select_related("user").order_by("is_deputy", "pk"))
