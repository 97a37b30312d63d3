"""Hangs the desk's screens into Wagtail's admin, and takes away what would go round them."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page, PageQuerySet

from content import notices, page_notes, panels, wagtail_titles
from content.menu import DeskMenuItem, desk_items, header_button
from content.models import BasePage
from content.views import bulk, decisions, events, review


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("stories/<int:page_id>/review/", review.ReviewView.as_view(), name="page_review"),
        path("stories/<int:page_id>/paper/", review.PaperApprovalView.as_view(), name="page_paper_approval"),
        path("stories/<int:page_id>/draft/", review.draft, name="page_draft"),
        path("stories/<int:page_id>/override/", decisions.OverrideView.as_view(), name="page_override"),
        path("stories/<int:page_id>/release/", decisions.ReleaseView.as_view(), name="page_release"),
        path("stories/<int:page_id>/send-back/", decisions.SendBackView.as_view(), name="page_send_back"),
        path("stories/<int:page_id>/withdraw/", decisions.WithdrawView.as_view(), name="page_withdraw"),
        path("stories/<int:page_id>/events/", events.events, name="page_events"),
    ]


@hooks.register("insert_global_admin_css")
def desk_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("content/css/desk.css"))


@hooks.register("construct_page_chooser_queryset")
def choosable(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return wagtail_titles.choosable(pages, request.user)


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, shown: list[Any]) -> None:
    """Our panels first; Wagtail's list of tasks offers actions that do not say which text was seen."""
    shown[:] = [panel for panel in shown if type(panel).__name__ != "WorkflowObjectsToModeratePanel"]
    shown[:0] = panels.of(request)


@hooks.register("construct_page_action_menu")
def action_menu(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Creating and publishing in one go would lose the text when the gate refuses it."""
    if context["view"] == "create":
        items[:] = [item for item in items if item.name != "action-publish"]


@hooks.register("register_page_header_buttons")
def header_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Any]:
    return [header_button(page)] if isinstance(page.specific, BasePage) else []


@hooks.register("construct_help_menu")
def help_menu(request: HttpRequest, items: list[Any]) -> None:
    """Wagtail's news and its guide in English help nobody here."""
    items[:] = []


@hooks.register("before_edit_page")
def show_notes(request: HttpRequest, page: Page) -> None:
    """Above the editor, each time it is opened."""
    if request.method != "GET":
        return
    for note in page_notes.of(page, request.user):
        messages.info(request, note.text, buttons=[messages.button(note.url, note.label)])


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_of_hot_news(request: HttpRequest, page: Page) -> None:
    notices.mark_hot(page, request.user)


def _give(item: DeskMenuItem, order: int | None = None) -> DeskMenuItem:
    return item


for item in desk_items():
    hooks.register("register_page_action_menu_item", partial(_give, item))

for action in (bulk.ReleaseBulkAction, bulk.WithdrawBulkAction):
    hooks.register("register_bulk_action", action, order=100)  # after Wagtail's, whose names they take
