"""The list of inquiries, and the same as a file."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from planning import countries
from reference import exporting
from reference.language_names import name_of
from translation.work.working_days import Calendar
from website.inquiries.desk import acts, rights
from website.inquiries.desk.forms import InquiryFilter
from website.inquiries.desk.screen import LetterScreen
from website.models import Inquiry, Reply

PER_PAGE = 30
EXPORT_MAX = 5000  # rows of one file


class InquiryListView(LetterScreen, TemplateView):
    """What the person answers, the nearest day first."""

    template_name = "website/inquiries/desk/list.html"
    page_title = gettext_lazy("Inquiries")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, query = self.request.user, self.request.GET.copy()
        form = InquiryFilter(self.request.GET, with_spam=rights.runs_desk(user))
        page = Paginator(_found(user, form), PER_PAGE).get_page(query.pop("p", [1])[0])
        calendar = Calendar()
        lines = [Line(row, calendar) for row in page.object_list]
        late = rights.visible(user).late().count()
        return super().get_context_data(form=form, page=page, lines=lines, late=late, query=query.urlencode(), **kwargs)


def _found(user: Any, form: InquiryFilter) -> QuerySet[Inquiry]:
    waiting = Reply.objects.filter(state__in=(Reply.State.TO_RENDER, Reply.State.READY))
    found = form.filter(rights.visible(user)).select_related("agency", "officer", "translator")
    return found.prefetch_related(Prefetch("replies", waiting, to_attr="unsent"))


class Line:
    """One inquiry in the list."""

    def __init__(self, row: Inquiry, calendar: Calendar) -> None:
        self.row = row
        self.country = countries.named([row.country])[0] if row.country else ""
        self.clock = clock(row, calendar)
        self.step = step_of(row, row.unsent)


def clock(row: Inquiry, calendar: Calendar) -> str:
    """How much time is left, in words; empty when nothing is owed."""
    today = timezone.localdate()
    if not row.is_waiting:
        return ""
    if row.is_late:
        days = calendar.between(row.due, today)
        return _("late by %(days)d working days") % {"days": max(days, 1)}
    days = calendar.between(today, row.due)
    return _("today is the last day") if days == 0 else _("%(days)d working days left") % {"days": days}


def step_of(row: Inquiry, unsent: list[Reply]) -> str:
    """Whose turn it is."""
    if unsent and unsent[0].state == Reply.State.READY:
        return _("answer ready to be sent")
    if unsent and row.translator:
        return _("answer with the translator")
    if unsent:
        return _("needs a translator")
    if row.wants_summary:
        return (
            _("summary wanted of %(person)s") % {"person": row.translator}
            if row.translator
            else _("needs a translator")
        )
    return _("to be answered by you") if row.is_waiting else ""


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """What the list shows, as CSV; who took it stands in each inquiry's history."""
    if not rights.answers(request.user):
        raise Http404("No such page.")
    form = InquiryFilter(request.POST, with_spam=rights.runs_desk(request.user))
    rows = list(_found(request.user, form)[:EXPORT_MAX])
    acts.record_export(rows, request.user)
    response = HttpResponse(_csv(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="inquiries-{timezone.localdate():%Y-%m-%d}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def _csv(rows: list[Inquiry]) -> str:
    """Nothing in a cell is run as a formula."""
    file = io.StringIO(newline="")
    file.write(exporting.BYTE_ORDER_MARK)
    writer = csv.writer(file)
    writer.writerow(_head())
    writer.writerows([exporting.csv_cell(value) for value in _cells(row)] for row in rows)
    return file.getvalue()


def _head() -> list[str]:
    return [
        _("Reference number"),
        _("Kind"),
        _("State"),
        _("Language"),
        _("Agency"),
        _("Received on"),
        _("Due"),
        _("Answered on"),
        _("Closed on"),
        _("Country"),
        _("Name"),
        _("E-mail"),
        _("Telephone"),
        _("Organisation"),
        _("Subject"),
        _("Kind of request"),
        _("Dates"),
        _("Industrial parks"),
        _("Message"),
        _("Summary"),
    ]


def _cells(row: Inquiry) -> list[Any]:
    return [
        row.reference,
        row.get_kind_display(),
        row.get_state_display(),
        name_of(row.language),
        str(row.agency or ""),
        _day(row.received_at),
        row.due,
        _day(row.answered_at),
        _day(row.closed_at),
        countries.named([row.country])[0] if row.country else "",
        row.name,
        row.email,
        row.phone,
        row.organisation,
        row.subject,
        row.get_request_display(),
        row.dates,
        ", ".join(row.parks),
        row.message,
        row.summary,
    ]


def _day(moment: Any) -> Any:
    return timezone.localtime(moment).date() if moment else None
