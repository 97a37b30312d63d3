"""Narrows what was found: kind of page, topic, agency, year; what an address names and the site lacks is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from content.text import searchable_models
from reference.localized import localized
from reference.models import Agency, Topic
from website.filtering import Choice, Facet, asked_in, described
from website.search.finding import Hit
from website.search.indexing import kind_of

NAMES = ("kind", "topic", "agency", "year")
LABELS = {"kind": _("Kind of page"), "topic": _("Topic"), "agency": _("Agency"), "year": _("Year")}
ALL = {"kind": _("All kinds"), "topic": _("All topics"), "agency": _("All agencies"), "year": _("All years")}
KINDS = {
    "article": _("News and features"),
    "clarification": _("Official clarifications"),
    "mediakit": _("Media kits"),
    "investment": _("Investment"),
    "destination": _("Destinations"),
    "event": _("Festivals and events"),
    "itinerary": _("Itineraries"),
    "publication": _("Publications"),
    "section": _("Sections of the site"),
    "standard": _("About the province and this site"),
    "pressroom": _("Press room"),
}


@dataclass
class Filters:
    """What the address asks for, and what it makes of the hits."""

    given: QueryDict
    language: str
    names: tuple[str, ...] = NAMES

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return {topic.slug: topic for topic in Topic.objects.all()}

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        return {agency.code: agency for agency in Agency.objects.all()}

    @cached_property
    def kinds(self) -> dict[str, str]:
        return {kind_of(model): _label_of(model) for model in searchable_models()}

    @cached_property
    def asked(self) -> dict[str, str]:
        """Values that the address gives, by the filter's name."""
        return asked_in(self.given, self.names)

    @cached_property
    def chosen(self) -> dict[str, str]:
        """Those that the site knows."""
        return {name: value for name, value in self.asked.items() if self._is_known(name, value)}

    def _is_known(self, name: str, value: str) -> bool:
        if name == "year":
            return value.isascii() and value.isdigit() and len(value) == 4
        return value in {"kind": self.kinds, "topic": self.topics, "agency": self.agencies}[name]

    def of(self, hits: Iterable[Hit], without: str = "") -> list[Hit]:
        """Hits that every chosen filter lets through; `without` leaves one filter out."""
        tests = [_passes(name, self._stored(name, v)) for name, v in self.chosen.items() if name != without]
        return [hit for hit in hits if all(test(hit) for test in tests)]

    def _stored(self, name: str, value: str) -> str | int:
        rows = {"topic": self.topics, "agency": self.agencies}.get(name)
        return rows[value].pk if rows else int(value) if name == "year" else value

    def facets(self, hits: list[Hit], address: Callable[[dict[str, str]], str]) -> list[Facet]:
        """Each filter with its values and what each would leave of the hits; useful ones only."""
        made = [self._facet(name, self.of(hits, without=name), address) for name in self.names]
        return [facet for facet in made if facet.is_useful]

    def _facet(self, name: str, hits: list[Hit], address: Callable[[dict[str, str]], str]) -> Facet:
        counts = Counter(value for hit in hits for value in self._values(name, hit))
        if chosen := self.chosen.get(name):
            counts.setdefault(chosen, 0)
        choices = [
            Choice(value, self.label(name, value), count, address({name: value}), value == chosen)
            for value, count in counts.items()
        ]
        order = {"kind": lambda c: list(self.kinds).index(c.value), "year": lambda c: -int(c.value)}
        ordered = sorted(choices, key=order.get(name, lambda choice: (-choice.count, choice.label)))
        return Facet(name, str(LABELS[name]), str(ALL[name]), ordered)

    def _values(self, name: str, hit: Hit) -> list[str]:
        if name == "kind":
            return [hit.kind] if hit.kind in self.kinds else []
        if name == "year":
            return [str(hit.year)] if hit.year else []
        pks = hit.topic_pks if name == "topic" else {hit.agency_pk}
        return [value for value, row in self._rows(name).items() if row.pk in pks]

    def _rows(self, name: str) -> dict[str, Topic] | dict[str, Agency]:
        return self.topics if name == "topic" else self.agencies

    def label(self, name: str, value: str) -> str:
        """What a value is called in the visitor's language."""
        if name in ("topic", "agency"):
            return localized(self._rows(name)[value], "name", self.language).text
        return str(self.kinds[value]) if name == "kind" else value

    def described(self, name: str, value: str) -> str:
        """The filter and its value."""
        return described(str(LABELS[name]), self.label(name, value))


def _passes(name: str, value: str | int) -> Callable[[Hit], bool]:
    tests: dict[str, Callable[[Hit], bool]] = {
        "kind": lambda hit: hit.kind == value,
        "topic": lambda hit: value in hit.topic_pks,
        "agency": lambda hit: hit.agency_pk == value,
        "year": lambda hit: hit.year == value,
    }
    return tests[name]


def _label_of(model: type) -> str:
    return KINDS.get(kind_of(model)) or capfirst(str(model._meta.verbose_name_plural))
