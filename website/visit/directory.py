"""Places of the register for visitors, narrowed by what the address asks for.

A value that the site does not know is left out, and the page says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from babel import Locale
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms import languages
from content.models.itinerary import addresses_of
from reference.models import Place
from website.search.filters import Choice, Facet
from website.visit import areas, season

Kind, StepFree = Place.Kind, Place.StepFree
SIGHTS = (Kind.HERITAGE, Kind.CRAFT_VILLAGE, Kind.NATURE, Kind.MUSEUM, Kind.MARKET, Kind.OTHER)
SERVICES = (Kind.LODGING, Kind.RESTAURANT, Kind.OPERATOR, Kind.SHOP)
PER_PAGE = 12
VALUE_MAX = 60  # characters
LABELS = {
    "kind": _("Kind"),
    "area": _("Area"),
    "month": _("Season"),
    "access": _("Step-free access"),
    "guide": _("Guides speak"),
}
ALL = {
    "kind": _("All kinds of places"),
    "area": _("All areas"),
    "month": _("All months"),
    "access": _("With or without steps"),
    "guide": _("All languages"),
}
ACCESS = {"yes": _("step-free"), "partly": _("step-free at least in part")}


@dataclass(frozen=True)
class Entry:
    """A place, where its story is, and what its area is called."""

    place: Place
    url: str
    area: str


@dataclass(frozen=True)
class Removal:
    """A chosen value, and the address without it."""

    label: str
    url: str


@dataclass
class Directory:
    """Everything that the template shows. Two queries: the places, and the pages about those shown."""

    given: QueryDict
    language: str
    shown_kinds: Iterable[str]
    number: int = 1
    unknown: list[str] = field(default_factory=list)

    @cached_property
    def all(self) -> list[Place]:
        found = Place.objects.filter(kind__in=self.shown_kinds).select_related("unit").order_by("name_vi", "pk")
        return list(found)

    @cached_property
    def values(self) -> dict[str, dict[str, str]]:
        """Filter → its values that some place has → what they are called."""
        return {
            "kind": {kind: capfirst(str(Kind(kind).label)) for kind in self.shown_kinds if self._has("kind", kind)},
            "area": dict(sorted(self._areas().items(), key=lambda pair: pair[1])),
            "month": {str(n): capfirst(season.month(n)) for n in range(1, 13) if self._has("month", str(n))},
            "access": {value: capfirst(str(words)) for value, words in ACCESS.items() if self._has("access", value)},
            "guide": self._guides(),
        }

    def _has(self, name: str, value: str) -> bool:
        return any(_fits(place, name, value) for place in self.all)

    def _areas(self) -> dict[str, str]:
        return {place.unit.code: areas.name(place.unit, self.language) for place in self.all if place.unit}

    def _guides(self) -> dict[str, str]:
        reader = Locale.parse(languages.get(self.language).babel)
        spoken = {code for place in self.all for code in place.guide_languages}
        known = [language for code, language in languages.KNOWN.items() if code in spoken]
        return {k.code: capfirst(Locale.parse(k.babel).get_language_name(reader)) for k in known}

    @cached_property
    def chosen(self) -> dict[str, str]:
        chosen = {}
        for name in LABELS:
            value = self.given.get(name, "").strip()[:VALUE_MAX]
            if value in self.values[name]:
                chosen[name] = value
            elif value:
                self.unknown.append(name)
        return chosen

    @property
    def has_unknown_filter(self) -> bool:
        return bool(self.chosen is not None and self.unknown)

    @cached_property
    def found(self) -> list[Place]:
        return self._of(self.chosen)

    def _of(self, chosen: dict[str, str]) -> list[Place]:
        return [place for place in self.all if all(_fits(place, *pair) for pair in chosen.items())]

    @property
    def total(self) -> int:
        return len(self.found)

    @property
    def last(self) -> int:
        return max(1, -(-self.total // PER_PAGE))

    def page_of(self, code: str) -> int:
        """The page that shows this place; the first when none does."""
        codes = [place.code for place in self.found]
        return codes.index(code) // PER_PAGE + 1 if code in codes else 1

    @cached_property
    def entries(self) -> list[Entry]:
        shown = self.found[(self.number - 1) * PER_PAGE : self.number * PER_PAGE]
        urls = addresses_of(shown, self.language)
        return [Entry(p, urls.get(p.pk, ""), areas.name(p.unit, self.language) if p.unit else "") for p in shown]

    @cached_property
    def facets(self) -> list[Facet]:
        """Filters that would leave something out, each value with what it would leave."""
        made = [self._facet(name) for name in LABELS]
        return [facet for facet in made if facet.is_useful]

    @property
    def quick_facets(self) -> list[Facet]:
        """Plain links to the kinds, while nothing is chosen."""
        return [] if self.chosen else [facet for facet in self.facets if facet.name == "kind"]

    @property
    def form_facets(self) -> list[Facet]:
        linked = {facet.name for facet in self.quick_facets}
        return [facet for facet in self.facets if facet.name not in linked]

    def _facet(self, name: str) -> Facet:
        others = {n: v for n, v in self.chosen.items() if n != name}
        left = self._of(others)
        counts = Counter(value for value in self.values[name] for place in left if _fits(place, name, value))
        choices = [
            Choice(value, label, counts[value], _address({**others, name: value}), value == self.chosen.get(name))
            for value, label in self.values[name].items()
            if counts[value] or value == self.chosen.get(name)
        ]
        return Facet(name, str(LABELS[name]), str(ALL[name]), choices)

    @property
    def removals(self) -> list[Removal]:
        return [
            Removal(
                _("%(filter)s: %(value)s") % {"filter": LABELS[name], "value": self.values[name][value]},
                _address({n: v for n, v in self.chosen.items() if n != name}),
            )
            for name, value in self.chosen.items()
        ]

    @property
    def first_url(self) -> str:
        return _address(self.chosen)


def _address(chosen: dict[str, str]) -> str:
    return f"?{urlencode(chosen)}"


def _fits(place: Place, name: str, value: str) -> bool:
    return TESTS[name](place, value)


def _is_open_to(place: Place, value: str) -> bool:
    """Who asks for part of it takes the whole as well."""
    return place.step_free == StepFree.YES or (value == "partly" and place.step_free == StepFree.PARTLY)


TESTS: dict[str, Callable[[Place, str], bool]] = {
    "kind": lambda place, value: place.kind == value,
    "area": lambda place, value: place.unit is not None and place.unit.code == value,
    "month": lambda place, value: int(value) in place.months,
    "access": _is_open_to,
    "guide": lambda place, value: value in place.guide_languages,
}
