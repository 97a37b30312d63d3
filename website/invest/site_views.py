"""The directories, one park or cluster, and parks side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reference.localized import localized
from reference.models import IndustrialCluster, IndustrialPark, InvestmentProject
from reference.models.site import IndustrialSite
from website.invest import charts, choice, comparing, directory, pages, structured
from website.invest.choice import Asked
from website.invest.pages import Spot, show
from website.invest.related import advisers, incentives_of, stories_about
from website.menus import Link


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
    is_hidden = not listed.is_plain or not listed.things
    context = {"listing": listed, "one": _one_name(model), "is_parks": model is IndustrialPark, "advisers": advisers()}
    return show(request, "directory", Spot(name, title, text, is_hidden=is_hidden), context)


def _one_name(model: type[IndustrialSite]) -> str:
    return "invest_park" if model is IndustrialPark else "invest_cluster"


@require_safe
def park(request: HttpRequest, code: str) -> HttpResponse:
    found = _site(IndustrialPark, code)
    today = timezone.localdate()
    context = {
        "incentives": incentives_of(found, today),
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
        "stories": stories_about(code, **{"park" if is_park else "cluster": site}),
        "advisers": advisers(site.agency_id),
        "inquiry": pages.inquiry_url([site.code]) if is_park else pages.inquiry_url(),
    }
    return show(request, "site", spot, {**known, **context}, [structured.place(request, site)])


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
        _("Two to four industrial parks side by side: land, prices, supply and distances, each with its date."),
        above=(Link(_("Industrial parks"), reverse("invest_parks")),),
        is_hidden=is_asked or not asked.all_parks,
    )
    return show(request, "compare", spot, context)


def _parks_to_compare() -> list[IndustrialPark]:
    rows = IndustrialPark.objects.select_related("unit", "agency")
    return list(rows.prefetch_related("distances", "figure_sources", "tenants"))
