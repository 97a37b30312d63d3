"""Accounts and roles are changed on the people screens only, where every change is on record.

Wagtail's own forms for users and the form for roles, which the administrator could open, lead there; two that ask no
hook are closed. Nobody is deleted: what they did stays theirs.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from reference.models import Membership

_LISTS = ("/admin/users/", "/admin/snippets/reference/membership/")  # cms/urls.py: addresses under /admin/ are fixed


@hooks.register("construct_settings_menu")
def one_menu_item(request: HttpRequest, items: list[MenuItem]) -> None:
    """Their lists stay where links lead to them; in the menu there is one entry, not three."""
    items[:] = [item for item in items if not item.url.startswith(_LISTS)]


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own of the same address
def closed_urls() -> list[Any]:
    return [
        path("users/copy/<path:rest>", closed),  # would write over the person whom it copies
        path("snippets/choose/reference/membership/", closed),  # would show everybody who has which role
        path("snippets/choose/reference/membership/<path:rest>", closed),
    ]


def closed(request: HttpRequest, rest: str = "") -> HttpResponse:
    raise Http404


def _tell(request: HttpRequest) -> None:
    messages.warning(request, _("Accounts and roles are changed here, where it is kept on record who did what."))


@hooks.register("before_create_user")
def invite_instead(request: HttpRequest) -> HttpResponse:
    _tell(request)
    return redirect("people_invite")


@hooks.register("before_edit_user")
def open_person(request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
    _tell(request)
    return redirect("person", user.pk)


@hooks.register("before_delete_user")
def keep_person(request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
    messages.warning(request, _("People are deactivated and never deleted: what they did stays theirs."))
    return redirect("person", user.pk)


@hooks.register("before_create_snippet")
def give_role_instead(request: HttpRequest, model: type) -> HttpResponse | None:
    """The form opens, but no menu leads to it and what is sent is not taken."""
    return _to_people(request) if issubclass(model, Membership) and request.method == "POST" else None


@hooks.register("before_edit_snippet")
def open_person_of_role(request: HttpRequest, row: Any) -> HttpResponse | None:
    if not isinstance(row, Membership):
        return None
    _tell(request)
    return redirect("person", row.user_id)


@hooks.register("before_delete_snippet")
def end_role_instead(request: HttpRequest, rows: list[Any]) -> HttpResponse | None:
    return _to_people(request) if any(isinstance(row, Membership) for row in rows) else None


@hooks.register("before_bulk_action")
def one_by_one(request: HttpRequest, action_type: str, rows: list[Any], action: Any) -> HttpResponse | None:
    return _to_people(request) if action.model in (get_user_model(), Membership) else None


def _to_people(request: HttpRequest) -> HttpResponse:
    _tell(request)
    return redirect("people")
