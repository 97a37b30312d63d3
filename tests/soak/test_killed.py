"""Killed in the middle of publishing, the database is as before or as after, and doing it again completes it."""

import json
import os
import random
import subprocess
import sys

import pytest

from tests.cms.installation import ROOT

pytestmark = pytest.mark.db
ALL = bool(os.environ.get("SOAK"))


def test_nothing_is_half_done_after_a_kill(tmp_path, migrated_database):
    """Every fifth statement from a seed that is printed; `make soak` takes all (SOAK=1)."""
    seed = int(os.environ.get("SEED", random.randrange(10_000)))
    step, offset = (1, 0) if ALL else (5, seed)
    command = [sys.executable, "-m", "tests.soak.killing", str(tmp_path), migrated_database, str(step), str(offset)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    sys.stdout.write(f"SEED={seed}\n{done.stdout}")
    assert done.returncode == 0, f"SEED={seed}\n{done.stdout}\n{done.stderr[-4000:]}"
    results = [json.loads(line) for line in done.stdout.splitlines()]
    *operations, loops, mutant = results
    assert [one["operation"] for one in operations] == ["publishing", "releasing", "correcting", "withdrawing"]
    for one in operations:
        assert one["before"] > 0, one
        assert one["after"] > 0, one
        assert one["killed"] >= one["statements"] // step, one
        assert one["again"] >= one["killed"] // 3, one
    assert sum(loops["loops"]) == 100
    assert mutant["found"], "without its transaction, publishing was never found half done"
