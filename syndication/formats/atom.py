"""Atom 1.0: RFC 4287."""

from __future__ import annotations

from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.xmlutils import SimplerXMLGenerator

from syndication.entries import Feed

MIME_TYPE = "application/atom+xml; charset=utf-8"


class FullAtomFeed(Atom1Feed):
    """Adds the text (RFC 4287, 4.1.3) to Django's generator, which writes summaries only."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["html"], {"type": "html"})


def render(feed: Feed) -> bytes:
    """The feed as an Atom document; each picture is an enclosure link."""
    document = FullAtomFeed(
        title=feed.title,
        link=feed.home_url,
        description=feed.description,
        subtitle=feed.description,
        language=feed.language,
        feed_url=feed.feed_url,
        feed_guid=feed.feed_url,
    )
    for entry in feed.entries:
        document.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.summary,
            author_name=entry.byline or entry.agency,
            unique_id=entry.uri,
            pubdate=entry.published,
            updateddate=entry.updated,
            enclosures=[Enclosure(p.url, str(p.bytes), p.mime_type) for p in entry.pictures],
            html=entry.html,
        )
    return document.writeString("utf-8").encode()
