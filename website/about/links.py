"""Links to pages of the site's own, which no page of the tree stands for."""

from __future__ import annotations

from content import own_pages
from website.menus import Link

ABOUT = ("about_agencies", "about_officials", "publications", "site_map")  # in the order of the footer


def to(*keys: str) -> list[Link]:
    """By their keys in content/own_pages.py, as visitors call them."""
    return [Link(str(own_pages.OWN_PAGES[key].label), own_pages.address(key)) for key in keys]
