"""Which industrial parks an address asks to compare: two to four of the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from reference.localized import localized
from reference.models import IndustrialPark

LEAST, MOST = 2, 4
CODES_MAX, CODE_MAX = 20, 50  # of an address that anybody may write


@dataclass
class Asked:
    """What the address names."""

    codes: list[str]
    all_parks: list[IndustrialPark]

    @classmethod
    def of(cls, values: Iterable[str], all_parks: list[IndustrialPark]) -> Asked:
        """`parks=a,b` and `parks=a&parks=b` are the same."""
        codes = [code.strip()[:CODE_MAX] for value in values for code in value.split(",")]
        return cls(list(dict.fromkeys(code for code in codes if code))[:CODES_MAX], all_parks)

    @cached_property
    def found(self) -> list[IndustrialPark]:
        by_code = {park.code: park for park in self.all_parks}
        return [by_code[code] for code in self.codes if code in by_code]

    @property
    def shown(self) -> list[IndustrialPark]:
        return self.found[:MOST]

    @property
    def left_out(self) -> list[IndustrialPark]:
        return self.found[MOST:]

    @property
    def unknown(self) -> list[str]:
        known = {park.code for park in self.all_parks}
        return [code for code in self.codes if code not in known]

    @property
    def chosen(self) -> list[str]:
        return [park.code for park in self.shown]


@dataclass(frozen=True)
class Column:
    """One park of the comparison, and the address of the same without it; empty where too few would be left."""

    park: IndustrialPark
    url: str


def columns(asked: Asked) -> list[Column]:
    def without(park: IndustrialPark) -> str:
        others = [code for code in asked.chosen if code != park.code]
        return f"?parks={','.join(others)}" if len(others) >= LEAST else ""

    return [Column(park, without(park)) for park in asked.shown]


def messages(asked: Asked, code: str) -> list[str]:
    """What is wrong with the choice, each with what to do."""
    said = [
        _("There is no industrial park “%(code)s” in the register; it was left out.") % {"code": name}
        for name in asked.unknown
    ]
    if asked.left_out:
        names = ", ".join(localized(park, "name", code).text for park in asked.left_out)
        said.append(
            _("At most four parks fit side by side. Left out: %(names)s. Take one away to make room.")
            % {"names": names}
        )
    if len(asked.found) < LEAST:
        said.append(_("Choose at least two parks to compare."))
    return said
