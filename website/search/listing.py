"""The page of results: what was found, narrowed, cut into pages, and what helps when it is little."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from wagtail.models import Page

from cms.languages import Language
from content.models import Story
from content.preload import load_renditions
from website.models import SearchEntry
from website.search import suggestions
from website.search.filters import Filters
from website.search.finding import QUERY_MAX, Found, Hit, How, ask, everything
from website.search.links import Link
from website.search.narrowed import Narrowed
from website.search.query import Wanted
from website.search.snippets import Part, marked, marks_of, snippet
from website.search.words import atoms_of

LATEST = 3


@dataclass(frozen=True)
class Result:
    """A page as it stands in the list."""

    page: Page
    is_story: bool
    kind: str
    title: list[Part]
    text: list[Part]


@dataclass
class Listing(Narrowed):
    """Everything that the template shows; nothing is asked before it is shown."""

    wanted: Wanted
    query: str
    number: int
    filters: Filters
    found: Found
    base = ""
    quick = "kind"

    @classmethod
    def of(cls, given: QueryDict, language: str, number: int) -> Listing:
        query = clean(given.get("q", ""))
        wanted = Wanted(language, query)
        filters = Filters(given, language)
        found = ask(wanted) if query else everything(language) if filters.chosen else Found()
        return cls(wanted, query, number, filters, found)

    @property
    def candidates(self) -> list[Hit]:
        return self.found.hits

    @property
    def is_asked(self) -> bool:
        return bool(self.query or self.filters.chosen)

    @property
    def is_similar(self) -> bool:
        return bool(self.hits) and self.found.how is How.SIMILAR

    @property
    def is_some(self) -> bool:
        return bool(self.hits) and self.found.how is How.SOME

    @cached_property
    def texts(self) -> dict[int, str]:
        """What the shown pages say, by primary key."""
        return dict(SearchEntry.objects.filter(page_id__in=self.shown).values_list("page_id", "plain"))

    @cached_property
    def results(self) -> list[Result]:
        marks = marks_of(self.wanted, self._slips())
        kinds = {hit.page_id: hit.kind for hit in self.hits}
        return [
            Result(
                page=page,
                is_story=isinstance(page, Story),
                kind=str(self.filters.kinds.get(kinds[page.pk], "")),
                title=marked(page.title, marks),
                text=snippet(self.texts.get(page.pk, ""), marks),
            )
            for page in _pages(self.shown)
        ]

    def _slips(self) -> dict[str, list[str]]:
        """Typed words that no shown page has, and what they may have been meant for."""
        if not self.found.near:
            return {}
        held = {atom.text for text in self.texts.values() for atom in atoms_of(text)}
        return {word: near for word, near in self.found.near.items() if word not in held}

    @cached_property
    def suggestions(self) -> list[Link]:
        """Queries that find something, when this one finds nothing as it was typed."""
        made = suggestions.meant(self.wanted, self.found, self.texts)
        return [Link(words, self.address({}, words)) for words in made]

    @cached_property
    def elsewhere(self) -> list[Link]:
        """Other languages where the same words find something."""
        found = suggestions.elsewhere(self.wanted) if self.wanted.atoms else []
        return [_link_to(other.language, self.query, other.count) for other in found]

    @cached_property
    def topics(self) -> list[Link]:
        near = suggestions.topics_near(self.wanted, list(self.filters.topics.values()))
        return [Link(self.filters.label("topic", row.slug), self.address({"topic": row.slug}, "")) for row in near]

    @cached_property
    def latest(self) -> list[Story]:
        stories = Story.objects.live().filter(locale__language_code=self.wanted.language).newest().for_cards()
        found = list(stories[:LATEST])
        load_renditions(story.hero_image for story in found)
        return found


def clean(words: str) -> str:
    """Without control characters and needless spaces, cut to what a search may hold."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words[: QUERY_MAX * 4]).split())[:QUERY_MAX]


def _link_to(language: Language, query: str, count: int) -> Link:
    with translation.override(language.code):
        url = f"{reverse('search')}?{urlencode({'q': query})}"
    return Link(language.endonym, url, count, language.bcp47)


def _pages(ids: list[int]) -> list[Page]:
    """Stories with what a card shows, other pages plain; in the order given."""
    stories = {story.pk: story for story in Story.objects.filter(pk__in=ids).for_cards()}
    load_renditions(story.hero_image for story in stories.values())
    rest = set(ids) - set(stories)
    others = {page.pk: page for page in Page.objects.filter(pk__in=rest).specific()} if rest else {}
    return [stories.get(pk) or others[pk] for pk in ids if pk in stories or pk in others]
