"""Makes Wagtail ask content/rights.py who may do what with pages, in place of its rights by tree.

Patched on the classes, because the policy's one instance is imported by name in many modules.
tests/content/test_wagtail_contracts.py fails when Wagtail changes what is replaced here.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from wagtail.models import Page, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy

from content import rights, wagtail_titles


class RolePermissionTester(PagePermissionTester):
    """Wagtail's rules over the actions that the person's roles give on this page."""

    def __init__(self, user: AbstractBaseUser, page: Page) -> None:
        super().__init__(user, page)
        self.permissions = rights.actions_on(user, page)

    def can_edit(self) -> bool:
        """Sections take stories of all agencies, but only the desk changes sections."""
        if self.page_is_root or "change" not in self.permissions:
            return False
        if self.page.pk is None:
            return True
        return Page.objects.filter(rights.editable(self.user), pk=self.page.pk).exists()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """What is live is withdrawn first, with a reason."""
        if self.page_is_root or not self.can_edit():
            return False
        return not self.page.get_descendants(inclusive=True).live().exists() and (
            "publish" in self.permissions or self.page.is_leaf()
        )

    def can_unpublish(self) -> bool:
        """Wagtail's form asks for no reason; content/views/decisions.py does."""
        return False

    def can_move(self) -> bool:
        return "publish" in self.permissions and not self.page_is_root

    def can_reorder_children(self) -> bool:
        return "publish" in self.permissions

    def can_set_view_restrictions(self) -> bool:
        """Pages have no privacy settings."""
        return False

    def can_lock(self) -> bool:
        return self.can_edit()

    def can_unlock(self) -> bool:
        return self.user_has_lock() or "unlock" in self.permissions

    def can_view_revisions(self) -> bool:
        return self.can_edit() and super().can_view_revisions()


def permissions_for_user(page: Page, user: AbstractBaseUser) -> RolePermissionTester:
    return RolePermissionTester(user, page)


def display_title(page: Page) -> str:
    """A live page is named as visitors know it; its draft may carry another title."""
    return page.title if page.live else page.draft_title or page.title


class RolePolicy(PagePermissionPolicy):
    """The methods that replace Wagtail's on its own class."""

    def user_has_any_permission(self, user: AbstractBaseUser, actions: Collection[str]) -> bool:
        return user.is_active and (user.is_superuser or rights.may_any(user, actions))

    def user_has_any_permission_for_instance(
        self, user: AbstractBaseUser, actions: Collection[str], instance: Page
    ) -> bool:
        return rights.allowed(user, actions).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: AbstractBaseUser, actions: Collection[str]) -> QuerySet[Page]:
        return rights.allowed(user, actions)

    def users_with_any_permission(self, actions: Collection[str], include_superusers: bool = True) -> QuerySet:
        return _who(lambda user: self.user_has_any_permission(user, actions), include_superusers)

    def users_with_any_permission_for_instance(
        self, actions: Collection[str], instance: Page, include_superusers: bool = True
    ) -> QuerySet:
        return _who(lambda user: self.user_has_any_permission_for_instance(user, actions, instance), include_superusers)

    def instances_with_direct_explore_permission(self, user: AbstractBaseUser) -> list[Page]:
        root = rights.root_of(user)
        return [root] if root else []

    def explorable_root_instance(self, user: AbstractBaseUser) -> Page | None:
        return rights.root_of(user)

    def explorable_instances(self, user: AbstractBaseUser) -> QuerySet[Page]:
        return rights.visible(user)


REPLACED = (
    "user_has_any_permission",
    "user_has_any_permission_for_instance",
    "instances_user_has_any_permission_for",
    "users_with_any_permission",
    "users_with_any_permission_for_instance",
    "instances_with_direct_explore_permission",
    "explorable_root_instance",
    "explorable_instances",
)


def _who(may: Any, include_superusers: bool) -> QuerySet:
    """Active people for whom `may` is true; a desk has some dozens of people, asked one by one."""
    model = get_user_model()
    people = model._default_manager.filter(is_active=True)
    found = [user.pk for user in people if may(user) and (include_superusers or not user.is_superuser)]
    return people.filter(pk__in=found)


def install() -> None:
    for name in REPLACED:
        setattr(PagePermissionPolicy, name, RolePolicy.__dict__[name])
    Page.permissions_for_user = permissions_for_user
    Page.get_admin_display_title = display_title
    wagtail_titles.install()
