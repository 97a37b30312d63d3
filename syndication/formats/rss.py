"""RSS 2.0 with Media RSS: https://www.rssboard.org/rss-specification, https://www.rssboard.org/media-rss."""

from __future__ import annotations

from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

from syndication.entries import Feed, Picture

MIME_TYPE = "application/rss+xml; charset=utf-8"


class MediaRssFeed(Rss201rev2Feed):
    """Django's generator knows one enclosure; this adds every picture with caption, credit and alternative text."""

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:media": "http://search.yahoo.com/mrss/",
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["html"])
        for picture in item["pictures"]:
            _add_picture(handler, picture)


def _add_picture(handler: SimplerXMLGenerator, picture: Picture) -> None:
    attributes = {
        "url": picture.url,
        "medium": "image",
        "type": picture.mime_type,
        "width": str(picture.width),
        "height": str(picture.height),
        "fileSize": str(picture.bytes),
    }
    handler.startElement("media:content", attributes)
    handler.addQuickElement("media:description", picture.caption or picture.alt, {"type": "plain"})
    if picture.credit:
        handler.addQuickElement("media:credit", picture.credit)
    if picture.alt:
        handler.addQuickElement("media:text", picture.alt, {"type": "plain"})
    handler.endElement("media:content")


def render(feed: Feed) -> bytes:
    """The feed as an RSS document."""
    document = MediaRssFeed(
        title=feed.title,
        link=feed.home_url,
        description=feed.description,
        language=feed.language,
        feed_url=feed.feed_url,
    )
    for entry in feed.entries:
        document.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.summary,
            author_name=entry.byline or entry.agency,
            unique_id=entry.uri,
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.updated,
            enclosures=[Enclosure(p.url, str(p.bytes), p.mime_type) for p in entry.pictures[:1]],
            html=entry.html,
            pictures=entry.pictures,
        )
    return document.writeString("utf-8").encode()
