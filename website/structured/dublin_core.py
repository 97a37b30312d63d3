"""Dublin Core for a page's head (DCMI Metadata Terms; names in HTML after RFC 5013 and DC-HTML)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from content.models import Story
from website.frame import Frame
from website.structured.things import Reader


@dataclass(frozen=True)
class Element:
    """One <meta name="DCTERMS.…">."""

    name: str
    content: str


def of(reader: Reader, frame: Frame) -> list[Element]:
    """Elements with a value, in the page's language; none for a page that has no address."""
    if not frame.head.canonical:
        return []
    values = {
        "title": frame.head.title,
        "description": frame.head.description,
        "publisher": reader.words(frame.office, "name"),
        "identifier": frame.head.canonical,
        "language": frame.language.bcp47,
        "type": "Text",  # DCMI Type Vocabulary
        "format": "text/html",
    }
    found = [Element(name, value) for name, value in values.items() if value]
    return found + _of_story(reader, frame.page) if isinstance(frame.page, Story) else found


def _of_story(reader: Reader, page: Story) -> list[Element]:
    agency = reader.words(page.agency, "name")
    elements = [
        ("creator", page.byline or agency),
        ("contributor", agency if page.byline else ""),
        ("issued", _day(page.first_published_at)),
        ("modified", _day(page.last_published_at)),
        ("source", page.source_line),
        *(("subject", reader.words(topic, "name")) for topic in page.topics.all()),
    ]
    return [Element(name, value) for name, value in elements if value]


def _day(moment: object) -> str:
    """W3CDTF, as DCMI asks."""
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""
