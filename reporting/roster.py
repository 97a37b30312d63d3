"""Agencies on the last day of a period: which stands in whose place, and what it is called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reference.folding import strip_marks
from reference.models import Agency

UNKNOWN = 0  # the agency of a page that was deleted together with every trace of whose it was


@dataclass(frozen=True)
class Roster:
    """By primary key; `standing` leads from each agency to the one that has its duties on the day."""

    names: Mapping[int, str]
    standing: Mapping[int, int]
    codes: Mapping[str, int]
    existing: tuple[int, ...]  # on the day, in the order of the alphabet

    def name(self, agency: int) -> str:
        return self.names.get(agency) or _("Agency not known")

    def stands_for(self, agency: int) -> int:
        return self.standing.get(agency, UNKNOWN)

    def with_predecessors(self, agencies: Collection[int]) -> frozenset[int]:
        """These agencies, and those whose duties they have on the day."""
        return frozenset(pk for pk, standing in self.standing.items() if pk in agencies or standing in agencies)

    def ordered(self, agencies: Collection[int]) -> list[int]:
        return sorted(agencies, key=lambda pk: (pk == UNKNOWN, strip_marks(self.name(pk)), pk))


def on(day: dt.date) -> Roster:
    """One query."""
    agencies = {agency.pk: agency for agency in Agency.objects.all()}
    for agency in agencies.values():
        agency.successor = agencies.get(agency.successor_id)  # so that the line of succession asks for nothing
    existing = [agency for agency in agencies.values() if agency.is_valid_on(day)]
    existing.sort(key=lambda agency: strip_marks(str(agency)))
    return Roster(
        names={pk: str(agency) for pk, agency in agencies.items()},
        standing={pk: agency.successor_on(day).pk for pk, agency in agencies.items()},
        codes={agency.code: pk for pk, agency in agencies.items()},
        existing=tuple(agency.pk for agency in existing),
    )
