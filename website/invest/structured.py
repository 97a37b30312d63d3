"""Data for search engines about the pages for investors (schema.org: BreadcrumbList, Dataset, Place)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cms import languages
from content.addresses import absolute
from reference.models.site import IndustrialSite
from website.invest.figures import FigureSet
from website.menus import Link
from website.structured import things

Thing = dict[str, Any]


def breadcrumb(request: HttpRequest, above: Iterable[Link], title: str) -> Thing:
    home = Link(_("Home"), f"/{request.LANGUAGE_CODE}/")
    steps = [(link.title, absolute(request, link.url)) for link in (home, *above)]
    steps.append((title, absolute(request, request.path)))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": url}
        for number, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def dataset(request: HttpRequest, figures: FigureSet) -> Thing:
    """One set of figures, with where it can be taken away."""
    table = absolute(request, reverse("invest_figures", args=[figures.code]))
    page = absolute(request, reverse("invest_why"))
    return _filled(
        {
            "@type": "Dataset",
            "@id": f"{page}#figures-{figures.code}",
            "name": figures.title.text,
            "description": figures.described,
            "inLanguage": languages.get(request.LANGUAGE_CODE).bcp47,
            "url": f"{page}#figures-{figures.code}",
            "dateModified": figures.as_of.isoformat() if figures.as_of else "",
            "temporalCoverage": figures.years,
            "variableMeasured": _filled(
                {"@type": "PropertyValue", "name": figures.title.text, "unitText": figures.unit.text}
            ),
            "creator": {"@type": "Organization", "name": figures.source.text} if figures.source else "",
            "isBasedOn": figures.source_url,
            "isAccessibleForFree": True,
            "distribution": {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": table},
        }
    )


def place(request: HttpRequest, site: IndustrialSite) -> Thing:
    """Under the same `@id` in all languages, and in the stories about it."""
    reader = things.Reader(request, request.LANGUAGE_CODE)
    return things.place(reader, site, description=reader.words(site, "summary"), url=reader.url(request.path))


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value}
