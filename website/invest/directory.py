"""The directory of industrial parks or clusters: narrowed by filters, sorted; all of it is in the address.

A province has some dozens of them, so they are read whole and sifted here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from reference.folding import strip_marks
from reference.localized import localized
from reference.models import SiteDistance
from reference.models.site import IndustrialSite
from website.filtering import Choice, Sifted
from website.templatetags.site import number

NAMES = ("state", "unit", "sector", "free")
FREE_FROM = ("5", "10", "25", "50", "100")  # ha
SEPARATORS = re.compile(r"[,;、，；]")
NOTES = re.compile(r"[(（][^)）]*[)）]")  # "electronics (planned)"
LAST = Decimal("Infinity")
Tests = dict[str, Callable[[IndustrialSite, str], bool]]


@dataclass
class Directory(Sifted[IndustrialSite]):
    """What the address asks for, and the sites that fit."""

    things: list[IndustrialSite]
    given: QueryDict
    language: str
    names = NAMES
    quick = "state"

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
        found = self.passing()
        return sorted(found, key=lambda site: (key(site), self._name(site)))

    def values(self, name: str, site: IndustrialSite) -> list[str]:
        if name == "state":
            return [site.state]
        if name == "unit":
            return [site.unit.code] if site.unit else []
        if name == "sector":
            return [key for key, _label in sectors_of(site, self.language)]
        return [least for least in FREE_FROM if site.free_ha is not None and site.free_ha >= int(least)]

    def labels(self, name: str) -> dict[str, str]:
        if name == "state":
            return {value: capfirst(str(label)) for value, label in IndustrialSite.State.choices}
        if name == "unit":
            units = {
                site.unit.code: localized(site.unit, "name", self.language).text for site in self.things if site.unit
            }
            return dict(sorted(units.items(), key=lambda pair: strip_marks(pair[1])))
        if name == "sector":
            found = [pair for site in self.things for pair in sectors_of(site, self.language)]
            return dict(sorted(dict(reversed(found)).items(), key=lambda pair: strip_marks(pair[1])))
        return {least: _("%(area)s ha or more") % {"area": number(int(least))} for least in FREE_FROM}

    def heading(self, name: str) -> str:
        return heading(name)

    def every(self, name: str) -> str:
        return every(name)

    @property
    def sorts(self) -> list[Choice]:
        """Ways to sort that this register has something for."""
        return [Choice(name, label, 0, "", name == self.sort) for name, label in sort_labels().items()]

    def kept(self) -> dict[str, str]:
        return {} if self.sort == "name" else {"sort": self.sort}

    def _name(self, site: IndustrialSite) -> str:
        return strip_marks(localized(site, "name", self.language).text)


def sectors_of(site: IndustrialSite, language: str) -> list[tuple[str, str]]:
    """(value in the address, name) of each sector that the register's line about sectors names."""
    line = NOTES.sub("", localized(site, "sectors", language).text).strip().rstrip(".。")
    names = [part.strip() for part in SEPARATORS.split(line)]
    return [(strip_marks(name).casefold(), capfirst(name)) for name in names if name]


def heading(name: str) -> str:
    return {"state": _("Status"), "unit": _("Place"), "sector": _("Sector"), "free": _("Free land")}[name]


def every(name: str) -> str:
    """The choice that does not narrow."""
    return {
        "state": _("Any status"),
        "unit": _("All places"),
        "sector": _("All sectors"),
        "free": _("Any area"),
    }[name]


def sort_labels() -> dict[str, str]:
    return {
        "name": _("Name, A to Z"),
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
