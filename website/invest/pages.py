"""What the pages for investors have in common: address in each language, head, way back, menu among themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from content.choices import Theme
from website import frame
from website.head import DESCRIPTION_MAX
from website.invest import structured
from website.menus import Link
from website.view_frames import frame_of


@dataclass(frozen=True)
class Spot:
    """One page: where it stands and what it is called in the reader's language."""

    name: str  # of the address, such as `invest_park`
    title: str
    description: str
    args: tuple[str, ...] = ()
    above: tuple[Link, ...] = ()  # pages between the section and this one
    is_hidden: bool = False  # from search engines: empty lists, one of many combinations of filters


def show(
    request: HttpRequest, template: str, spot: Spot, context: dict[str, Any], things: list[dict[str, Any]] | None = None
) -> HttpResponse:
    """The page in the site's frame, with its way back and `things` as data for search engines."""
    request.frame = _frame(request, spot)
    section = section_of(request.frame)
    way = [Link(section.title, section.url)] if section else []
    crumbs = [*way, *spot.above]
    data = [*(things or []), structured.breadcrumb(request, crumbs, spot.title)]
    known = {"spot": spot, "section": section, "crumbs": spot.above, "structured": data, **context}
    return render(request, f"website/invest/{template}.html", known)


def _frame(request: HttpRequest, spot: Spot) -> frame.Frame:
    short = Truncator(spot.description).chars(DESCRIPTION_MAX)
    made = frame_of(request, spot.name, spot.title, short, args=spot.args, noindex=spot.is_hidden)
    made.section = section_of(made)  # the address does not stand below the section's
    return made


def section_of(made: frame.Frame) -> Link | None:
    """The section for investors in the menu, whatever it is called."""
    return next((link for link in made.sections if link.theme == Theme.INVEST), None)


def menu() -> list[tuple[str, str]]:
    """Names of addresses and what they are called, in the order in which an investor asks."""
    return [
        ("invest_why", _("Why here")),
        ("invest_parks", _("Industrial parks")),
        ("invest_clusters", _("Industrial clusters")),
        ("invest_compare", _("Compare parks")),
        ("invest_projects", _("Projects calling for investment")),
        ("invest_procedures", _("Procedures")),
        ("invest_incentives", _("Incentives")),
    ]


def inquiry_url(codes: list[str] | tuple[str, ...] = ()) -> str:
    """The form for investors' questions, about these parks."""
    base = reverse("inquiry_form", args=["invest"])
    return f"{base}?parks={','.join(codes)}" if codes else base
