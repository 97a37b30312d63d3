"""The pages about the site that no page of the tree stands for, by the names of their addresses."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from website.menus import Link


def own_pages() -> list[Link]:
    """In the order of the footer."""
    return of_names(
        [
            ("about_agencies", _("Agencies and contacts")),
            ("about_officials", _("Officials")),
            ("publications", _("Publications")),
            ("site_map", _("Site map")),
        ]
    )


def of_names(named: Iterable[tuple[str, str]]) -> list[Link]:
    """Links to these addresses; a name that this site does not have is left out."""
    return [Link(title, url) for name, title in named if (url := _address(name))]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
