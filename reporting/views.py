"""The report's screens: the tables, the lines behind a number, and the same report as a file."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.addresses import absolute
from planning import periods
from planning.models import PlanTask
from planning.periods import Period
from reporting import export, ledger, notes, report, rights, shown
from reporting import labels as words
from reporting.forms import LinesForm, ReportForm

PER_PAGE = 50


class ReportScreen(WagtailAdminTemplateMixin, TemplateView):
    """For those who see the report; a question that makes no sense is answered with what is wrong, and 400."""

    template_name = "reporting/report.html"
    page_title = gettext_lazy("Report")
    header_icon = "table"
    http_method_names = ["get", "head", "options"]
    form_class = ReportForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rights.sees(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = self.form_class(request.GET, request.user)
        if not self.form.is_valid():
            self.template_name = ReportScreen.template_name
            return self.render_to_response(self.get_context_data(form=self.form, periods=self._periods()), status=400)
        return self.answer()

    def answer(self) -> HttpResponse:
        raise NotImplementedError

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def _periods(self) -> list[dict[str, Any]]:
        """Usual periods, with the address of the same report about each."""
        asked = self.request.GET.copy()
        asked.pop("export", None)
        return [self._offer(period, asked.copy()) for period in periods.offered(periods.today())]

    def _offer(self, period: Period, asked: Any) -> dict[str, Any]:
        asked["first"], asked["last"] = period.first.isoformat(), period.last.isoformat()
        given = self.form.cleaned_data
        is_current = (given.get("first"), given.get("last")) == (period.first, period.last)
        return {"name": period.name, "url": f"{reverse('report')}?{asked.urlencode()}", "is_current": is_current}


class ReportView(ReportScreen):
    """The report of one period: on the screen, or as a file."""

    def answer(self) -> HttpResponse:
        kind = self.form.cleaned_data["export"]
        return self._file(kind) if kind else self._screen()

    def _file(self, kind: str) -> HttpResponse:
        scope, made = self.form.scope(), export.KINDS[kind]
        data = made.write(scope, lambda path: absolute(self.request, path))
        response = HttpResponse(data, content_type=made.content_type)
        name = f"bao-cao_{scope.period.first}_{scope.period.last}.{kind}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def _screen(self) -> HttpResponse:
        made = report.make(self.form.scope())
        query = self.form.query()
        shower = shown.Shower(query)
        context = self.get_context_data(
            form=self.form,
            report=made,
            definitions=notes.definitions(),
            periods=self._periods(),
            tables=[shower.table(table) for table in made.tables],
            tasks_with_results=[shower.task(line) for line in made.tasks_with_results],
            tasks_with_nothing=made.tasks_with_nothing,
            files={kind: f"?{urlencode({**query, 'export': kind})}" for kind in export.KINDS},
        )
        return self.render_to_response(context)


class LinesView(ReportScreen):
    """The lines that one number counts, in the order of days."""

    template_name = "reporting/lines.html"
    page_title = gettext_lazy("Behind the number")
    form_class = LinesForm

    def answer(self) -> HttpResponse:
        scope, pick = self.form.scope(), self.form.pick()
        labels = words.load(scope.roster)
        entries = [entry for entry in ledger.read(scope, pick.what or tuple(ledger.What)) if pick.takes(entry)]
        page = Paginator(entries, PER_PAGE).get_page(self.request.GET.get("p"))
        asked = self.request.GET.copy()
        asked.pop("p", None)
        lines = [shown.line(entry, labels) for entry in page]
        context = self.get_context_data(
            page=page,
            query=asked.urlencode(),
            lines=lines,
            has_channels=any(line.channel for line in lines),
            described=shown.described(self.form, labels),
            task=PlanTask.objects.filter(pk=pick.task).first() if pick.task else None,
            period=scope.period,
            back_url=f"{reverse('report')}?{urlencode(self.form.query())}",
        )
        return self.render_to_response(context)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        above = {"url": reverse("report"), "label": ReportScreen.page_title}
        *path, here = super().get_breadcrumbs_items()
        return [*path, above, here]
