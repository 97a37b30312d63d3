"""The demo's pages: five homes with sections, the Vietnamese stories and standard pages."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

from wagtail.models import Page

from cms import languages
from cms.demo import ledger
from cms.demo.bodies import Known, days, kit, sources, stored
from cms.demo.files import STORIES, read, stories
from cms.demo.planning import YEAR
from cms.languages import Language
from content import trees
from content.choices import Audience, Market, Theme
from content.models import (
    ArticlePage,
    ClarificationPage,
    DestinationPage,
    EventPage,
    HomePage,
    InvestmentPage,
    ItineraryPage,
    MediaKitPage,
    PressRoomPage,
    PublicationPage,
    SectionPage,
    StandardPage,
    Story,
)
from planning.models import PlanTask
from reference.models import Agency, Column, CustomImage, IndustrialPark, InvestmentProject, Place, Tag, Topic

THEMES = {"tin-tuc": Theme.NEWS, "dau-tu": Theme.INVEST, "du-lich": Theme.VISIT, "kieu-bao": Theme.OVERSEAS}
HERO = "port-hien-junks"


def load(pictures: dict[str, CustomImage]) -> None:
    """Homes and sections in every language, then standard pages and stories in Vietnamese."""
    trees.remove_welcome_page()
    described = read(STORIES / "_home_and_sections.toml")
    for language in languages.ACTIVE:
        if language.code in described["home"]:
            _load_tree(language, described, pictures)
        else:
            for page in trees.make_tree(language):
                ledger.record(page)
    _load_stories(pictures)


def _load_tree(language: Language, described: dict[str, Any], pictures: dict[str, CustomImage]) -> None:
    words = described["home"][language.code]
    home = trees.make_home(
        language,
        words["title"],
        search_description=words["description"],
        heading=words["headline"],
        lead=words["lead"],
        hero_image=pictures[HERO],
    )
    ledger.record(home)
    for key in THEMES:
        _load_section(home, key, language, described)


def _load_section(home: HomePage, key: str, language: Language, described: dict[str, Any]) -> None:
    words = described["section"][key][language.code]
    page = SectionPage(
        title=words["title"],
        slug=words["slug"],
        search_description=words["description"],
        lead=words["lead"],
        theme=THEMES[key],
        show_in_menus=True,
    )
    source = trees.home_of(languages.SOURCE)
    like = SectionPage.objects.child_of(source).filter(slug=key).first() if source.pk != home.pk else None
    trees.publish(page, home, like)
    ledger.record(page)


def _load_stories(pictures: dict[str, CustomImage]) -> None:
    """First every page without its body, so that bodies may point at any of them; then the bodies."""
    home = trees.home_of(languages.SOURCE)
    told = [(story, draft(story, home, pictures)) for story in stories()]
    known = Known(pictures, {story["slug"]: page.pk for story, page in told})
    for story, page in told:
        page.body = json.dumps(stored(story["body"], known))
        page.lead = story.get("lead_before", page.lead)
        trees.put_live(page)
        if story["type"] != "standard":
            ledger.backdate(page.pk, datetime.fromisoformat(story["date"]))


def draft(story: dict[str, Any], home: HomePage, pictures: dict[str, CustomImage]) -> Page:
    """A page without its body, known to nobody yet."""
    parent = SectionPage.objects.child_of(home).get(slug=story["section"]) if story["section"] else home
    page = BUILDERS[story["type"]](story)
    page.locale = parent.locale
    page.live = False
    page.slug, page.title, page.lead = story["slug"], story["title"], story["lead"]
    page.seo_title, page.search_description = story["seo_title"], story["description"]
    if isinstance(page, Story):
        _fill(page, story, pictures)
    parent.add_child(instance=page)
    if isinstance(page, Story):
        page.tags.add(*[_tag(name) for name in story["tags"]])
        page.save()
    ledger.record(page)
    return page


def _fill(page: Story, story: dict[str, Any], pictures: dict[str, CustomImage]) -> None:
    if isinstance(page, MediaKitPage):
        page.pictures = json.dumps(kit(pictures[stem] for stem in story["pictures"]))
    page.agency = Agency.objects.get(code=story["agency"])
    page.task = PlanTask.objects.filter(plan__year=YEAR, code=story.get("task", "")).first()
    page.hero_image = pictures[story["hero"]]
    page.markets = [market for market in Market.values if market in story["markets"]]  # in the form's order
    page.audiences = [audience for audience in Audience.values if audience in story["audiences"]]
    page.byline, page.source_line = story["byline"], story["source_line"]
    page.topics = list(Topic.objects.filter(slug__in=story["topics"]))
    page.first_published_at = datetime.fromisoformat(story["date"])


def _tag(name: str) -> Tag:
    tag = Tag.objects.filter(name_vi=name).first()
    if tag is None:
        tag = Tag.objects.create(name=name, name_vi=name)
        ledger.record(tag)
    return tag


def _article(story: dict[str, Any]) -> ArticlePage:
    column = Column.objects.get(slug=story["column"]) if story["column"] else None
    return ArticlePage(genre=story["genre"], column=column)


def _investment(story: dict[str, Any]) -> InvestmentPage:
    park = IndustrialPark.objects.get(code=story["park"]) if story["park"] else None
    project = InvestmentProject.objects.get(code=story["project"]) if story["project"] else None
    return InvestmentPage(park=park, project=project)


def _destination(story: dict[str, Any]) -> DestinationPage:
    return DestinationPage(place=Place.objects.get(code=story["place"]))


def _itinerary(story: dict[str, Any]) -> ItineraryPage:
    return ItineraryPage(days=json.dumps(days(story["day"])))


def _publication(story: dict[str, Any]) -> PublicationPage:
    return PublicationPage(**{name: story[name] for name in ("edition", "print_languages", "page_count", "imprint")})


def _clarification(story: dict[str, Any]) -> ClarificationPage:
    words = {name: story[name] for name in ("truth", "claim", "claim_where")}
    moments = {name: date.fromisoformat(story[name]) for name in ("claim_date", "signed_on")}
    return ClarificationPage(sources=json.dumps(sources(story["source"])), **words, **moments)


DAYS = {"first_day", "last_day"}
HOURS = {"starts_at", "ends_at"}


def _event(story: dict[str, Any]) -> EventPage:
    place = Place.objects.get(code=story["place"]) if story["place"] else None
    when = {name: _when(name, value) for name, value in story["when"].items()}
    return EventPage(place=place, venue=story["venue"], **when)


def _when(name: str, value: Any) -> Any:
    if name in DAYS:
        return date.fromisoformat(value)
    return time.fromisoformat(value) if name in HOURS else value


BUILDERS = {
    "article": _article,
    "investment": _investment,
    "destination": _destination,
    "event": _event,
    "itinerary": _itinerary,
    "publication": _publication,
    "standard": lambda story: StandardPage(addition=story.get("addition", "")),
    "clarification": _clarification,
    "media_kit": lambda story: MediaKitPage(),
    "press_room": lambda story: PressRoomPage(),
}
