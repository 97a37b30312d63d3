"""Counts the lines of the ledger: a sparse cube of cells, and which lines a number stands for. Pure: no queries.

Every line is one in exactly one cell, so that the sum of all cells is the number of lines whichever way one adds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reporting.ledger.entry import Cell, Entry, What


@dataclass(frozen=True)
class Pick:
    """Lines that have all of this; what is None or empty is not asked for."""

    what: frozenset[What] = frozenset()
    agency: int | None = None
    language: str | None = None
    type: str | None = None
    channel: int | None = None
    receipt: str | None = None
    task: int | None = None

    def takes(self, entry: Entry) -> bool:
        return self.takes_cell(entry.cell) and (self.task is None or entry.task == self.task)

    def takes_cell(self, cell: Cell) -> bool:
        return (
            (not self.what or cell.what in self.what)
            and (self.agency is None or cell.agency == self.agency)
            and (self.language is None or cell.language == self.language)
            and (self.type is None or cell.type == self.type)
            and (self.channel is None or cell.channel == self.channel)
            and (self.receipt is None or cell.receipt == self.receipt)
        )

    def of(self, axis: str, value: int | str) -> Pick:
        """Narrowed to one value of an axis, such as one agency."""
        return replace(self, **{axis: value})


@dataclass(frozen=True)
class Number:
    """A number, and the lines that it counts."""

    count: int
    pick: Pick


@dataclass(frozen=True)
class Cube:
    """How many lines are in each cell that has any."""

    cells: Mapping[Cell, int]

    def total(self, pick: Pick) -> int:
        return sum(count for cell, count in self.cells.items() if pick.takes_cell(cell))

    def number(self, pick: Pick) -> Number:
        return Number(self.total(pick), pick)

    def values(self, axis: str, pick: Pick) -> set[int | str]:
        """Values of an axis that occur in the lines picked."""
        return {getattr(cell, axis) for cell in self.cells if pick.takes_cell(cell)}

    def cross(self, axis: str, rows: Iterable[int | str], columns: Sequence[Pick]) -> list[tuple[Number, ...]]:
        """For each value of the axis, the numbers of all columns; one pass over the cells."""
        counts: Counter[tuple[int | str, int]] = Counter()
        for cell, count in self.cells.items():
            for place, column in enumerate(columns):
                if column.takes_cell(cell):
                    counts[getattr(cell, axis), place] += count
        return [
            tuple(Number(counts[row, place], column.of(axis, row)) for place, column in enumerate(columns))
            for row in rows
        ]


def count(entries: Iterable[Entry]) -> Cube:
    return Cube(Counter(entry.cell for entry in entries))
