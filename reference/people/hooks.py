"""Hangs the screens of people into Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from reference.people import form_views, leave_views, own_account, rights, views
from reference.people import handlers as handlers  # connects its receiver
from reference.people import one_door as one_door  # registers its hooks

MENU_ORDER = 900
own_account.install()


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    of_person = {
        "": (views.PersonView, "person"),
        "change/": (form_views.ChangePersonView, "person_change"),
        "link/": (form_views.SendLinkView, "person_link"),
        "roles/add/": (form_views.GiveRoleView, "person_give_role"),
        "roles/<int:membership>/end/": (form_views.EndRoleView, "person_end_role"),
        "leave/": (leave_views.LeaveView, "person_leave"),
        "hand-over/": (form_views.HandOverView, "person_hand_over"),
        "deactivate/": (form_views.DeactivateView, "person_deactivate"),
        "reactivate/": (form_views.ReactivateView, "person_reactivate"),
    }
    return [
        path("people/", views.PeopleListView.as_view(), name="people"),
        path("people/invite/", form_views.InviteView.as_view(), name="people_invite"),
        path("people/leave/", leave_views.MyLeaveView.as_view(), name="my_leave"),
        path("people/leave/<int:pk>/cancel/", leave_views.CancelLeaveView.as_view(), name="leave_cancel"),
        *(path(f"people/<int:pk>/{rest}", view.as_view(), name=name) for rest, (view, name) in of_person.items()),
    ]


@hooks.register("insert_global_admin_css")
def css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("reference/css/people.css"))


class PeopleMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.manages_people(request.user)


@hooks.register("register_admin_menu_item")
def people_item() -> MenuItem:
    return PeopleMenuItem(_("People"), reverse("people"), name="people", icon_name="group", order=MENU_ORDER)


@hooks.register("register_admin_menu_item")
def leave_item() -> MenuItem:
    return MenuItem(_("My leave"), reverse("my_leave"), name="my_leave", icon_name="calendar-alt", order=MENU_ORDER + 1)
