"""Sends many texts in few requests, and halves a request that fails, so that one bad text loses only itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from translation.machines.base import NOT_TAKEN, UNMETERED, Call, Failure, MachineError, Meter, Reason

# Halving 16 texts down to a bad one fails five times in a row; a server that is down fails always.
MOST_FAULTS_IN_A_ROW = 6

Send = Callable[[list[str]], list[str | Failure]]


@dataclass(frozen=True)
class Limits:
    """What one request may hold; a text longer than its characters goes alone."""

    texts: int = 16
    characters: int = 2_000
    longest_text: int = 10_000


PLAIN = Limits()


def translate(
    texts: Sequence[str], send: Send, limits: Limits = PLAIN, meter: Meter = UNMETERED
) -> list[str | Failure]:
    """One result per text, in their order. `send` translates a batch or raises MachineError."""
    results: list[str | Failure] = [_unsendable(text) for text in texts]
    run = Run(send, meter)
    for numbers in _batches(texts, limits):
        for number, result in zip(numbers, run.translate([texts[number] for number in numbers]), strict=True):
            results[number] = result
    return results


def _batches(texts: Sequence[str], limits: Limits) -> Iterator[list[int]]:
    """Positions of the texts that are sent together."""
    batch: list[int] = []
    characters = 0
    for number, text in enumerate(texts):
        if not text.strip() or len(text) > limits.longest_text:
            continue
        if batch and (len(batch) == limits.texts or characters + len(text) > limits.characters):
            yield batch
            batch, characters = [], 0
        batch.append(number)
        characters += len(text)
    if batch:
        yield batch


def _unsendable(text: str) -> Failure:
    """What stands for a text until its batch comes back."""
    if not text.strip():
        return Failure(Reason.EMPTY, _("There is nothing to translate."))
    return Failure(Reason.TOO_LONG, _("The text is too long for the machine."))


class Run:
    """The requests of one call; gives up when the server is down, so that a job ends in bounded time."""

    def __init__(self, send: Send, meter: Meter = UNMETERED) -> None:
        self.send = send
        self.meter = meter
        self.faults_in_a_row = 0
        self.stopped: Failure | None = None

    def translate(self, texts: list[str]) -> list[str | Failure]:
        if self.stopped:
            return [self.stopped] * len(texts)
        try:
            self.meter.ask(_characters(texts))
            results = self._send(texts)
        except MachineError as error:
            return self._after(error, texts)
        self.faults_in_a_row = 0
        return results

    def _send(self, texts: list[str]) -> list[str | Failure]:
        """The results of one request, which is counted whatever comes of it."""
        started = time.monotonic()
        try:
            results = self.send(texts)
        except MachineError as error:
            taken = 0 if error.failure.reason in NOT_TAKEN else _characters(texts)
            self._count(len(texts), taken, len(texts), started, error.failure.reason)
            raise
        failures = sum(1 for result in results if isinstance(result, Failure))
        self._count(len(texts), _characters(texts), failures, started, "ok")
        return results

    def _count(self, segments: int, characters: int, failures: int, started: float, outcome: str) -> None:
        milliseconds = round((time.monotonic() - started) * 1000)
        self.meter.count(Call(segments, characters, failures, milliseconds, str(outcome)))

    def _after(self, error: MachineError, texts: list[str]) -> list[str | Failure]:
        self.faults_in_a_row += 1
        if error.is_final or self.faults_in_a_row > MOST_FAULTS_IN_A_ROW:
            self.stopped = error.failure
        if self.stopped or len(texts) == 1:
            return [error.failure] * len(texts)
        middle = len(texts) // 2
        return self.translate(texts[:middle]) + self.translate(texts[middle:])


def _characters(texts: Sequence[str]) -> int:
    return sum(map(len, texts))
