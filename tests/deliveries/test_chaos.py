"""Failing receivers and killed workers: nothing is lost, applied twice, out of order or shown after its withdrawal."""

import json
import os
import random
import subprocess
import sys

import pytest

from tests.cms.installation import ROOT

pytestmark = pytest.mark.db
DELIVERIES, KILLS = (2000, 20) if os.environ.get("SOAK") else (250, 10)


def chaos(folder, seed):
    command = [sys.executable, "-m", "tests.deliveries.chaos", *map(str, (folder, DELIVERIES, KILLS, seed))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    sys.stdout.write(f"SEED={seed}\n{done.stdout}{done.stderr[-4000:]}")
    assert done.returncode == 0, f"SEED={seed}"
    return {result["way"]: result for result in map(json.loads, done.stdout.splitlines())}


def test_nothing_is_lost_twice_or_out_of_order(tmp_path):
    seed = int(os.environ.get("SEED", random.randrange(10_000)))
    ways = chaos(tmp_path, seed)
    ours = ways.pop("ours")
    assert ours["broken"] == {}, (seed, ours)
    assert ours["sent"] >= DELIVERIES
    assert (ours["killed"], ours["broke down"]) == (KILLS, 0)
    assert min(ours["withdrawals"], ours["replaced"]) > 0
    assert sum(ours["mishaps"].values()) > 0.2 * ours["requests"]
    assert ours["attempts"]["lost"] > 0
    assert ours["repeats"] > 0
    assert (ways.pop("none_at_all")["broken"], len(ways)) == ({}, 4), seed
    for way in ways.values():
        assert set(way["breaks"]) & set(way["broken"]), (seed, way)
        assert not way["to_the_end"] or "not settled" not in way["broken"], (seed, way)
