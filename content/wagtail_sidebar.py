"""Keeps a person's side bar for a minute: Wagtail asks for the rights of every entry on every page.

Kept for exactly the rights, roles, name and language that the person has now; what else an entry looks at may be a
minute old. Screens ask for rights themselves. Held by tests/content/test_wagtail_contracts.py and test_sidebar.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.cache import cache
from django.utils.translation import get_language
from wagtail.admin.templatetags import wagtailadmin_tags

from reference.roles import roles_of

KEPT_SECONDS = 60

wagtails = wagtailadmin_tags.sidebar_props


def install() -> None:
    wagtailadmin_tags.register.simple_tag(sidebar_props, takes_context=True, name="sidebar_props")


def sidebar_props(context: Mapping[str, Any]) -> str:
    """The side bar's entries as Wagtail writes them into the page."""
    return cache.get_or_set(_key(context["request"].user), lambda: wagtails(context), KEPT_SECONDS)


def _key(user: AbstractBaseUser) -> str:
    stands = (
        user.pk,
        get_language(),
        user.first_name,
        user.get_username(),
        str(user.wagtail_userprofile.avatar) if hasattr(user, "wagtail_userprofile") else "",
        sorted(user.get_all_permissions()),
        roles_of(user),
    )
    return "sidebar." + hashlib.sha256(repr(stands).encode()).hexdigest()
