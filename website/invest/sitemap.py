"""The pages for investors in sitemap.xml: lists that have something, and each row of the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from content.addresses import absolute
from reference.models import (
    Incentive,
    IndustrialCluster,
    IndustrialPark,
    InvestmentProject,
    KeyFigure,
    Procedure,
)
from website.head import links_to
from website.view_frames import alternates_of

Rows = list[tuple[str, datetime]]


def entries(request: HttpRequest) -> list[dict[str, object]]:
    """One entry a page and language, with its alternates. Six queries."""
    return [entry for name, args, changed in _spots() for entry in _entries(request, name, args, changed)]


def _spots() -> Iterator[tuple[str, tuple[str, ...], datetime | None]]:
    parks = _rows(IndustrialPark.objects)
    clusters = _rows(IndustrialCluster.objects)
    projects = _rows(InvestmentProject.objects.filter(status=InvestmentProject.Status.OPEN))
    procedures = _rows(Procedure.objects.valid_on(timezone.localdate()))
    lists = (
        ("invest_why", parks or _rows(KeyFigure.objects.filter(for_investors=True))),
        ("invest_compare", parks),
        ("invest_incentives", _rows(Incentive.objects)),
    )
    yield from ((name, (), None) for name, rows in lists if rows)
    for name, rows in (
        ("invest_park", parks),
        ("invest_cluster", clusters),
        ("invest_project", projects),
        ("invest_procedure", procedures),
    ):
        if rows:
            yield f"{name}s", (), None
        yield from ((name, (code,), changed) for code, changed in rows)


def _rows(queryset: object) -> Rows:
    return list(queryset.values_list("code", "updated_at"))


def _entries(
    request: HttpRequest, name: str, args: tuple[str, ...], changed: datetime | None
) -> Iterator[dict[str, object]]:
    alternates = alternates_of("", name, *args)
    links = links_to(request, alternates)
    yield from ({"url": absolute(request, one.url), "changed": changed, "links": links} for one in alternates)
