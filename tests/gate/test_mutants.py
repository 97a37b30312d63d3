"""Guards taken out one by one: each time, attempts that are named here let something out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from content import clearance, gate, wagtail_actions
from content.models import Clearance
from content.models.base import BasePage
from tests.gate.attempts import ATTEMPTS
from tests.gate.trial import LeakError, refuse_leaks

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Mutant:
    """`take_out` removes the guard; each of the attempts in `caught_by` then fails."""

    take_out: Callable[[pytest.MonkeyPatch], None]
    caught_by: tuple[str, ...]


def any_clearance_of_the_page(page_id: int, digest: str) -> bool:
    return Clearance.objects.in_force().filter(page_id=page_id).exists()


MUTANTS = {
    "check taken out of save()": Mutant(
        lambda patch: patch.delattr(BasePage, "save"),
        ("edit_and_publish", "bulk_publish", "api_publish", "revision_publish", "save_as_live", "add_as_live"),
    ),
    "check taken out of the scheduling action": Mutant(
        lambda patch: patch.setattr(wagtail_actions, "check_schedule", lambda page: None),
        ("edit_and_schedule",),
    ),
    "digest ignored": Mutant(
        lambda patch: patch.setattr(gate, "is_cleared", any_clearance_of_the_page),
        ("edit_and_publish", "edit_and_schedule", "revision_publish", "wagtails_own_release_command"),
    ),
    "approver allowed to be the author": Mutant(
        lambda patch: patch.setattr(clearance, "writers", lambda page: set()),
        ("clear_ones_own_text",),
    ),
    "saving allowed to put live": Mutant(
        lambda patch: patch.setattr(gate, "_check_unchanged", lambda page, update_fields: None),
        ("save_some_fields_as_live", "save_as_live", "add_as_live"),
    ),
    "bare rows not looked at": Mutant(
        lambda patch: patch.setattr(gate, "check_generic", lambda page, update_fields: None),
        ("add_as_live", "save_as_another_type"),
    ),
}


@pytest.mark.parametrize(("mutant", "attempt"), [(name, by) for name, m in MUTANTS.items() for by in m.caught_by])
def test_without_the_guard_the_attempt_lets_something_out(mutant, attempt, world, monkeypatch):
    MUTANTS[mutant].take_out(monkeypatch)
    with pytest.raises(LeakError):
        refuse_leaks(ATTEMPTS[attempt], world)
