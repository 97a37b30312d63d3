"""The words of a page, for search."""

from __future__ import annotations

from content.models import (
    ArticlePage,
    ClarificationPage,
    DestinationPage,
    EventPage,
    InvestmentPage,
    ItineraryPage,
    MediaKitPage,
    PressRoomPage,
    PublicationPage,
    SectionPage,
    StandardPage,
    Story,
)
from content.models.base import BasePage
from reference.localized import localized

SEARCHABLE = (
    ArticlePage,
    ClarificationPage,
    MediaKitPage,
    InvestmentPage,
    DestinationPage,
    EventPage,
    ItineraryPage,
    PublicationPage,
    SectionPage,
    StandardPage,
    PressRoomPage,
)
FACTS = ("agency", "column", "place", "park", "cluster", "project", "organiser", "signed_by")
WORDS = ("lead", "venue", "truth", "claim", "claim_where", "edition", "imprint")


def searchable_models() -> tuple[type[BasePage], ...]:
    """The page types that visitors search."""
    return SEARCHABLE


def is_searchable(page: object) -> bool:
    return isinstance(page, SEARCHABLE)


def searchable_text(page: BasePage) -> str:
    """All words by which the page is found."""
    return "\n".join(part for part in (readable_text(page), named_on(page)) if part)


def named_on(page: BasePage) -> str:
    """The names of the facts that the page is about, in its language, one a line."""
    parts = _fact_names(page)
    if isinstance(page, Story):
        parts += [page.byline, *(localized(topic, "name", page.language).text for topic in page.topics.all())]
        parts += [localized(tag, "name", page.language).text for tag in page.tags.all()]
    return "\n".join(part for part in parts if part)


def readable_text(page: BasePage) -> str:
    """Lead, what the type has besides, and body as they are read, one part a line."""
    words = [getattr(page, name, "") for name in WORDS]
    return "\n".join(part for part in [*words, *_body(page)] if part)


def _body(page: BasePage) -> list[str]:
    streams = [getattr(page, name, None) for name in ("days", "body", "sources")]
    return [text for stream in streams if stream for text in stream.stream_block.get_searchable_content(stream)]


def _fact_names(page: BasePage) -> list[str]:
    facts = [*(getattr(page, name, None) for name in FACTS), *getattr(page, "places", ())]
    return [localized(fact, "name", page.language).text for fact in facts if fact is not None]
