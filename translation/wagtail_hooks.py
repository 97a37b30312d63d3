"""Hangs the translators' screens into Wagtail's admin, and leads there whoever would write a translation elsewhere."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from content import holding, page_notes, workplaces
from content.models import StandardPage, Story
from reference.roles import roles_of
from translation import admin_urls, deciding, panels, panels_release, panels_remarks, releasing, rights
from translation.views import questions, workbench

MENU_ORDER = 150
SHEETS = ("workbench", "remarks", "pivot", "choices", "work", "aligning", "bars")

workplaces.register(workplaces.Workplace(workbench.url_of, deciding.hindrance_of))
holding.register(releasing.held)
page_notes.register(questions.notes_on)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return admin_urls.urlpatterns


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.uses_desk(request.user)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return TranslationsMenuItem(
        _("Translations"), reverse("translations"), name="translations", icon_name="globe", order=MENU_ORDER
    )


class MemoryMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.feeds_any(request.user)


@hooks.register("register_admin_menu_item")
def memory_menu_item() -> MenuItem:
    return MemoryMenuItem(
        _("Translation memory"),
        reverse("translation_memory"),
        name="translation-memory",
        icon_name="history",
        order=MENU_ORDER + 5,
    )


class MachinesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return roles_of(request.user).is_administrator


@hooks.register("register_settings_menu_item")
def machines_menu_item() -> MenuItem:
    return MachinesMenuItem(
        _("Translation machines"), reverse("translation_machines"), name="translation-machines", icon_name="globe"
    )


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, shown: list[Any]) -> None:
    shown += [*panels.of(request), *panels_remarks.of(request), *panels_release.of(request)]


@hooks.register("insert_global_admin_css")
def css() -> SafeString:
    sheets = ((static(f"translation/css/{name}.css"),) for name in SHEETS)
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("register_page_header_buttons")
def ask_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Any]:
    if not rights.may_ask(user) or not isinstance(page.specific, Story | StandardPage):
        return []
    return [
        Button(_("Translations"), reverse("translation_ask", args=[page.pk]), icon_name="globe", priority=96),
        Button(_("Release together"), reverse("translation_release", args=[page.pk]), icon_name="date", priority=97),
    ]


@hooks.register("before_edit_page")
@hooks.register("before_copy_page")
def to_the_workbench(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A translation's words are written in the workbench only."""
    url = workbench.url_of(page)
    if not url:
        return None
    if request.method == "POST":
        messages.error(request, _("A translation is written in the workbench. Nothing was changed."))
    return redirect(url)
