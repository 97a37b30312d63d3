"""What a report is about: the period, and whose and which language's records of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planning.periods import Period
from reporting.roster import Roster


@dataclass(frozen=True)
class Scope:
    period: Period
    roster: Roster
    agencies: frozenset[int] | None = None  # as the records name them; None: all, also those not known
    language: str = ""  # empty: all

    def admits(self, agency: int) -> bool:
        return self.agencies is None or agency in self.agencies

    def in_period(self, period: Period) -> Scope:
        return replace(self, period=period)
