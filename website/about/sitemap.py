"""The pages about the site in sitemap.xml: those that show anything, by name and arguments of their address."""

from __future__ import annotations

from collections.abc import Iterator

from cms import languages
from content.models import PublicationPage
from website.about.directory import Directory


def spots() -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """With the codes of the languages; facts are in all of them. Three queries."""
    everywhere = set(languages.CODES)
    directory = Directory()
    yield ("site_map",), everywhere
    if directory.entries:
        yield ("about_agencies",), everywhere
        yield from ((("about_agency", entry.agency.code), everywhere) for entry in directory.entries)
    if directory.groups:
        yield ("about_officials",), everywhere
    told = set(PublicationPage.objects.live().order_by().values_list("locale__language_code", flat=True).distinct())
    if codes := told & everywhere:
        yield ("publications",), codes
