"""The tables of a report, made from the cube; every number says which lines it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms import languages
from planning.models import Activity
from reference.folding import strip_marks
from reporting import labels as words
from reporting.figures import Cube, Number, Pick
from reporting.labels import Labels
from reporting.ledger.entry import DELIVERIES, Receipt, What
from reporting.scope import Scope

STORIES = Pick(frozenset({What.STORY}))
SENT = Pick(DELIVERIES)
ACTIVITIES = Pick(frozenset({What.ACTIVITY}))
WORK = (
    What.AGAIN, What.UPDATE, What.CORRECTION, What.WITHDRAWAL, What.EXPIRY, What.APPROVED, What.CHECKED,
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    head: str
    pick: Pick


@dataclass(frozen=True)
class Row:
    head: str
    numbers: tuple[Number, ...]

    @property
    def is_empty(self) -> bool:
        return not any(number.count for number in self.numbers)


@dataclass(frozen=True)
class Table:
    """`corner` heads the first column; the last row adds up what stands above it."""

    name: str
    title: str
    corner: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row


@dataclass(frozen=True)
class Maker:
    """What all tables of one report are made from."""

    cube: Cube
    labels: Labels
    scope: Scope

    def all(self) -> list[Table]:
        """In the order of the report; tables of what did not occur are left out, but for the first."""
        made = [self.stories(), self.work(), self.types(), self.channels(), self.activities()]
        return [table for table in made if table.name == "stories" or table.rows]

    def stories(self) -> Table:
        columns = [*self._languages(STORIES), Column(_("Total"), STORIES)]
        return self._table(
            "stories", _("Stories published, by agency and language"), "agency", self._agencies(), columns
        )

    def work(self) -> Table:
        """What else each agency's stories and people did."""
        columns = [
            *(Column(words.what(what), Pick(frozenset({what}))) for what in WORK),
            Column(_("Deliveries"), SENT),
            Column(words.what(What.ACTIVITY), ACTIVITIES),
        ]
        title = _("Changes, translations, deliveries and activities, by agency")
        return self._table("work", title, "agency", self._agencies(), columns)

    def types(self) -> Table:
        columns = [*self._languages(STORIES), Column(_("Total"), STORIES)]
        title = _("Stories published, by type and language")
        return self._table("types", title, "type", self._occurring("type", STORIES), columns)

    def channels(self) -> Table:
        """Kinds of deliveries add up to the total, and so do receipts."""
        kinds = (What.SENT, What.CHANGE_SENT, What.WITHDRAWAL_SENT)
        columns = [
            *(Column(words.what(kind), Pick(frozenset({kind}))) for kind in kinds),
            Column(_("Total"), SENT),
            *(Column(words.receipt(level), SENT.of("receipt", level.value)) for level in Receipt),
        ]
        return self._table(
            "channels", _("Deliveries, by channel"), "channel", self._occurring("channel", SENT), columns
        )

    def activities(self) -> Table:
        occurring = self.cube.values("type", ACTIVITIES)
        kinds = [kind for kind in Activity.Kind.values if kind in occurring]  # the last of them is "other"
        columns = [
            *(Column(words.type_name(kind), ACTIVITIES.of("type", kind)) for kind in kinds),
            Column(_("Total"), ACTIVITIES),
        ]
        agencies = self.labels.roster.ordered(self.cube.values("agency", ACTIVITIES))
        return self._table("activities", _("Activities, by agency and kind"), "agency", agencies, columns)

    def _table(self, name: str, title: str, axis: str, rows: Sequence[int | str], columns: Sequence[Column]) -> Table:
        corners = {"agency": _("Agency"), "type": _("Type"), "channel": _("Channel")}
        picks = [column.pick for column in columns]
        numbers = self.cube.cross(axis, rows, picks)
        made = tuple(Row(self.labels.of(axis, row), found) for row, found in zip(rows, numbers, strict=True))
        total = Row(_("Total"), tuple(self.cube.number(pick) for pick in picks))
        return Table(name, title, corners[axis], tuple(column.head for column in columns), made, total)

    def _languages(self, pick: Pick) -> list[Column]:
        """Those of the site, and those of which something was counted; or the one that was asked for."""
        known = [self.scope.language] if self.scope.language else list(languages.CODES)
        more = sorted(self.cube.values("language", pick) - set(known))
        return [Column(words.language(code), pick.of("language", code)) for code in [*known, *more]]

    def _agencies(self) -> list[int]:
        """Those that exist on the last day, also with nothing done, and those of which something was counted."""
        roster = self.labels.roster
        existing = {pk for pk in roster.existing if self.scope.admits(pk)}
        return roster.ordered(existing | self.cube.values("agency", Pick()))

    def _occurring(self, axis: str, pick: Pick) -> list[int | str]:
        found: Iterable[int | str] = self.cube.values(axis, pick)
        return sorted(found, key=lambda value: strip_marks(self.labels.of(axis, value)))
