"""Agencies of today with what they were called before, and the officials in office today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from reference.models import Agency, Official

RANKS = list(Official.Rank)


@dataclass(frozen=True)
class Entry:
    """One agency of today; `former` are those whose duties it took over, the latest first."""

    agency: Agency
    former: list[Agency]
    officials: list[Official]

    @property
    def head(self) -> Official | None:
        return next((official for official in self.officials if official.rank == Official.Rank.HEAD), None)


@dataclass(frozen=True)
class Group:
    """Officials of one agency; the leaders of the province have none."""

    agency: Agency | None
    officials: list[Official]


class Directory:
    """Three queries in all, whatever is asked."""

    def __init__(self) -> None:
        self.today = timezone.localdate()

    @cached_property
    def _rows(self) -> dict[str, Agency]:
        """All agencies ever, by code, in the order in which they were entered."""
        return {row.code: row for row in Agency.objects.order_by("pk")}

    @cached_property
    def _before(self) -> dict[int, list[Agency]]:
        """Predecessors by their successor's primary key."""
        found: dict[int, list[Agency]] = defaultdict(list)
        for row in self._rows.values():
            if row.successor_id:
                found[row.successor_id].append(row)
        return found

    @cached_property
    def _officials(self) -> dict[int, list[Official]]:
        """Those in office today whom visitors are told of, by agency: leaders, heads, deputies, each in their order."""
        named = Official.objects.valid_on(self.today).exclude(rank=Official.Rank.OFFICER)
        found: dict[int, list[Official]] = defaultdict(list)
        agencies = {row.pk: row for row in self._rows.values()}
        for row in sorted(named, key=lambda one: (RANKS.index(one.rank), one.position, one.vietnamese)):
            row.agency = agencies[row.agency_id]
            found[row.agency_id].append(row)
        return found

    @cached_property
    def entries(self) -> list[Entry]:
        """Agencies at work today."""
        at_work = set(Agency.objects.at_work_on(self.today).values_list("pk", flat=True))
        return [self._entry(row) for row in self._rows.values() if row.pk in at_work]

    def _entry(self, row: Agency) -> Entry:
        return Entry(row, self.former_of(row), self._officials[row.pk])

    def former_of(self, row: Agency) -> list[Agency]:
        """Everything that led to this agency; ends where a circle would close."""
        found, waiting = [], list(self._before[row.pk])
        while waiting:
            one = waiting.pop(0)
            if one not in found and one != row:
                found.append(one)
                waiting += self._before[one.pk]
        return sorted(found, key=lambda one: one.valid_to or self.today, reverse=True)

    def find(self, code: str) -> Entry | None:
        """An agency of today by its code or by that of one which it succeeded."""
        row = self._rows.get(code)
        return next((e for e in self.entries if row and (e.agency == row or row in e.former)), None)

    @property
    def groups(self) -> list[Group]:
        """Leaders of the province first, whatever agency they belong to, then heads and deputies agency by agency."""
        province = Official.Rank.PROVINCE
        leaders = [one for entry in self.entries for one in entry.officials if one.rank == province]
        groups = [Group(None, sorted(leaders, key=lambda one: (one.position, one.vietnamese)))]
        groups += [Group(e.agency, [one for one in e.officials if one.rank != province]) for e in self.entries]
        return [group for group in groups if group.officials]
