"""Template tags of lists of stories and of what stands around a story."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import template
from django.http import QueryDict
from django.template import Context

from content.models import SectionPage
from website import players
from website.news import listing, record
from website.news.listing import StoryListing
from website.news.record import Record

register = template.Library()


@register.simple_tag(takes_context=True)
def listing_of(context: Context, page: SectionPage) -> StoryListing:
    """As the address asked for it; in a preview the whole list."""
    return context["frame"].listing or listing.of_section(page, QueryDict())


@register.simple_tag(takes_context=True)
def record_of(context: Context) -> Record:
    """Of the story that is shown."""
    return record.of(context["frame"], context["page"])


@register.filter
def player(url: str) -> str:
    """The address of the player that may be opened on the page; empty where there is none."""
    return players.address(url)


@register.filter
def host(url: str) -> str:
    """The name of the site that an address leads to."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
