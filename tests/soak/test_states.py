"""Random steps through the desk: no word that was not cleared reaches the public (STEPS=1000 unless told)."""

from __future__ import annotations

import sys
import time
from collections import Counter

import pytest

from tests.soak.routes import ROUTES
from tests.soak.walking import SEED, STEPS, walk

pytestmark = [pytest.mark.django_db, pytest.mark.db]

WRITING = ("edit", "autosave", "restore", "move", "words of a picture")
DECIDING = ("submit", "cancel", "approve", "stale approval refused", "cleared", "override", "propose", "confirm")
LEAVING = ("release", "released at its hour", "expired", "withdrawn", "taken back from release", "put back refused")
HISTORY = ("published", "updated", "corrected", "scheduled", "refused", "withdrawn", "expired", "returned")
LONG, MISSED = 10_000, 16  # steps; of some 50 kinds of them, whose rare ones 1,000 steps may leave out
OFTEN = {"seen live": 20, "cleared": 30, "withdrawn": 5, "event corrected": 2, "approve refused": 20}  # in 2,000 steps


def missing(counts: Counter[str]) -> list[str]:
    """What has not happened yet; of the routes, which the gate's tests try one by one, those not even tried."""
    untried = [f"by {name}" for name in ROUTES if not counts[f"by {name}"] + counts[f"by {name} refused"]]
    wanted = (*WRITING, *DECIDING, *LEAVING, *(f"event {kind}" for kind in HISTORY))
    too_few = [name for name, least in OFTEN.items() if counts[name] < least * counts["steps"] / 2000]
    return [name for name in wanted if not counts[name]] + untried + too_few


def test_only_cleared_words_reach_the_public(world):
    """A long walk goes on, at most three times as far, until everything has happened; a short one may miss a little."""
    sys.stdout.write(f"SEED={SEED}\n")  # beforehand: a failure is told with it
    counts, began, walks = world.counts, time.monotonic(), 0
    is_long = STEPS >= LONG
    while counts["steps"] < STEPS or (is_long and missing(counts) and counts["steps"] < 3 * STEPS):
        walk(max(STEPS - counts["steps"], STEPS // 10), number=walks)
        walks += 1
    seconds = time.monotonic() - began
    sys.stdout.write(f"seconds={seconds:.0f} {dict(sorted(counts.items()))}\n")
    left = missing(counts)
    assert len(left) <= (0 if is_long else MISSED), left
