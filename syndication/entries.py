"""A story as a feed shows it: plain data, addresses absolute."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.template.loader import render_to_string

from content import links
from content.addresses import absolute
from content.models import ClarificationPage
from content.prose import html_of, linked_pages
from reference.localized import localized
from reference.models import CustomImage
from syndication.models import Item

PICTURE_SPEC = "max-1280x1280|format-jpeg"


@dataclass(frozen=True)
class Picture:
    """A picture that goes with an entry; size in pixels and bytes."""

    url: str
    mime_type: str
    width: int
    height: int
    bytes: int
    caption: str
    alt: str
    credit: str


@dataclass(frozen=True)
class Entry:
    """One item of a feed."""

    uri: str
    url: str
    title: str
    summary: str
    html: str
    agency: str
    byline: str
    published: datetime
    updated: datetime
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Feed:
    """A language's feed."""

    title: str
    description: str
    language: str  # BCP 47
    home_url: str
    feed_url: str
    entries: tuple[Entry, ...]


def entries_of(items: Iterable[Item], request: HttpRequest) -> tuple[Entry, ...]:
    """Entries of one language's items, in their order; renditions in one query, links in one or two."""
    items = list(items)
    images = [item.story.hero_image for item in items if item.story.hero_image]
    prefetch_related_objects(images, "renditions")
    linked = set().union(*(linked_pages(item.story.body) for item in items))
    page_links = links.resolve(linked, items[0].language) if linked else {}
    clarified = _clarifications(items)
    return tuple(_entry(item, clarified.get(item.story_id), page_links, request) for item in items)


def _clarifications(items: Iterable[Item]) -> dict[int, ClarificationPage]:
    """Those among the stories, with what they say besides their text; one query where there is any."""
    told = [item.story_id for item in items if item.story.specific_class is ClarificationPage]
    found = ClarificationPage.objects.filter(pk__in=told).select_related("signed_by", "agency") if told else ()
    return {page.pk: page for page in found}


def _entry(
    item: Item, clarification: ClarificationPage | None, page_links: links.PageLinks, request: HttpRequest
) -> Entry:
    story, code = item.story, item.language
    prose = html_of(story.body, page_links, lambda path: absolute(request, path))
    words = {"story": story, "clarification": clarification, "prose": prose}
    return Entry(
        uri=item.uri,
        url=absolute(request, story.url_path),
        title=story.title,
        summary=story.lead,
        html=render_to_string("components/feed_text.html", words).strip(),
        agency=localized(story.agency, "name", code).text,
        byline=story.byline,
        published=story.first_published_at,
        updated=max(story.last_published_at, story.first_published_at),
        pictures=(_picture(story.hero_image, code, request),) if story.hero_image else (),
    )


def _picture(image: CustomImage, code: str, request: HttpRequest) -> Picture:
    rendition = image.get_rendition(PICTURE_SPEC)
    return Picture(
        url=absolute(request, rendition.url),
        mime_type="image/jpeg",
        width=rendition.width,
        height=rendition.height,
        bytes=rendition.file.size,
        caption=localized(image, "caption", code).text,
        alt=localized(image, "alt", code).text,
        credit=localized(image, "credit", code).text,
    )
