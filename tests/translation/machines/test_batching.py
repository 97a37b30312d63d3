"""Batches: bounded requests, results in order, and one bad text loses only itself."""

import pytest

from translation.machines import batching
from translation.machines.base import Failure, MachineError, Reason

FAULT = Failure(Reason.SERVER_ERROR, "")


class Machine:
    """Answers in capitals; stumbles over texts with a word."""

    def __init__(self, word="", is_final=False):
        self.word, self.is_final, self.batches = word, is_final, []

    def send(self, texts):
        self.batches.append(texts)
        if self.word and any(self.word in text for text in texts):
            raise MachineError(FAULT, self.is_final)
        return [text.upper() for text in texts]


def test_batches_are_bounded_in_texts_and_characters():
    machine = Machine()
    texts = ["x"] * 40 + ["y" * 900] * 3 + ["z" * 9000, "", "w" * 10_001]
    results = batching.translate(texts, machine.send)
    assert results[:44] == [text.upper() for text in texts[:44]]
    assert [result.reason for result in results[44:]] == [Reason.EMPTY, Reason.TOO_LONG]
    assert max(map(len, machine.batches)) == batching.PLAIN.texts
    assert all(sum(map(len, batch)) <= batching.PLAIN.characters for batch in machine.batches if len(batch) > 1)


@pytest.mark.parametrize("bad", [{0}, {15}, {0, 1}, {7, 20}, {3, 9, 25}])
def test_bad_texts_lose_only_themselves(bad):
    machine = Machine("bad")
    texts = [f"{'bad' if number in bad else 'good'} {number}" for number in range(32)]
    results = batching.translate(texts, machine.send)
    assert {number for number, result in enumerate(results) if result is FAULT} == bad
    assert all(results[number] == texts[number].upper() for number in range(32) if number not in bad)


def test_a_server_that_is_down_is_not_asked_for_ever():
    machine = Machine("x")
    assert batching.translate(["x"] * 200, machine.send) == [FAULT] * 200
    assert len(machine.batches) == batching.MOST_FAULTS_IN_A_ROW + 1


def test_after_a_final_fault_nothing_more_is_sent():
    machine = Machine("x", is_final=True)
    assert batching.translate(["x"] * 40, machine.send) == [FAULT] * 40
    assert len(machine.batches) == 1
