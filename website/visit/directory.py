"""Places of the register for visitors, narrowed by what the address asks for.

A value that the site does not know is left out, and the page says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from babel import Locale
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms import languages
from content.models.itinerary import addresses_of
from reference.models import Place
from website.filtering import Sifted
from website.visit import areas, season

Kind, StepFree = Place.Kind, Place.StepFree
SIGHTS = (Kind.HERITAGE, Kind.CRAFT_VILLAGE, Kind.NATURE, Kind.MUSEUM, Kind.MARKET, Kind.OTHER)
SERVICES = (Kind.LODGING, Kind.RESTAURANT, Kind.OPERATOR, Kind.SHOP)
PER_PAGE = 12
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


@dataclass
class Directory(Sifted[Place]):
    """Everything that the template shows. Two queries: the places, and the pages about those shown."""

    given: QueryDict
    language: str
    shown_kinds: Sequence[str]
    number: int = 1
    names = tuple(LABELS)
    quick = "kind"

    @cached_property
    def things(self) -> list[Place]:
        found = Place.objects.filter(kind__in=self.shown_kinds).select_related("unit").order_by("name_vi", "pk")
        return list(found)

    def heading(self, name: str) -> str:
        return str(LABELS[name])

    def every(self, name: str) -> str:
        return str(ALL[name])

    def labels(self, name: str) -> dict[str, str]:
        """Values that some place has."""
        return {value: label for value, label in self._named[name].items() if value in self._held[name]}

    @cached_property
    def _named(self) -> dict[str, dict[str, str]]:
        return {
            "kind": {kind: capfirst(str(Kind(kind).label)) for kind in self.shown_kinds},
            "area": dict(sorted(self._areas().items(), key=lambda pair: pair[1])),
            "month": {str(number): capfirst(season.month(number)) for number in range(1, 13)},
            "access": {value: capfirst(str(words)) for value, words in ACCESS.items()},
            "guide": self._guides(),
        }

    @cached_property
    def _held(self) -> dict[str, set[str]]:
        return {name: {value for place in self.things for value in self.values(name, place)} for name in self.names}

    def values(self, name: str, place: Place) -> list[str]:
        return VALUES[name](place)

    def _areas(self) -> dict[str, str]:
        return {place.unit.code: areas.name(place.unit, self.language) for place in self.things if place.unit}

    def _guides(self) -> dict[str, str]:
        reader = Locale.parse(languages.get(self.language).babel)
        spoken = {code for place in self.things for code in place.guide_languages}
        known = [language for code, language in languages.KNOWN.items() if code in spoken]
        return {k.code: capfirst(Locale.parse(k.babel).get_language_name(reader)) for k in known}

    @cached_property
    def found(self) -> list[Place]:
        return self.passing()

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


def _access(place: Place) -> list[str]:
    """Who asks for part of it takes the whole as well."""
    return {StepFree.YES: ["yes", "partly"], StepFree.PARTLY: ["partly"]}.get(place.step_free, [])


VALUES: dict[str, Callable[[Place], list[str]]] = {
    "kind": lambda place: [place.kind],
    "area": lambda place: [place.unit.code] if place.unit else [],
    "month": lambda place: [str(number) for number in place.months],
    "access": _access,
    "guide": lambda place: list(place.guide_languages),
}
