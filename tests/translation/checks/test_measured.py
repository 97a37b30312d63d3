"""Good translations pass and bad ones are caught, measured on pairs that were written before the checks."""

import pytest

from tests.translation.measuring import CODES, good_pairs, measure

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
