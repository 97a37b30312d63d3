"""Which machine may see which text: uncleared text none outside, cleared text what the administrator allowed."""

from __future__ import annotations

from collections.abc import Collection

from translation.machines import engines
from translation.machines.base import Engine
from translation.models_machines import MachineEngine


def choose(is_cleared: bool, language: str, tried: Collection[str] = ()) -> Engine | None:
    """The first engine that is on, may see the text and offers the language; not one whose code was tried.

    Every text that goes to a machine goes to one that this function named.
    """
    rows = {row.code: row for row in MachineEngine.objects.all()}
    for engine in in_order(rows):
        if engine.code not in tried and engine.offers(language) and is_allowed(engine, rows, is_cleared):
            return engine
    return None


def in_order(rows: dict[str, MachineEngine]) -> list[Engine]:
    """The engines that the settings make available, as the office orders them."""
    return sorted(engines.available(), key=lambda engine: rows[engine.code].order if engine.code in rows else 0)


def is_allowed(engine: Engine, rows: dict[str, MachineEngine], is_cleared: bool) -> bool:
    """A machine inside is on as soon as the settings name it, until somebody switches it off; one outside is off."""
    row = rows.get(engine.code)
    if engine.is_inside:
        return row is None or row.is_on
    return is_cleared and row is not None and row.is_on and row.may_see_cleared
