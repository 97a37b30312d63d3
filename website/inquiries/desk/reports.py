"""Reported errors: for the reviewers of the page's language, for Vietnamese pages the agency's editors."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from website.inquiries import reports
from website.inquiries.desk import rights
from website.inquiries.desk.forms import DecideForm
from website.inquiries.desk.screen import LetterScreen
from website.models import ErrorReport

PER_PAGE = 30
SHOWN = {"open": [ErrorReport.State.OPEN], "suspected": [ErrorReport.State.SUSPECTED]}
DECIDED = [ErrorReport.State.CORRECTED, ErrorReport.State.REJECTED]


class ReportScreen(LetterScreen):
    header_icon = "warning"

    def is_for(self, user: Any) -> bool:
        return rights.sees_reports(user)


class ReportListView(ReportScreen, TemplateView):
    """Open ones, the oldest first; what was decided, the newest first."""

    template_name = "website/inquiries/desk/reports.html"
    page_title = gettext_lazy("Reported errors")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("state", "open")
        found = rights.reports(self.request.user).filter(state__in=SHOWN.get(asked, DECIDED))
        if asked not in SHOWN:
            found = found.order_by("-decided_at", "-pk")
        page = Paginator(found.select_related("decided_by"), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page=page, tabs=self._tabs(asked), query=f"state={asked}", **kwargs)

    def _tabs(self, asked: str) -> list[dict[str, Any]]:
        names = [("open", _("To be looked at")), ("decided", _("Decided"))]
        if rights.runs_desk(self.request.user):
            names.append(("suspected", _("Looks like spam")))
        return [{"state": state, "name": name, "is_here": state == asked} for state, name in names]


class ReportView(ReportScreen, TemplateView):
    """One report, with the way to the page."""

    template_name = "website/inquiries/desk/report.html"
    report: ErrorReport

    def look_up(self) -> None:
        found = rights.reports(self.request.user).select_related("decided_by", "page")
        self.report = get_object_or_404(found, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return self.report.title

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("act") == "rescue":
            self._say(
                rights.runs_desk(request.user) and reports.rescue(self.report, request.user), _("It is a report now.")
            )
            return redirect(request.path)
        form = DecideForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        told = form.cleaned_data
        is_done = reports.decide(self.report, told["state"], told["reason"], request.user)
        words = _("Recorded. The reporter is told.") if self.report.email else _("Recorded. No address was left.")
        self._say(is_done, words)
        return redirect("report_list")

    def _say(self, is_done: bool, words: str) -> None:
        if is_done:
            messages.success(self.request, words)
        else:
            messages.error(self.request, _("Somebody has decided on this report meanwhile. Nothing was changed."))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or DecideForm()
        return super().get_context_data(report=self.report, form=form, **kwargs)
