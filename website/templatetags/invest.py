"""Template tags of the pages for investors."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from cms import languages
from reference.localized import localized
from reference.models import IndustrialCluster, IndustrialPark, InvestmentProject, Procedure, SiteDistance
from reference.models.site import IndustrialSite
from website.invest import pages

register = template.Library()


@dataclass(frozen=True)
class Entry:
    """One page in the menu of pages for investors."""

    name: str
    url: str
    label: str


@register.simple_tag
def investor_pages() -> list[Entry]:
    return [Entry(name, reverse(name), label) for name, label in pages.menu()]


@register.simple_tag
def fact_page_url(row: IndustrialSite | InvestmentProject) -> str:
    """The page of a park, a cluster or a project."""
    names = {
        IndustrialPark: "invest_park",
        IndustrialCluster: "invest_cluster",
        InvestmentProject: "invest_project",
    }
    return reverse(names[type(row)], args=[row.code])


@register.filter
def kilometres_to(site: IndustrialSite, to: str) -> Decimal | None:
    """By road; None when the register does not say."""
    found: SiteDistance | None = site.distance_to(to)
    return found.km if found else None


@dataclass(frozen=True)
class Papers:
    """Documents one by one; the language when it is borrowed."""

    lines: list[str]
    bcp47: str


@register.simple_tag
def documents_of(procedure: Procedure) -> Papers:
    """The documents that a procedure asks for, kept one a line."""
    found = localized(procedure, "documents", get_language() or languages.SOURCE)
    filled = [line.strip() for line in found.text.splitlines() if line.strip()]
    return Papers(filled, found.language.bcp47 if found.is_borrowed else "")
