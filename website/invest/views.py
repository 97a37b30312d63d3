"""The pages for investors. Each reads confirmed facts and shows them; nothing is written."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.models import InvestmentPage
from content.preload import load_renditions
from reference.localized import localized
from reference.models import (
    Incentive,
    IndustrialCluster,
    IndustrialPark,
    InvestmentProject,
    KeyFigure,
    Official,
    Procedure,
    TradeAgreement,
)
from reference.models.site import IndustrialSite
from website.invest import charts, choice, comparing, directory, figures, pages, structured, tables
from website.invest.choice import Asked
from website.invest.pages import Spot, show
from website.menus import Link
from website.serve import live_page_at, serve

STORIES = 3


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
def parks(request: HttpRequest) -> HttpResponse:
    title = _("Industrial parks")
    text = _(
        "All industrial parks of the province with free land, prices and distances. Choose two to four to compare."
    )
    return _directory(request, IndustrialPark, "invest_parks", title, text)


@require_safe
def clusters(request: HttpRequest) -> HttpResponse:
    title = _("Industrial clusters")
    text = _("Industrial clusters are smaller than parks, under rules of their own, and often suit smaller firms.")
    return _directory(request, IndustrialCluster, "invest_clusters", title, text)


def _directory(request: HttpRequest, model: type[IndustrialSite], name: str, title: str, text: str) -> HttpResponse:
    listed = directory.Directory(directory.all_of(model), request.GET, request.LANGUAGE_CODE)
    is_hidden = not listed.is_plain or not listed.sites
    context = {"listing": listed, "one": _one_name(model), "is_parks": model is IndustrialPark, "advisers": advisers()}
    return show(request, "directory", Spot(name, title, text, is_hidden=is_hidden), context)


def _one_name(model: type[IndustrialSite]) -> str:
    return "invest_park" if model is IndustrialPark else "invest_cluster"


@require_safe
def park(request: HttpRequest, code: str) -> HttpResponse:
    found = _site(IndustrialPark, code)
    today = timezone.localdate()
    context = {
        "incentives": _incentives_of(found, today),
        "projects": found.projects.filter(status=InvestmentProject.Status.OPEN).select_related("unit"),
    }
    return _site_page(request, found, Link(_("Industrial parks"), reverse("invest_parks")), context)


@require_safe
def cluster(request: HttpRequest, code: str) -> HttpResponse:
    found = _site(IndustrialCluster, code)
    return _site_page(request, found, Link(_("Industrial clusters"), reverse("invest_clusters")), {})


def _site(model: type[IndustrialSite], code: str) -> IndustrialSite:
    rows = model.objects.select_related("unit", "agency").prefetch_related("distances", "figure_sources", "tenants")
    return get_object_or_404(rows, code=code)


def _site_page(request: HttpRequest, site: IndustrialSite, above: Link, context: dict[str, Any]) -> HttpResponse:
    code = request.LANGUAGE_CODE
    is_park = isinstance(site, IndustrialPark)
    name = localized(site, "name", code)
    description = localized(site, "summary", code).text or name.text
    spot = Spot(_one_name(type(site)), name.text, description, (site.code,), (above,))
    known = {
        "site": site,
        "is_park": is_park,
        "ways": charts.ways(site.distances.all(), code),
        "stories": _stories(code, **{"park" if is_park else "cluster": site}),
        "advisers": advisers(site.agency_id),
        "inquiry": pages.inquiry_url([site.code]) if is_park else pages.inquiry_url(),
    }
    return show(request, "site", spot, {**known, **context}, [structured.place(request, site)])


def _incentives_of(park: IndustrialPark, today: date) -> QuerySet[Incentive]:
    """Valid today: bound to this park, or to none."""
    valid = Incentive.objects.in_force_on(today)
    return (valid.filter(parks=park) | valid.filter(parks=None)).distinct()


def _stories(code: str, **about: Any) -> list[InvestmentPage]:
    pages_about = InvestmentPage.objects.live().filter(locale__language_code=code, **about)
    found = list(pages_about.newest().for_cards()[:STORIES])
    load_renditions(story.hero_image for story in found)
    return found


def advisers(agency_id: int | None = None) -> list[Official]:
    """Whom an investor may ask today; those of the agency alone where it has any."""
    named = Official.objects.valid_on(timezone.localdate()).filter(advises_investors=True).select_related("agency")
    found = list(named)
    return [official for official in found if official.agency_id == agency_id] or found


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """`?parks=a,b,c` or one `parks` for each."""
    code = request.LANGUAGE_CODE
    asked = Asked.of(request.GET.getlist("parks"), _parks_to_compare())
    is_asked = bool(asked.codes)
    context = {
        "asked": asked,
        "messages": choice.messages(asked, code) if is_asked else [],
        "groups": comparing.groups(asked.shown, code) if asked.shown else [],
        "parks": choice.columns(asked),
        "columns": len(asked.shown) + 1,
        "inquiry": pages.inquiry_url(asked.chosen),
        "advisers": advisers(),
    }
    spot = Spot(
        "invest_compare",
        _("Compare industrial parks"),
        _("Two to four industrial parks side by side: land, prices, supply and distances, each with its day."),
        above=(Link(_("Industrial parks"), reverse("invest_parks")),),
        is_hidden=is_asked or not asked.all_parks,
    )
    return show(request, "compare", spot, context)


def _parks_to_compare() -> list[IndustrialPark]:
    rows = IndustrialPark.objects.select_related("unit", "agency")
    return list(rows.prefetch_related("distances", "figure_sources", "tenants"))


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
        "stories": _stories(request.LANGUAGE_CODE, project=found),
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
