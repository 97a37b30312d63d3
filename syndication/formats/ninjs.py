"""ninjs 3.1, News in JSON of the IPTC: https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json.

What of it is sent is held in ninjs_profile.schema.json beside this file.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from syndication.contents import Content
from syndication.formats import html
from syndication.models.period import period

LABEL = "ninjs 3.1"
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
# Licences that have a page of their own; the others are told in words (usageTerms).
LICENCES = {
    "cc_by": "https://creativecommons.org/licenses/by/4.0/",
    "cc_by_sa": "https://creativecommons.org/licenses/by-sa/4.0/",
    "public_domain": "https://creativecommons.org/publicdomain/mark/1.0/",
}
Ninjs = dict[str, Any]


def document(content: Content) -> Ninjs:
    """One news object; a withdrawn one says only what is to be taken down."""
    return _withdrawn(content) if content.is_withdrawn else _usable(content)


def _base(content: Content, title: str, status: str) -> Ninjs:
    return {
        "uri": content.uri,
        "standard": STANDARD,
        "type": "text",
        "profile": content.snapshot["type"],
        "version": str(content.number),
        "pubStatus": status,
        "firstCreated": _moment(content.first_made),
        "versionCreated": _moment(content.made),
        "language": content.language,
        "title": title,
        "headlines": [_words("main", title)],
    }


def _withdrawn(content: Content) -> Ninjs:
    address = content.url(content.snapshot["address"])
    base = _base(content, content.snapshot.get("title", ""), "canceled")
    return {**base, "altIds": [{"role": "canonicalUrl", "value": address}]}


def _usable(content: Content) -> Ninjs:
    snapshot, words = content.snapshot, content.snapshot["content"]
    address, agency = content.url(snapshot["address"]), snapshot["agency"]["name"]
    return {
        **_base(content, words["title"], "usable"),
        "representationType": "full",
        **_created(snapshot),
        **({"slugline": snapshot["slug"]} if snapshot.get("slug") else {}),
        "by": words.get("byline") or agency,
        "descriptions": [_words("summary", words["lead"])] if words.get("lead") else [],
        "bodies": list(_bodies(content)),
        **({"edNote": words["correction_note"]} if words.get("correction_note") else {}),
        "copyrightHolder": agency,
        "usageTerms": snapshot.get("usage_terms", ""),
        "rightsInfo": {"linkedRights": address},
        "infoSources": [{"name": agency, "role": "creator", "literal": snapshot["agency"]["code"]}],
        "subjects": [{"name": s["name"], "rel": "about", "literal": s["slug"]} for s in snapshot.get("subjects", [])],
        "places": [_place(place) for place in snapshot.get("places", [])],
        "altIds": list(_other_ids(content, address)),
        "associations": [_picture(p, content, number) for number, p in enumerate(html.pictures(content))],
    }


def _created(snapshot: dict[str, Any]) -> Ninjs:
    first = snapshot.get("first_published")
    return {"contentCreated": _moment(datetime.fromisoformat(first))} if first else {}


def _moment(moment: datetime) -> str:
    """RFC 3339 with its offset."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _words(role: str, value: str) -> Ninjs:
    return {"role": role, "contentType": "text/plain", "value": value}


def _bodies(content: Content) -> Iterator[Ninjs]:
    marked = html.body(content)
    plain = html.text(marked)
    yield {"role": "main", "contentType": "text/html", "charCount": len(plain), "value": marked}
    yield {"role": "main", "contentType": "text/plain", "charCount": len(plain), "value": plain}


def _place(place: dict[str, str]) -> Ninjs:
    found: Ninjs = {"name": place["name"], "rel": "about"}
    if place["latitude"] and place["longitude"]:
        point = [float(place["longitude"]), float(place["latitude"])]  # GeoJSON's order
        found["geoJSON"] = {"type": "Point", "coordinates": point}
    return found


def _other_ids(content: Content, address: str) -> Iterator[Ninjs]:
    """ninjs has no property for translations: items of one story share the translation group."""
    yield {"role": "canonicalUrl", "value": address}
    if key := content.snapshot.get("translation_key"):
        yield {"role": "translationGroup", "value": f"urn:uuid:{key}"}
    yield {"role": "sha256", "value": content.digest}


def _picture(picture: dict[str, Any], content: Content, number: int) -> Ninjs:
    by = picture["credit"] or picture["holder"]
    holder = picture["holder"] or by or content.snapshot["agency"]["name"]
    words = {"caption": picture["caption"], "altText": picture["alt"]}
    licence = LICENCES.get(picture["licence"])
    return {
        "name": f"picture-{number + 1}",
        "rel": "associatedWith",
        "uri": f"{content.uri.rsplit(':', 1)[0]}:picture/{picture['id']}",
        "type": "picture",
        "version": picture["hash"][:12] or "1",
        "language": content.language,
        "title": picture["title"],
        **({"by": by} if by else {}),
        "copyrightHolder": holder,
        "usageTerms": picture.get("licence_name", picture["licence"]),
        **({"rightsInfo": {"linkedRights": licence}} if licence else {}),
        **_expires(picture["rights_until"]),
        "descriptions": [_words(role, value) for role, value in words.items() if value],
        "renditions": [_rendition(picture, content)],
    }


def _expires(last_day: str) -> Ninjs:
    if not last_day:
        return {}
    day = date.fromisoformat(last_day)
    return {"expires": _moment(period(day, day)[1])}


def _rendition(picture: dict[str, Any], content: Content) -> Ninjs:
    return {
        "name": "original",
        "href": content.file_url(picture["file"]),
        "contentType": mimetypes.guess_type(picture["file"])[0] or "application/octet-stream",
        "width": picture["width"],
        "height": picture["height"],
    }
