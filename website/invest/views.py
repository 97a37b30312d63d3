"""The pages for investors. Each reads confirmed facts and shows them; nothing is written."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reference.localized import localized
from reference.models import (
    Incentive,
    InvestmentProject,
    KeyFigure,
    Procedure,
    TradeAgreement,
)
from website.invest import charts, figures, pages, structured, tables
from website.invest.pages import Spot, show
from website.invest.related import advisers, stories_about
from website.menus import Link
from website.serve import live_page_at, serve


@require_safe
def section(request: HttpRequest) -> HttpResponse:
    """`/<lang>/invest/` is the section where it has this address, and leads to it in the other languages."""
    if live_page_at(request.path_info) is not None:
        return serve(request, "invest/")
    found = pages.section_of(pages.frame.of(request))
    return HttpResponseRedirect(found.url if found else reverse("invest_why"))


@require_safe
def why(request: HttpRequest) -> HttpResponse:
    """Key figures, charts with their tables, agreements."""
    code = request.LANGUAGE_CODE
    key_figures = list(KeyFigure.objects.filter(for_investors=True).prefetch_related("years"))
    parks = figures.parks_with_parts()
    series = [figures.of_key_figure(row, code) for row in key_figures if row.years.all()]
    of_parks = [made for key in figures.OF_PARKS if (made := figures.of_parks(key, parks, code))]
    context = {
        "key_figures": [row for row in key_figures if not row.years.all()],
        "courses": [(made, charts.course(made.points)) for made in series],
        "bars": [(made, charts.bars(made.points)) for made in of_parks],
        "agreements": TradeAgreement.objects.filter(in_force__lte=timezone.localdate()).order_by("in_force"),
        "advisers": advisers(),
    }
    spot = Spot(
        "invest_why",
        _("Why here"),
        _("The province in figures for investors, each with year, unit and source, as charts, tables and files."),
        is_hidden=not key_figures and not parks,
    )
    return show(request, "why", spot, context, [structured.dataset(request, made) for made in [*series, *of_parks]])


@require_safe
def figures_csv(request: HttpRequest, code: str) -> HttpResponse:
    """The figures of one chart as a file."""
    found = figures.find(code, request.LANGUAGE_CODE)
    if found is None:
        raise Http404(f"There are no figures {code!r}.")
    response = HttpResponse(tables.of(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.code}-{request.LANGUAGE_CODE}.csv"'
    return response


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    rows = list(InvestmentProject.objects.filter(status=InvestmentProject.Status.OPEN).select_related("park", "unit"))
    spot = Spot(
        "invest_projects",
        _("Projects calling for investment"),
        _("Projects for which the province looks for investors, with sector, place, area and capital."),
        is_hidden=not rows,
    )
    return show(request, "projects", spot, {"projects": rows, "advisers": advisers()})


@require_safe
def project(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(InvestmentProject.objects.select_related("park", "unit", "agency"), code=code)
    name, summary = (localized(found, field, request.LANGUAGE_CODE).text for field in ("name", "summary"))
    above = (Link(_("Projects calling for investment"), reverse("invest_projects")),)
    is_closed = found.status == InvestmentProject.Status.CLOSED
    spot = Spot("invest_project", name, summary or name, (code,), above, is_hidden=is_closed)
    context = {
        "project": found,
        "stories": stories_about(request.LANGUAGE_CODE, project=found),
        "advisers": advisers(found.agency_id),
        "inquiry": pages.inquiry_url(),
    }
    return show(request, "project", spot, context)


@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    rows = list(Procedure.objects.valid_on(timezone.localdate()).prefetch_related("steps"))
    spot = Spot(
        "invest_procedures",
        _("Procedures for investors"),
        _("From the first question to the first day of work: with whom, with which documents, in how many days."),
        is_hidden=not rows,
    )
    return show(request, "procedures", spot, {"procedures": rows, "advisers": advisers()})


@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(Procedure.objects.select_related("agency").prefetch_related("steps"), code=code)
    name, summary = (localized(found, field, request.LANGUAGE_CODE).text for field in ("name", "summary"))
    above = (Link(_("Procedures"), reverse("invest_procedures")),)
    is_valid = found.is_valid_on(timezone.localdate())
    spot = Spot("invest_procedure", name, summary or name, (code,), above, is_hidden=not is_valid)
    context = {"procedure": found, "is_valid": is_valid, "advisers": advisers(found.agency_id)}
    return show(request, "procedure", spot, context)


@require_safe
def incentives(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = list(Incentive.objects.prefetch_related("parks"))
    context = {
        "valid": [row for row in rows if row.is_valid_on(today)],
        "coming": [row for row in rows if row.valid_from and row.valid_from > today],
        "ended": [row for row in rows if row.valid_to and row.valid_to < today],
        "advisers": advisers(),
    }
    spot = Spot(
        "invest_incentives",
        _("Incentives for investors"),
        _("Reliefs and support that the law grants, each with its legal basis and the days on which it holds."),
        is_hidden=not rows,
    )
    return show(request, "incentives", spot, context)
