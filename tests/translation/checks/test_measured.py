"""Good translations pass and bad ones are caught, measured on pairs that were written before the checks."""

import csv
from collections import Counter

import pytest

from tests.translation.measuring import CODES, HERE, blocking, good_pairs, measure
from translation.glossary import shipped

CAUGHT_MIN, BLOCKED_MAX = 0.97, 0.02
PAIRS_MIN, BAD_MIN = 100, 20


@pytest.mark.parametrize("code", CODES)
def test_bad_translations_are_caught_and_good_ones_are_not_blocked(code):
    goods = good_pairs(code)
    measured = measure(goods)
    assert measured.good >= PAIRS_MIN
    assert sum(measured.bad.values()) >= BAD_MIN
    few = {fault: share for fault, share in measured.shares().items() if share < CAUGHT_MIN}
    assert not few, [(bad.fault, bad.target) for bad in measured.missed if bad.fault in few]
    assert measured.false_alarms < BLOCKED_MAX, [(good.target, found) for good, found in measured.blocked]


GOOD_MIN, FOUND_MIN = 0.97, 0.85


@pytest.mark.parametrize("author", ["second", "third"])
def test_faults_made_by_hand_are_caught_too(author):
    """Another author's pairs: hard good ones, and bad ones with one fault each as people and machines make them."""
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for code in CODES:
        known = shipped(code)
        with (HERE / "pairs" / author / f"{code}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found = blocking(row["source"], row["target"], code, row["kind"], known)
                seen[row["verdict"]] += 1
                right[row["verdict"]] += bool(found) is (row["verdict"] != "good")
    assert right["good"] / seen["good"] >= GOOD_MIN
    few = {verdict: right[verdict] / seen[verdict] for verdict in seen if right[verdict] / seen[verdict] < FOUND_MIN}
    assert not few
