"""Who may see and do what with channels and deliveries.

| role | sees | does |
|---|---|---|
| desk officer, chief | everything | everything |
| clearance officer, administrator | everything | nothing |
| everybody else | nothing | nothing |
"""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser

from reference.roles import roles_of


def may_see(user: AbstractBaseUser) -> bool:
    roles = roles_of(user)
    return roles.runs_desk or roles.clears or roles.is_administrator


def may_act(user: AbstractBaseUser) -> bool:
    """Not the administrator, whom Wagtail lets do everything."""
    return roles_of(user).runs_desk
