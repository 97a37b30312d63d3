"""Hangs the translators' screens into Wagtail's admin, and leads there whoever would write a translation elsewhere."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from content import workplaces
from content.models import StandardPage, Story
from reference.roles import roles_of
from translation import panels, rights
from translation.views import board, files, guide, history, machines, matches, pictures, replacing, session, workbench

MENU_ORDER = 150

workplaces.register(workplaces.Workplace(workbench.url_of, workbench.hindrance_of))


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("translations/", board.BoardView.as_view(), name="translations"),
        path("translations/machines/", machines.MachinesView.as_view(), name="translation_machines"),
        path("translations/ask/<int:page_id>/", board.AskView.as_view(), name="translation_ask"),
        path("translations/<int:pk>/", workbench.WorkbenchView.as_view(), name="translation"),
        path("translations/<int:pk>/segments/<int:position>/", workbench.save, name="translation_save"),
        path("translations/<int:pk>/segments/<int:position>/finding/", workbench.finding, name="translation_finding"),
        path("translations/<int:pk>/file/", files.FileView.as_view(), name="translation_file"),
        path("translations/<int:pk>/file/<slug:form>/", files.take, name="translation_take"),
        path("translations/mine/<slug:language>/<slug:form>/", files.take_mine, name="translation_take_mine"),
        path("translations/<int:pk>/segments/<int:position>/matches/", matches.matches, name="translation_matches"),
        path("translations/<int:pk>/concordance/", matches.concordance, name="translation_concordance"),
        path("translations/<int:pk>/segments/<int:position>/history/", history.history, name="translation_history"),
        path("translations/<int:pk>/segments/<int:position>/picture/", pictures.picture, name="translation_picture"),
        path("translations/<int:pk>/replace/", replacing.ReplaceView.as_view(), name="translation_replace"),
        path("translations/guide/<slug:language>/", guide.GuideView.as_view(), name="translation_guide"),
        path("translations/session/", session.session, name="translation_session"),
        path("translations/signed-in/", session.signed_in, name="translation_signed_in"),
        path("translations/<int:pk>/preview/", workbench.preview, name="translation_preview"),
    ]


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.uses_desk(request.user)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return TranslationsMenuItem(
        _("Translations"), reverse("translations"), name="translations", icon_name="globe", order=MENU_ORDER
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
    shown += panels.of(request)


@hooks.register("insert_global_admin_css")
def css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("translation/css/workbench.css"))


@hooks.register("register_page_header_buttons")
def ask_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Any]:
    if not rights.may_ask(user) or not isinstance(page.specific, Story | StandardPage):
        return []
    return [Button(_("Translations"), reverse("translation_ask", args=[page.pk]), icon_name="globe", priority=96)]


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
