"""Template tags of the pages about the site and of what stands below its standard pages."""

from __future__ import annotations

from django import template

from website.about import links
from website.inquiries import desks
from website.menus import Link
from website.models import InquiryDesk, InquirySettings

register = template.Library()


@register.simple_tag
def about_pages() -> list[Link]:
    return links.to(*links.ABOUT)


@register.simple_tag
def own_links(*keys: str) -> list[Link]:
    """Links to pages of the site's own, see content/own_pages.py."""
    return links.to(*keys)


@register.simple_tag
def inquiry_settings() -> InquirySettings:
    """How long letters are kept. One query."""
    return desks.settings()


@register.simple_tag
def inquiry_desks() -> list[InquiryDesk]:
    """Each kind of letters with the days until its answer. One query."""
    return desks.every()


@register.simple_tag
def spam_days() -> int:
    """How long what looks like spam is kept apart."""
    return desks.SPAM_DAYS
