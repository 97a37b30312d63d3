"""Hangs the screens of letters into Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from translation.work import other_work
from website.inquiries.desk import inquiry, listing, panels, reports, rights, settings, translating

MENU_ORDER = 140  # before the translations: somebody outside waits

other_work.register(panels.work_of)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("inquiries/", listing.InquiryListView.as_view(), name="inquiry_list"),
        path("inquiries/export/", listing.export, name="inquiry_export"),
        path("inquiries/<int:pk>/", inquiry.InquiryView.as_view(), name="inquiry"),
        path("inquiries/<int:pk>/translate/", translating.TranslateView.as_view(), name="inquiry_translate"),
        path("inquiries/desks/", settings.DesksView.as_view(), name="inquiry_desks"),
        path("inquiries/desks/<slug:kind>/", settings.DeskView.as_view(), name="inquiry_desk"),
        path("inquiries/reports/", reports.ReportListView.as_view(), name="report_list"),
        path("inquiries/reports/<int:pk>/", reports.ReportView.as_view(), name="error_report_desk"),
    ]


@hooks.register("insert_global_admin_css")
def css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("website/css/letters_desk.css"))


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, shown: list[Any]) -> None:
    shown += panels.of(request)


class InquiriesMenuItem(MenuItem):
    """Says how many wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.answers(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        number = rights.visible(request.user).waiting().count()
        if number:
            component.label = _("Inquiries (%(number)s)") % {"number": number}
        return component


class ReportsMenuItem(MenuItem):
    """For reviewers, who have no inquiries."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.sees_reports(request.user) and not rights.answers(request.user)


@hooks.register("register_admin_menu_item")
def inquiries_item() -> MenuItem:
    return InquiriesMenuItem(
        gettext_lazy("Inquiries"), reverse("inquiry_list"), name="inquiries", icon_name="mail", order=MENU_ORDER
    )


@hooks.register("register_admin_menu_item")
def reports_item() -> MenuItem:
    return ReportsMenuItem(
        gettext_lazy("Reported errors"),
        reverse("report_list"),
        name="reports-of-errors",
        icon_name="warning",
        order=155,
    )
