"""What machines did in a period: requests by engine and agency, and what people made of the suggestions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean
from typing import Protocol

from django.db.models import F, QuerySet, Sum

from translation.machines.meter import of_month
from translation.models import MachineUse, SegmentChange


class Period(Protocol):
    """Such as those of reports."""

    @property
    def moments(self) -> tuple[dt.datetime, dt.datetime]:
        """The first and the last moment, both included."""
        ...


@dataclass(frozen=True)
class Share:
    """By engine: texts that it answered, suggestions taken as they were, and others by how much was changed."""

    engine: str
    suggestions: int
    accepted_unchanged: int
    changed: int
    mean_percent_changed: float | None  # of the changed ones; None without any


def machine_share(period: Period) -> list[Share]:
    """One per engine that was asked or whose words were saved in the period, by code."""
    first, last = period.moments
    answered = _answered(MachineUse.objects.filter(at__gte=first, at__lte=last))
    saved = _last_shares(SegmentChange.objects.filter(at__gte=first, at__lte=last).exclude(suggested_by=""))
    return [_share(engine, answered.get(engine, 0), saved.get(engine, [])) for engine in sorted({*answered, *saved})]


def _answered(uses: QuerySet[MachineUse]) -> dict[str, int]:
    by_engine = uses.order_by().values("engine").annotate(answered=Sum(F("segments") - F("failures")))
    return {row["engine"]: row["answered"] for row in by_engine}


def _last_shares(changes: QuerySet[SegmentChange]) -> dict[str, list[int]]:
    """By engine the share of each segment's last save; a segment is counted once."""
    last = {
        segment: (engine, share)
        for segment, engine, share in changes.order_by("at", "pk").values_list(
            "segment_id", "suggested_by", "edited_share"
        )
    }
    found: dict[str, list[int]] = {}
    for engine, share in last.values():
        found.setdefault(engine, []).append(share)
    return found


def _share(engine: str, suggestions: int, shares: Iterable[int]) -> Share:
    kept = [share for share in shares if not share]
    changed = [share for share in shares if share]
    return Share(engine, suggestions, len(kept), len(changed), round(fmean(changed), 1) if changed else None)


@dataclass(frozen=True)
class Use:
    """Of one engine in one month: by one agency, or by standing pages, which have none."""

    agency: str
    segments: int
    characters: int
    failures: int


def month_use(engine: str, now: dt.datetime) -> list[Use]:
    """One line per agency that used the engine in this month, the most first."""
    uses = of_month(now).filter(engine=engine).order_by().values("agency__name_vi")
    sums = uses.annotate(texts=Sum("segments"), sent=Sum("characters"), failed=Sum("failures")).order_by("-sent")
    return [Use(row["agency__name_vi"] or "", row["texts"], row["sent"], row["failed"]) for row in sums]
