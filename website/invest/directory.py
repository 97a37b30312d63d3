"""The directory of industrial parks or clusters: narrowed by filters, sorted; all of it is in the address.

A province has some dozens of them, so they are read whole and sifted here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from reference.folding import strip_marks
from reference.localized import localized
from reference.models import SiteDistance
from reference.models.site import IndustrialSite
from website.search.filters import Choice, Facet
from website.search.listing import Link
from website.templatetags.site import number

NAMES = ("state", "unit", "sector", "free")
FREE_FROM = ("5", "10", "25", "50", "100")  # ha
SEPARATORS = re.compile(r"[,;、，；]")
NOTES = re.compile(r"[(（][^)）]*[)）]")  # "electronics (planned)"
LAST = Decimal("Infinity")
Tests = dict[str, Callable[[IndustrialSite, str], bool]]


@dataclass
class Directory:
    """What the address asks for, and the sites that fit."""

    sites: list[IndustrialSite]
    given: QueryDict
    language: str

    @cached_property
    def asked(self) -> dict[str, str]:
        """Filled filters, whatever their values."""
        values = {name: self.given.get(name, "").strip() for name in NAMES}
        return {name: value for name, value in values.items() if value}

    @cached_property
    def chosen(self) -> dict[str, str]:
        """Values that the register knows, by the filter's name."""
        return {name: value for name, value in self.asked.items() if value in self._labels(name)}

    @property
    def has_unknown_filter(self) -> bool:
        return self.asked != self.chosen

    @cached_property
    def sort(self) -> str:
        asked = self.given.get("sort", "")
        return asked if asked in SORTS else "name"

    @property
    def is_plain(self) -> bool:
        """Nothing is narrowed or sorted: the one form that search engines keep."""
        return not self.asked and self.sort == "name"

    @cached_property
    def rows(self) -> list[IndustrialSite]:
        key = SORTS[self.sort]
        found = self._passing()
        return sorted(found, key=lambda site: (key(site), self._name(site)))

    def _passing(self, without: str = "") -> list[IndustrialSite]:
        tests = [(name, value) for name, value in self.chosen.items() if name != without]
        return [site for site in self.sites if all(value in self._values(name, site) for name, value in tests)]

    def _values(self, name: str, site: IndustrialSite) -> list[str]:
        """The values of a filter that let the site through."""
        if name == "state":
            return [site.state]
        if name == "unit":
            return [site.unit.code] if site.unit else []
        if name == "sector":
            return [key for key, _label in sectors_of(site, self.language)]
        return [least for least in FREE_FROM if site.free_ha is not None and site.free_ha >= int(least)]

    def _labels(self, name: str) -> dict[str, str]:
        """Every value that a filter may have, with its name for the reader."""
        if name == "state":
            return {value: capfirst(str(label)) for value, label in IndustrialSite.State.choices}
        if name == "unit":
            units = {
                site.unit.code: localized(site.unit, "name", self.language).text for site in self.sites if site.unit
            }
            return dict(sorted(units.items(), key=lambda pair: strip_marks(pair[1])))
        if name == "sector":
            found = [pair for site in self.sites for pair in sectors_of(site, self.language)]
            return dict(sorted(dict(reversed(found)).items(), key=lambda pair: strip_marks(pair[1])))
        return {least: _("%(area)s ha or more") % {"area": number(int(least))} for least in FREE_FROM}

    @cached_property
    def facets(self) -> list[Facet]:
        """Each filter with the values that would leave something."""
        return [facet for facet in map(self._facet, NAMES) if facet.is_useful]

    def _facet(self, name: str) -> Facet:
        counts = Counter(value for site in self._passing(without=name) for value in self._values(name, site))
        chosen = self.chosen.get(name)
        choices = [
            Choice(value, label, counts[value], self.address(**{**self.chosen, name: value}), value == chosen)
            for value, label in self._labels(name).items()
            if counts[value] or value == chosen
        ]
        return Facet(name, heading(name), every(name), choices)

    @property
    def quick_facets(self) -> list[Facet]:
        """Plain links to the states, while none is chosen."""
        return [facet for facet in self.facets if facet.name == "state" and facet.chosen is None]

    @property
    def form_facets(self) -> list[Facet]:
        return [facet for facet in self.facets if facet not in self.quick_facets]

    @property
    def sorts(self) -> list[Choice]:
        """Ways to sort that this register has something for."""
        return [Choice(name, label, 0, "", name == self.sort) for name, label in sort_labels().items()]

    @property
    def removals(self) -> list[Link]:
        """Each chosen filter, and the address without it."""
        words = _("%(filter)s: %(value)s")
        return [
            Link(
                words % {"filter": heading(name), "value": self._labels(name)[value]},
                self.address(**{other: v for other, v in self.chosen.items() if other != name}),
            )
            for name, value in self.chosen.items()
        ]

    def address(self, **chosen: str) -> str:
        """Of the list with these filters, sorted as now."""
        asked = {name: chosen[name] for name in NAMES if name in chosen}
        if self.sort != "name":
            asked["sort"] = self.sort
        return f"?{urlencode(asked)}" if asked else "."

    def _name(self, site: IndustrialSite) -> str:
        return strip_marks(localized(site, "name", self.language).text)


def sectors_of(site: IndustrialSite, language: str) -> list[tuple[str, str]]:
    """(value in the address, name) of each sector that the register's line about sectors names."""
    line = NOTES.sub("", localized(site, "sectors", language).text).strip().rstrip(".。")
    names = [part.strip() for part in SEPARATORS.split(line)]
    return [(strip_marks(name).casefold(), capfirst(name)) for name in names if name]


def heading(name: str) -> str:
    return {"state": _("State"), "unit": _("Place"), "sector": _("Sector"), "free": _("Free land")}[name]


def every(name: str) -> str:
    """The choice that does not narrow."""
    return {
        "state": _("All states"),
        "unit": _("All places"),
        "sector": _("All sectors"),
        "free": _("Any area"),
    }[name]


def sort_labels() -> dict[str, str]:
    return {
        "name": _("Name"),
        "free": _("Most free land first"),
        "rent": _("Lowest land rent first"),
        "hanoi": _("Nearest to Hanoi first"),
        "port": _("Nearest to Hai Phong port first"),
    }


def _nearest(to: str) -> Callable[[IndustrialSite], Decimal]:
    def kilometres(site: IndustrialSite) -> Decimal:
        found = site.distance_to(to)
        return found.km if found else LAST

    return kilometres


SORTS: dict[str, Callable[[IndustrialSite], Decimal]] = {
    "name": lambda site: Decimal(0),
    "free": lambda site: LAST if site.free_ha is None else -site.free_ha,
    "rent": lambda site: LAST if site.land_rent_usd is None else site.land_rent_usd,
    "hanoi": _nearest(SiteDistance.To.HANOI),
    "port": _nearest(SiteDistance.To.HAI_PHONG_PORT),
}


def all_of(model: type[IndustrialSite]) -> list[IndustrialSite]:
    """Every row with what the list shows; three queries."""
    rows: Iterable[IndustrialSite] = model.objects.select_related("unit", "agency")
    return list(rows.prefetch_related("distances", "figure_sources"))
