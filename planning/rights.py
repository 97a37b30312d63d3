"""Who may see and change what of the plan; asked of today's roles, so that no group carries rights of its own.

| role | plan and tasks | activities and planned items |
|---|---|---|
| editor, leader | read | read and change those of the own agency |
| desk officer, chief | read and change | read and change all |
| clearance officer, administrator | read | read all |
| translator, reviewer, people outside | nothing | nothing |
"""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from reference.models import Agency
from reference.roles import Roles, roles_of


def _roles(user: AbstractBaseUser) -> Roles:
    """Today's roles; none for people outside the office, whatever they are named."""
    return Roles() if getattr(user, "is_outside", True) else roles_of(user)


def reads_all(user: AbstractBaseUser) -> bool:
    roles = _roles(user)
    return roles.runs_desk or roles.clears or roles.is_administrator


def reads_plan(user: AbstractBaseUser) -> bool:
    return reads_all(user) or bool(_roles(user).agencies)


def changes_plan(user: AbstractBaseUser) -> bool:
    return _roles(user).runs_desk


def enters(user: AbstractBaseUser) -> bool:
    """Whether the person enters activities and planned items at all."""
    return changes_plan(user) or bool(_roles(user).agencies)


def may_change(user: AbstractBaseUser, agency_id: int) -> bool:
    """Whether the person changes activities and planned items of this agency."""
    return changes_plan(user) or agency_id in _roles(user).agencies


def visible(user: AbstractBaseUser, rows: models.QuerySet) -> models.QuerySet:
    """Those activities or planned items that the person may read."""
    return rows.all() if reads_all(user) else rows.filter(agency__in=_roles(user).agencies)


def changeable(user: AbstractBaseUser, rows: models.QuerySet) -> models.QuerySet:
    """Those activities or planned items that the person may change."""
    return rows.all() if changes_plan(user) else rows.filter(agency__in=_roles(user).agencies)


def agencies_to_enter_for(user: AbstractBaseUser) -> models.QuerySet[Agency]:
    return Agency.objects.all() if changes_plan(user) else Agency.objects.filter(pk__in=_roles(user).agencies)
