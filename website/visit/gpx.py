"""An itinerary as GPX 1.1: its places as waypoints, each day as a route (https://www.topografix.com/GPX/1/1/).

The schema wants its elements in a fixed order. Stops without coordinates are in the page only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from content import itinerary_words
from content.models import ItineraryPage
from reference.localized import localized
from reference.models import Place

NAMESPACE = "http://www.topografix.com/GPX/1/1"
SCHEMA = f"{NAMESPACE} https://www.topografix.com/GPX/1/1/gpx.xsd"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
CREATOR = "Pho Hien"
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2 Characters


def of(page: ItineraryPage, address: str) -> bytes:
    """In the page's language, which must be active; `address` is the page's, absolute."""
    root = Element(
        "gpx",
        {"xmlns": NAMESPACE, "xmlns:xsi": INSTANCE, "xsi:schemaLocation": SCHEMA, "version": "1.1", "creator": CREATOR},
    )
    _metadata(root, page, address)
    for place in _on_earth(page.places):
        _point(root, "wpt", place, page.language, desc=localized(place, "summary", page.language).text)
    for number, day in enumerate(page.days, 1):
        _route(root, number, day.value, page.language)
    indent(root)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _metadata(root: Element, page: ItineraryPage, address: str) -> None:
    metadata = SubElement(root, "metadata")
    _text(metadata, "name", page.title)
    _text(metadata, "desc", page.lead)
    link = SubElement(metadata, "link", {"href": address})
    _text(link, "text", page.title)
    if page.last_published_at:
        _text(metadata, "time", page.last_published_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _route(root: Element, number: int, day: Any, code: str) -> None:
    route = Element("rte")
    _text(route, "name", day["title"])
    _text(route, "desc", day["text"])
    _text(route, "number", str(number))
    stops = [stop for stop in day["stops"] if stop["place"] and stop["place"].latitude is not None]
    for stop in stops:
        _point(route, "rtept", stop["place"], code, desc=_described(stop))
    if stops:
        root.append(route)


def _described(stop: Any) -> str:
    """Time, stay, text and the way on."""
    stay = itinerary_words.stay(stop["minutes"]) if stop["minutes"] else ""
    onward = itinerary_words.onward(stop["onward_by"] or "", stop["onward_minutes"])
    return "\n".join(part for part in (stop["time"], stay, stop["text"], onward) if part)


def _point(parent: Element, name: str, place: Place, code: str, desc: str) -> None:
    point = SubElement(parent, name, {"lat": f"{place.latitude:.6f}", "lon": f"{place.longitude:.6f}"})
    _text(point, "name", localized(place, "name", code).text)
    _text(point, "desc", desc)
    _text(point, "type", str(place.get_kind_display()))


def _on_earth(places: list[Place]) -> Iterator[Place]:
    return (place for place in places if place.latitude is not None)


def _text(parent: Element, name: str, words: str) -> None:
    if words:
        SubElement(parent, name).text = NOT_XML.sub("", words)
