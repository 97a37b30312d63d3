"""Counts what goes to machines, for each month and agency, and stops when the month's quota is used up.

Two workers that ask at the same moment may both be let through: each oversteps by one request at most, because both
count it before they ask again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from planning.words import day
from translation.machines.base import Call, Failure, MachineError, Reason
from translation.models_machines import MachineEngine, MachineQuota, MachineUse


@dataclass(frozen=True)
class EngineMeter:
    """One engine's meter for one translation, or for nobody's."""

    engine: str
    language: str
    agency_id: int | None = None
    translation_id: int | None = None

    def ask(self, characters: int) -> None:
        """Raises MachineError when so many more would pass a quota."""
        for quota, used in self._quotas():
            if used + characters > quota:
                raise MachineError(Failure(Reason.QUOTA, _not_enough()), is_final=True)

    def count(self, call: Call) -> None:
        MachineUse.objects.create(
            engine=self.engine,
            language=self.language,
            agency_id=self.agency_id,
            translation_id=self.translation_id,
            segments=call.segments,
            characters=call.characters,
            failures=call.failures,
            milliseconds=call.milliseconds,
            outcome=call.outcome,
        )

    def _quotas(self) -> Iterator[tuple[int, int]]:
        """Quota and use: the office's, then the agency's."""
        uses = of_month(timezone.now()).filter(engine=self.engine)
        row = MachineEngine.objects.filter(code=self.engine).first()
        if row is not None and row.characters_per_month is not None:
            yield row.characters_per_month, _characters(uses)
        own = MachineQuota.objects.filter(engine__code=self.engine, agency=self.agency_id).first()
        if own is not None:
            yield own.characters_per_month, _characters(uses.filter(agency=self.agency_id))


def of_month(now: dt.datetime) -> QuerySet[MachineUse]:
    """Requests of the month, by the office's clock."""
    return MachineUse.objects.filter(at__gte=_month(now), at__lt=_next_month(now))


def _month(now: dt.datetime) -> dt.datetime:
    here = timezone.localtime(now, timezone.get_default_timezone())
    return here.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _next_month(now: dt.datetime) -> dt.datetime:
    return _month(_month(now) + dt.timedelta(days=32))


def _characters(uses: QuerySet[MachineUse]) -> int:
    return uses.aggregate(all=Sum("characters"))["all"] or 0


def _not_enough() -> str:
    message = _("Not enough is left of this month's quota of the translation machine. It begins anew on %(day)s.")
    return message % {"day": day(_next_month(timezone.now()).date())}
