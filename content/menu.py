"""Items of the editor's action menu that lead to the desk's screens."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from content import approval, release
from reference.roles import roles_of


class DeskMenuItem(ActionMenuItem):
    """A link to one screen about the page, shown to those who may use it now."""

    def __init__(self, url_name: str, label: str, icon: str, shown: Any, order: int) -> None:
        super().__init__(order=order)
        self.name = url_name
        self.label = label
        self.icon_name = icon
        self._url_name = url_name
        self._shown = shown

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Wagtail asks also while a page is being made."""
        return context["view"] == "edit" and self._shown(context["page"], context["request"].user)

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse(self._url_name, args=[context["page"].pk])


def _may_decide(page: Page, user: Any) -> bool:
    found = approval.waiting(page)
    return found is not None and not approval.why_not(user, found, is_return=True)


def _may_override(page: Page, user: Any) -> bool:
    return roles_of(user).is_chief and page.has_unpublished_changes


def _may_release(page: Page, user: Any) -> bool:
    return roles_of(user).runs_desk and release.is_waiting(page)


def _may_send_back(page: Page, user: Any) -> bool:
    roles = roles_of(user)
    is_theirs = roles.runs_desk or roles.clears or getattr(page, "agency_id", None) in roles.leads
    return is_theirs and (release.is_waiting(page) or page.scheduled_revision is not None)


def _may_withdraw(page: Page, user: Any) -> bool:
    return roles_of(user).runs_desk and page.live


def desk_items() -> list[DeskMenuItem]:
    return [
        DeskMenuItem("page_review", _("Approve or return"), "check", _may_decide, 1),
        DeskMenuItem("page_release", _("Release"), "upload", _may_release, 2),
        DeskMenuItem("page_override", _("Clear by override"), "warning", _may_override, 91),
        DeskMenuItem("page_send_back", _("Send back"), "undo", _may_send_back, 92),
        DeskMenuItem("page_withdraw", _("Withdraw"), "download", _may_withdraw, 93),
    ]


def header_button(page: Page) -> Button:
    return Button(_("History of approvals"), reverse("page_events", args=[page.pk]), icon_name="history", priority=95)
