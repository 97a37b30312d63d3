"""Hangs the screens of proposals into Wagtail's admin, and keeps facts from being deleted past them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from reference.fact_models import importable_models
from reference.proposals import files, office, routing
from reference.proposals.fact_views import may_delete
from reference.proposals.views import FactHistoryView, ProposalListView, ProposalView

MENU_ORDER = 255  # after the facts
files.tell_after_saving()
office.edit_by_proposal()


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("facts/proposals/", ProposalListView.as_view(), name="proposals"),
        path("facts/proposals/<int:pk>/", ProposalView.as_view(), name="proposal"),
        path("facts/history/", FactHistoryView.as_view(), name="fact_history"),
    ]


@hooks.register("insert_global_admin_css")
def css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("reference/css/proposals.css"))


class ProposalsMenuItem(MenuItem):
    """Says how many wait for the person."""

    def is_shown(self, request: HttpRequest) -> bool:
        user = request.user
        return any(user.has_perm(f"reference.view_{name}") for name in importable_models())

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        number = routing.to_decide(request.user).count()
        if number:
            component.label = _("Proposals (%(number)s)") % {"number": number}
        return component


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return ProposalsMenuItem(
        gettext_lazy("Proposals"), reverse("proposals"), name="proposals", icon_name="tasks", order=MENU_ORDER
    )


@hooks.register("before_delete_snippet")
def only_unused(request: HttpRequest, rows: list[Any]) -> HttpResponse | None:
    """One by one and in bulk: only administrators, and only what nothing refers to."""
    facts = [row for row in rows if row._meta.model_name in importable_models()]
    if not facts or may_delete(request.user, facts):
        return None
    messages.error(request, _("This is used elsewhere, or you have no right to delete it. Nothing was deleted."))
    return redirect(type(facts[0]).snippet_viewset.get_url_name("list"))
