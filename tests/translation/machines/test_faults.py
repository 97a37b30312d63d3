"""Fifteen kinds of spoilt answers in four languages: none is offered, and good ones are."""

import pytest

from tests.translation.machines import faults

MOST = 80  # bench/machine_faults.py takes 500


@pytest.mark.parametrize("language", faults.CODES)
def test_no_spoilt_answer_is_accepted(language):
    measured = faults.measure(language, MOST)
    assert measured.accepted == []
    assert measured.good_refused == 0
    assert dict(measured.spoilt) == {operator.__name__: MOST for operator in faults.OPERATORS}


def test_there_are_fifteen_kinds_and_five_hundred_texts():
    assert len({operator.__name__ for operator in faults.OPERATORS}) == 15
    assert len(faults.sources()) >= 500
