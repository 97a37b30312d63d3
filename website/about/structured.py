"""Agencies and officials for search engines (schema.org: GovernmentOrganization, Person), under the site's `@id`s."""

from __future__ import annotations

from django.urls import reverse

from reference.models import Agency, Official
from website.about.directory import Entry
from website.structured import things
from website.structured.things import Reader, Thing, thing


def agency(reader: Reader, entry: Entry) -> Thing:
    """With the people who lead it; an organ of a party is no government organization."""
    row = entry.agency
    known = things.agency(reader, row)
    kind = "GovernmentOrganization" if row.form == Agency.Form.STATE else "Organization"
    return thing(
        kind,
        at=known["@id"],
        name=known.get("name"),
        alternateName=[reader.words(former, "name") for former in entry.former],
        description=reader.words(row, "duties"),
        address=reader.words(row, "address"),
        telephone=row.phone,
        email=row.email,
        sameAs=row.website,
        url=reader.url(reverse("about_agency", args=[row.code])),
        employee=[person(reader, official) for official in entry.officials],
    )


def person(reader: Reader, row: Official, works_for: Agency | None = None) -> Thing:
    return thing(
        "Person",
        at=reader.url(f"/#official-{row.code}"),
        name=reader.words(row, "name"),
        jobTitle=reader.words(row, "title"),
        telephone=row.phone,
        email=row.email,
        knowsLanguage=list(row.languages or []),
        worksFor=things.agency(reader, works_for) if works_for else None,
    )
