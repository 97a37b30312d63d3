"""Walks of random steps through the desk, from a seed that is printed."""

from __future__ import annotations

import os
import random

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.soak.machine import Desk

STEPS = int(os.environ.get("STEPS", "1000"))
SEED = int(os.environ.get("SEED", random.randrange(1_000_000)))
IN_ONE_RUN = 50  # steps; hypothesis leaves some rules out of each run, so that more runs are more different


def walk(steps: int, machine: type[Desk] = Desk, number: int = 0, in_one_run: int = IN_ONE_RUN) -> None:
    """Runs of a number of steps each; nothing is kept from one run for the next."""
    runs = settings(
        max_examples=max(steps // in_one_run, 1),
        stateful_step_count=in_one_run,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
        report_multiple_bugs=False,
    )
    run_state_machine_as_test(seed(SEED + number)(machine), settings=runs)
