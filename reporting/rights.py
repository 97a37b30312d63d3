"""Who sees the report: desk officer, chief and administrator the whole, a leader the own agencies, others nothing."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser

from reference.roles import Roles, roles_of


def _roles(user: AbstractBaseUser) -> Roles:
    """None for people outside the office, whatever they are named."""
    return Roles() if getattr(user, "is_outside", True) else roles_of(user)


def sees_all(user: AbstractBaseUser) -> bool:
    roles = _roles(user)
    return roles.runs_desk or roles.is_administrator


def own_agencies(user: AbstractBaseUser) -> frozenset[int]:
    """Agencies that the person leads, also as a deputy."""
    return _roles(user).leads


def sees(user: AbstractBaseUser) -> bool:
    return sees_all(user) or bool(own_agencies(user))
