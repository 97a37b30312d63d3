"""Things that stand on many pages: organizations, places, breadcrumbs. One `@id` for each, whatever page or language.

https://schema.org; dates with hours carry their zone, languages are BCP 47.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.http import HttpRequest
from django.templatetags.static import static

from content.addresses import absolute
from reference.localized import localized
from reference.models import Agency, Office
from website import pictures

Thing = dict[str, object]
LOGO = "website/img/mark.svg"


@dataclass(frozen=True)
class Reader:
    """Where and in which language a page is read."""

    request: HttpRequest
    code: str

    def url(self, path: str) -> str:
        return absolute(self.request, path)

    def words(self, row: Model, field: str) -> str:
        return localized(row, field, self.code).text


def thing(kind: str, **properties: object) -> Thing:
    """Empty properties are left out; `at` is the `@id`."""
    known = {"@type": kind, "@id": properties.pop("at", ""), **properties}
    return {name: value for name, value in known.items() if value not in ("", None, [], {})}


def office(reader: Reader, row: Office) -> Thing:
    """The publisher of the whole site."""
    return thing(
        "Organization",
        at=reader.url("/#office"),
        name=reader.words(row, "name"),
        url=reader.url(f"/{reader.code}/"),
        logo=thing("ImageObject", url=reader.url(static(LOGO))),
        address=reader.words(row, "address"),
        telephone=row.phone,
        email=row.email,
    )


def agency(reader: Reader, row: Agency) -> Thing:
    return thing("Organization", at=reader.url(f"/#agency-{row.code}"), name=reader.words(row, "name"))


def place(reader: Reader, row: Model, kind: str = "Place", **more: object) -> Thing:
    """A place, park or cluster of the register; `kind` is a type below Place."""
    return thing(
        kind,
        at=reader.url(f"/#{row._meta.model_name}-{row.code}"),
        name=reader.words(row, "name"),
        address=reader.words(row, "address"),
        geo=_geo(row),
        **more,
    )


def _geo(row: Model) -> Thing | None:
    latitude, longitude = getattr(row, "latitude", None), getattr(row, "longitude", None)
    if latitude is None or longitude is None:
        return None
    return thing("GeoCoordinates", latitude=float(latitude), longitude=float(longitude))


def attraction(reader: Reader, row: Model) -> Thing:
    """A place worth the way, with what the register knows of a visit."""
    return place(
        reader,
        row,
        "TouristAttraction",
        telephone=row.phone,
        url=row.website,
        availableLanguage=list(row.guide_languages or []),
    )


def picture(reader: Reader, image: Model | None) -> Thing | None:
    """A picture of the width that search engines ask for."""
    if image is None:
        return None
    found = pictures.largest(image, pictures.KINDS["og"])
    return thing(
        "ImageObject",
        url=reader.url(found.url),
        width=found.width,
        height=found.height,
        caption=reader.words(image, "caption") or reader.words(image, "alt"),
        creditText=reader.words(image, "credit"),
    )


def breadcrumb(reader: Reader, steps: Iterable[tuple[str, str]]) -> Thing:
    """Name and path of each page from the home page to this one."""
    items = [
        thing("ListItem", position=place, name=name, item=reader.url(path))
        for place, (name, path) in enumerate(steps, start=1)
    ]
    return thing("BreadcrumbList", itemListElement=items)
