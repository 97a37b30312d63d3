"""Hangs the report into Wagtail's admin."""

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

from reporting import rights, views

MENU_ORDER = 245  # after the plan


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("reports/", views.ReportView.as_view(), name="report"),
        path("reports/lines/", views.LinesView.as_view(), name="report_lines"),
    ]


@hooks.register("insert_global_admin_css")
def css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("reporting/css/report.css"))


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.sees(request.user)


@hooks.register("register_admin_menu_item")
def report_item() -> MenuItem:
    return ReportMenuItem(_("Report"), reverse("report"), name="report", icon_name="table", order=MENU_ORDER)
