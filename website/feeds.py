"""Which feeds a page names in its head; the feeds themselves are made in syndication."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class FeedLinks:
    """One list of stories in its three formats."""

    title: str
    rss: str
    atom: str
    json: str

    @classmethod
    def of(cls, name: str, slug: str, title: str) -> FeedLinks:
        """`name` is the URL's: section_feed, topic_feed, column_feed; press_feed has no slug."""
        before = [slug] if slug else []
        return cls(title, *(reverse(name, args=[*before, form]) for form in ("rss", "atom", "json")))
