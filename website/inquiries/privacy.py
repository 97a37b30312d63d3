"""The page about privacy in the visitor's language."""

from __future__ import annotations

from django.db.models import Q

from cms import languages
from content.models import StandardPage
from website.inquiries import desks

SLUGS = ("quyen-rieng-tu", "privacy")  # where the desk chose none


def url_of(code: str) -> str:
    """Address of the live page; empty when the language has none."""
    chosen = desks.settings().privacy_page_id
    source = Q(pk=chosen) if chosen else Q(slug__in=SLUGS, locale__language_code=languages.SOURCE)
    keys = StandardPage.objects.filter(source).values("translation_key")
    found = StandardPage.objects.live().filter(translation_key__in=keys, locale__language_code=code).first()
    return found.url_path if found else ""
