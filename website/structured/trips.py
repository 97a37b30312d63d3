"""An itinerary as a thing of schema.org: TouristTrip, its stops in order."""

from __future__ import annotations

from typing import Any

from content.models import ItineraryPage
from website.frame import Frame
from website.structured import things
from website.structured.things import Reader, Thing, thing
from website.visit.directory import SIGHTS


def of(reader: Reader, frame: Frame, page: ItineraryPage) -> Thing:
    """Its days in order, each with its stops; the day's trip of a way that takes one day is the way itself."""
    address = frame.head.canonical
    days = [
        thing(
            "TouristTrip", name=day.value["title"], description=day.value["text"], itinerary=_stops(reader, day.value)
        )
        for day in page.days
    ]
    return thing(
        "TouristTrip",
        at=f"{address}#trip",
        name=page.title,
        description=page.description,
        image=things.picture(reader, page.hero_image),
        itinerary=_stops(reader, {"stops": list(page.stops)}),
        subTrip=days if len(days) > 1 else None,
        provider=things.agency(reader, page.agency),
        url=address,
    )


def _stops(reader: Reader, day: dict[str, Any]) -> Thing:
    """Places of the register under their `@id`, the others by their name."""
    items = [
        thing("ListItem", position=number, item=_stop(reader, stop)) for number, stop in enumerate(day["stops"], 1)
    ]
    return thing("ItemList", numberOfItems=len(items), itemListElement=items)


def _stop(reader: Reader, stop: Any) -> Thing:
    row = stop["place"]
    if row is None:
        return thing("Place", name=stop["title"])
    return things.attraction(reader, row) if row.kind in SIGHTS else things.place(reader, row)
