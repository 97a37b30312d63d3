"""What the demo's desk chose for the home page of each language, once there is something to choose from."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from cms import languages
from cms.demo.files import STORIES, read
from content import trees
from content.choices import Audience
from content.models import HomePage, SectionPage
from reference.models import CustomImage, KeyFigure

# Slug of a section or key of one of our own pages; picture.
ENTRIES = {
    "invest": (Audience.INVESTOR, "dau-tu", "factory-sawtooth"),
    "visit": (Audience.VISITOR, "du-lich", "da-hoa-temple"),
    "overseas": (Audience.DIASPORA, "kieu-bao", "red-river-fields"),
    "press": (Audience.PRESS, "press", "conference-hands"),
}


def load(pictures: dict[str, CustomImage]) -> None:
    """Lead stories, entries and figures; the events fill up by themselves."""
    described = read(STORIES / "_home_and_sections.toml")["home"]
    for home in HomePage.objects.filter(locale__language_code__in=described):
        chosen = described[home.language]
        home.bands = [_entry(name, chosen["bands"][name], pictures) for name in ENTRIES]
        home.lead_stories = [("story", _page(slug)) for slug in chosen["lead_stories"]]
        home.key_figures = [("figure", KeyFigure.objects.get(code=code)) for code in chosen["key_figures"]]
        trees.put_live(home)


def _entry(name: str, words: dict[str, str], pictures: dict[str, CustomImage]) -> tuple[str, dict[str, Any]]:
    audience, target, stem = ENTRIES[name]
    section = SectionPage.objects.filter(slug=target).first()
    leads = {"section": section} if section else {"own_page": target}
    return ("band", {"audience": audience, **words, **leads, "image": pictures[stem]})


def _page(slug: str) -> Page:
    """The Vietnamese story: on the home of another language it stands for its translation."""
    return Page.objects.get(slug=slug, locale__language_code=languages.SOURCE)
