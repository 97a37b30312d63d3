"""Random steps through the desk: no word that was not cleared reaches the public (STEPS=2000 unless told)."""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from content import approval, clearance, files, gate, override
from content.models import Clearance
from reference.proposals import propose
from tests.soak.machine import Desk
from tests.soak.routes import ROUTES
from tests.soak.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.db]
STEPS = int(os.environ.get("STEPS", "2000"))
SEED = int(os.environ.get("SEED", random.randrange(1_000_000)))
IN_ONE_RUN = 100
ENOUGH_FOR_A_MUTANT = 3000  # steps


@pytest.fixture
def world(home, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    Desk.world = World()
    return Desk.world


def walk(steps: int, number: int = 0) -> None:
    """Runs of at most a hundred steps each, from a seed; nothing is kept from one walk for the next."""
    runs = settings(
        max_examples=max(steps // IN_ONE_RUN, 1),
        stateful_step_count=IN_ONE_RUN,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
        report_multiple_bugs=False,
    )
    run_state_machine_as_test(seed(SEED + number)(Desk), settings=runs)


WRITING = ("edit", "autosave", "restore", "move", "words of a picture")
DECIDING = ("submit", "cancel", "approve", "stale approval refused", "cleared", "override", "propose", "confirm")
LEAVING = (
    "release",
    "released at its hour",
    "expired",
    "withdrawn",
    "taken back from release",
    "put back refused",
    "seen live",
)


def missing(counts: Counter[str]) -> list[str]:
    """What has not happened yet; of the routes, which the gate's tests try one by one, those not even tried."""
    untried = [f"by {name}" for name in ROUTES if not counts[f"by {name}"] + counts[f"by {name} refused"]]
    return [name for name in (*WRITING, *DECIDING, *LEAVING, "put back refused") if not counts[name]] + untried


def test_only_cleared_words_reach_the_public(world):
    """Walks on, at most twice as far, until everything has happened at least once."""
    counts, began, walks = world.counts, time.monotonic(), 0
    while counts["steps"] < STEPS or (missing(counts) and counts["steps"] < 2 * STEPS):
        walk(max(STEPS - counts["steps"], STEPS // 10), number=walks)
        walks += 1
    seconds = time.monotonic() - began
    sys.stdout.write(f"SEED={SEED} seconds={seconds:.0f} {dict(sorted(counts.items()))}\n")
    assert missing(counts) == []


class Same(str):
    """A digest that is never another one."""

    __slots__ = ()

    def __ne__(self, other: object) -> bool:
        return False


def any_clearance_of_the_page(page_id: int, digest: str) -> bool:
    return Clearance.objects.in_force().filter(page_id=page_id).exists()


def at_once(user: object, row: object, values: dict, source: str, as_of: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


Patch = pytest.MonkeyPatch
MUTANTS: dict[str, Callable[[Patch], None]] = {
    "no check in save()": lambda patch: patch.setattr(gate, "check", lambda *args: None),
    "the gate ignores the digest": lambda patch: patch.setattr(gate, "is_cleared", any_clearance_of_the_page),
    "approval ignores the digest": lambda patch: patch.setattr(approval, "digest_of", lambda page: Same()),
    "override ignores the digest": lambda patch: patch.setattr(override, "digest_of", lambda page: Same()),
    "the author may approve": lambda patch: patch.setattr(clearance, "writers", lambda page: set()),
    "withdrawal leaves the consent": lambda patch: patch.setattr(clearance, "revoke", lambda *args: 0),
    "facts change at once": lambda patch: patch.setattr(propose, "propose", at_once),
    "words of pictures stay free": lambda patch: patch.setattr(files, "settle", lambda found: None),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_without_the_guard_the_walk_finds_a_leak(mutant, world, monkeypatch):
    MUTANTS[mutant](monkeypatch)
    with pytest.raises(AssertionError):
        walk(ENOUGH_FOR_A_MUTANT)
