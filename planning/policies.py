"""Answers Wagtail's questions about rights from planning/rights.py; a row that one may not see does not exist."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from wagtail.permission_policies.base import BasePermissionPolicy

from planning import rights

READ = "view"
CHANGES = frozenset({"add", "change", "delete"})


class RolePolicy(BasePermissionPolicy):
    """What both kinds of rows share."""

    def users_with_any_permission(self, actions: Collection[str]) -> models.QuerySet:
        """A desk has some dozens of people, asked one by one."""
        people = get_user_model()._default_manager.filter(is_active=True)
        return people.filter(pk__in=[user.pk for user in people if self.user_has_any_permission(user, actions)])


class PlanPolicy(RolePolicy):
    """Plan and tasks: the same rights to every row."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        if action == READ:
            return rights.reads_plan(user)
        return action in CHANGES and rights.changes_plan(user)


class AgencyPolicy(RolePolicy):
    """Activities and planned items: rights to the rows of an agency."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        if action == READ:
            return rights.reads_plan(user)
        return action in CHANGES and rights.enters(user)

    def user_has_permission_for_instance(self, user: AbstractBaseUser, action: str, instance: models.Model) -> bool:
        may_read = action == READ and rights.reads_all(user)
        return may_read or (action in {READ, *CHANGES} and rights.may_change(user, instance.agency_id))

    def instances_user_has_any_permission_for(
        self, user: AbstractBaseUser, actions: Collection[str]
    ) -> models.QuerySet:
        rows = self.model._default_manager
        if READ in actions:
            return rights.visible(user, rows)
        return rights.changeable(user, rows) if CHANGES & set(actions) else rows.none()
