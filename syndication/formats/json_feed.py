"""JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json

from syndication.entries import Entry, Feed

MIME_TYPE = "application/feed+json"


def render(feed: Feed) -> bytes:
    """The feed as a JSON document."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "language": feed.language,
        "home_page_url": feed.home_url,
        "feed_url": feed.feed_url,
        "items": [_item(entry, feed.language) for entry in feed.entries],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _item(entry: Entry, language: str) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.uri,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "language": language,
        "date_published": entry.published.isoformat(timespec="seconds"),
        "date_modified": entry.updated.isoformat(timespec="seconds"),
        "authors": [{"name": entry.byline or entry.agency}],
    }
    if entry.pictures:
        item["image"] = entry.pictures[0].url
        item["attachments"] = [
            {"url": p.url, "mime_type": p.mime_type, "size_in_bytes": p.bytes, "title": p.caption or p.alt}
            for p in entry.pictures
        ]
    return item
