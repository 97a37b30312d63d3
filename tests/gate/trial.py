"""Tries an attempt on every page that must not come out, and says what came out."""

from __future__ import annotations

from contextlib import suppress

from django.db import transaction

from tests.gate import by_api, by_code, by_editor, by_workflow, routes  # noqa: F401  (they fill the register)
from tests.gate.attempts import Attempt
from tests.gate.case import (
    REFUSALS,
    Case,
    found_by_visitors,
    found_in_rows,
    uncleared_live_pages,
    uncleared_schedules,
)
from tests.gate.conftest import World
from tests.gate.reach import Reach

KNOWN = {*routes.TRIED, *routes.BEYOND, *routes.CLOSED, *routes.APART}


class LeakError(AssertionError):
    """Something is out, or has a date, without clearance."""


def refuse_leaks(attempt: Attempt, world: World) -> set[str]:
    """By the administrator, who may do most, on every page; by the chief on the live one. The callers reached."""
    with transaction.atomic():
        with Reach(KNOWN) as reach:
            run(attempt, world, world.cast.administrator, world.pages)
        refuse(attempt, "administrator", leaks(attempt) + sorted(found_by_visitors(world.pages)))
        transaction.set_rollback(True)
    if not attempt.by_code:
        with transaction.atomic():
            run(attempt, world, world.cast.chief, world.pages[-1:])
            refuse(attempt, "chief", leaks(attempt))
            transaction.set_rollback(True)
    return reach.reached


def refuse(attempt: Attempt, who: str, found: list[str]) -> None:
    if found:
        raise LeakError(f"{attempt.name} by the {who}: {found}")


def run(attempt: Attempt, world: World, user: object, pages: list) -> None:
    for page in pages:
        with suppress(*REFUSALS):
            attempt.run(Case(world.cast, user, page.pk))


def leaks(attempt: Attempt) -> list[str]:
    """What is out, or has a date, without clearance."""
    found = uncleared_live_pages() + sorted(found_in_rows())
    return found if attempt.schedules else found + uncleared_schedules()
