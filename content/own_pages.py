"""Pages of the site at fixed addresses: what an entry may lead to besides pages of the tree."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class OwnPage:
    """A view by its name, and what visitors call it."""

    label: str | Promise
    view: str
    args: tuple[str, ...] = ()


OWN_PAGES = {
    "invest_why": OwnPage(_("Why here"), "invest_why"),
    "invest_parks": OwnPage(_("Industrial parks"), "invest_parks"),
    "invest_clusters": OwnPage(_("Industrial clusters"), "invest_clusters"),
    "invest_compare": OwnPage(_("Compare parks"), "invest_compare"),
    "invest_projects": OwnPage(_("Projects calling for investment"), "invest_projects"),
    "invest_procedures": OwnPage(_("Procedures"), "invest_procedures"),
    "invest_incentives": OwnPage(_("Incentives"), "invest_incentives"),
    "visit_destinations": OwnPage(_("Where to go"), "visit_destinations"),
    "visit_itineraries": OwnPage(_("Itineraries"), "visit_itineraries"),
    "events": OwnPage(_("Festivals and events"), "events"),
    "visit_products": OwnPage(_("Crafts, food and produce"), "visit_products"),
    "visit_services": OwnPage(_("Where to stay, eat and shop"), "visit_services"),
    "map": OwnPage(_("Map of the province"), "map"),
    "press": OwnPage(_("Press room"), "press"),
    "topics": OwnPage(_("Topics and columns"), "topics"),
    "about_agencies": OwnPage(_("Agencies and contacts"), "about_agencies"),
    "about_officials": OwnPage(_("Officials"), "about_officials"),
    "publications": OwnPage(_("Publications"), "publications"),
    "site_map": OwnPage(_("Site map"), "site_map"),
    "inquiries": OwnPage(_("Write to us"), "inquiries"),
    "inquiry_invest": OwnPage(_("Investing in the province"), "inquiry_form", ("invest",)),
    "inquiry_buy": OwnPage(_("Buying farm products"), "inquiry_form", ("buy",)),
    "inquiry_travel": OwnPage(_("Travelling here"), "inquiry_form", ("travel",)),
    "inquiry_press": OwnPage(_("Press requests"), "inquiry_form", ("press",)),
    "inquiry_overseas": OwnPage(_("Vietnamese living abroad"), "inquiry_form", ("overseas",)),
}


def choices() -> list[tuple[str, str | Promise]]:
    """For a field that keeps the key; asked anew each time, so that a new page of ours needs no migration."""
    return [(key, page.label) for key, page in OWN_PAGES.items()]


def address(key: str) -> str:
    """In the active language; empty for a key that is no more."""
    page = OWN_PAGES.get(key)
    return reverse(page.view, args=page.args) if page else ""
