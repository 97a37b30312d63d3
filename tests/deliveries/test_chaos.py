"""Failing receivers and killed workers: nothing is lost, applied twice, out of order or shown after its withdrawal."""

import json
import os
import random
import subprocess
import sys

import pytest

from tests.cms.installation import ROOT

pytestmark = pytest.mark.db
DELIVERIES = int(os.environ.get("DELIVERIES", "500"))  # `DELIVERIES=2000` for the whole of it


def chaos(folder, seed):
    command = [sys.executable, "-m", "tests.deliveries.chaos", str(folder), str(DELIVERIES), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    sys.stdout.write(f"SEED={seed}\n{done.stdout}")
    assert done.returncode == 0, f"SEED={seed}\n{done.stdout}\n{done.stderr[-4000:]}"
    return {result["way"]: result for result in map(json.loads, done.stdout.splitlines())}


def test_nothing_is_lost_twice_or_out_of_order(tmp_path):
    seed = int(os.environ.get("SEED", random.randrange(10_000)))
    ways = chaos(tmp_path, seed)
    ours = ways.pop("ours")
    assert ours["broken"] == {}, (seed, ours)
    assert ours["sent"] >= DELIVERIES
    assert ours["killed"] == 20
    assert sum(ours["mishaps"].values()) > 0.2 * ours["requests"]
    assert ours["attempts"]["lost"] > 0
    assert ours["repeats"] > 0
    broken = {
        "done_before_sent": "lost",
        "no_fence": "claims and attempts differ",
        "older_after_newer": "older after newer",
        "withdrawn_only_where_confirmed": "withdrawn but shown",
    }
    assert {way: promise for way, promise in broken.items() if not ways[way]["broken"].get(promise)} == {}, (seed, ways)
