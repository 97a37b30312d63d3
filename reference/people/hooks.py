"""Hangs the screens of people into Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from reference.people import rights, views

MENU_ORDER = 900


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    of_person = {
        "": (views.PersonView, "person"),
        "change/": (views.ChangePersonView, "person_change"),
        "link/": (views.SendLinkView, "person_link"),
        "roles/add/": (views.GiveRoleView, "person_give_role"),
        "roles/<int:membership>/end/": (views.EndRoleView, "person_end_role"),
        "leave/": (views.LeaveView, "person_leave"),
        "hand-over/": (views.HandOverView, "person_hand_over"),
        "deactivate/": (views.DeactivateView, "person_deactivate"),
        "reactivate/": (views.ReactivateView, "person_reactivate"),
    }
    return [
        path("people/", views.PeopleListView.as_view(), name="people"),
        path("people/invite/", views.InviteView.as_view(), name="people_invite"),
        path("people/leave/", views.MyLeaveView.as_view(), name="my_leave"),
        path("people/leave/<int:pk>/cancel/", views.CancelLeaveView.as_view(), name="leave_cancel"),
        *(path(f"people/<int:pk>/{rest}", view.as_view(), name=name) for rest, (view, name) in of_person.items()),
    ]


class PeopleMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.manages_people(request.user)


@hooks.register("register_admin_menu_item")
def people_item() -> MenuItem:
    return PeopleMenuItem(_("People"), reverse("people"), name="people", icon_name="group", order=MENU_ORDER)


@hooks.register("register_admin_menu_item")
def leave_item() -> MenuItem:
    return MenuItem(_("My leave"), reverse("my_leave"), name="my_leave", icon_name="calendar-alt", order=MENU_ORDER + 1)
