"""The same page in the other languages; where there is none, the nearest page above."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from cms import languages
from cms.languages import Language


@dataclass(frozen=True)
class Alternate:
    """Where the switcher leads for one language."""

    language: Language
    url: str
    is_same_page: bool
    is_current: bool


def of_page(page: Page) -> list[Alternate]:
    """One entry per language that has a live home, in the languages' order. One query."""
    above_and_self = [page.path[:end] for end in range(2 * page.steplen, len(page.path) + 1, page.steplen)]
    keys = Page.objects.filter(path__in=above_and_self).values("translation_key")
    others = Page.objects.live().filter(translation_key__in=keys).select_related("locale").order_by("depth")
    nearest = {other.locale.language_code: other for other in others}  # the deepest wins
    current = page.locale.language_code
    return [
        Alternate(
            language=language,
            url=nearest[language.code].url_path,
            is_same_page=nearest[language.code].translation_key == page.translation_key,
            is_current=language.code == current,
        )
        for language in languages.ACTIVE
        if language.code in nearest
    ]


def address(code: str, name: str, *args: object) -> str:
    """Of a view in a language."""
    with translation.override(code):
        return reverse(name, args=args)


def of_view(code: str, addresses: dict[str, str]) -> list[Alternate]:
    """Alternates of a page that exists in every language, such as search."""
    return [
        Alternate(language, addresses[language.code], is_same_page=True, is_current=language.code == code)
        for language in languages.ACTIVE
        if language.code in addresses
    ]


def of_homes(code: str, addresses: dict[str, str]) -> list[Alternate]:
    """For pages that exist nowhere, such as errors: the switcher leads to each language's live home."""
    return [
        Alternate(language, addresses[language.code], is_same_page=True, is_current=language.code == code)
        for language in languages.ACTIVE
        if addresses[language.code]
    ]
