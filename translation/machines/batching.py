"""Sends many texts in few requests, and halves a request that fails, so that one bad text loses only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _

from translation.machines.base import Failure, MachineError, Reason

MOST_TEXTS = 16
MOST_CHARACTERS = 2_000  # in one request; a longer text goes alone
LONGEST_TEXT = 10_000
# Halving 16 texts down to a bad one fails five times in a row; a server that is down fails always.
MOST_FAULTS_IN_A_ROW = 6

Send = Callable[[list[str]], list[str | Failure]]


def translate(texts: Sequence[str], send: Send) -> list[str | Failure]:
    """One result per text, in their order. `send` translates a batch or raises MachineError."""
    results: list[str | Failure] = [_unsendable(text) for text in texts]
    run = Run(send)
    for numbers in _batches(texts):
        for number, result in zip(numbers, run.translate([texts[number] for number in numbers]), strict=True):
            results[number] = result
    return results


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Positions of the texts that are sent together."""
    batch: list[int] = []
    characters = 0
    for number, text in enumerate(texts):
        if not _is_sendable(text):
            continue
        if batch and (len(batch) == MOST_TEXTS or characters + len(text) > MOST_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(number)
        characters += len(text)
    if batch:
        yield batch


def _is_sendable(text: str) -> bool:
    return bool(text.strip()) and len(text) <= LONGEST_TEXT


def _unsendable(text: str) -> Failure:
    if not text.strip():
        return Failure(Reason.EMPTY, _("There is nothing to translate."))
    return Failure(Reason.TOO_LONG, _("The text is too long for the machine."))


class Run:
    """The requests of one call; gives up when the server is down, so that a job ends in bounded time."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.faults_in_a_row = 0
        self.stopped: Failure | None = None

    def translate(self, texts: list[str]) -> list[str | Failure]:
        if self.stopped:
            return [self.stopped] * len(texts)
        try:
            results = self.send(texts)
        except MachineError as error:
            return self._after(error, texts)
        self.faults_in_a_row = 0
        return results

    def _after(self, error: MachineError, texts: list[str]) -> list[str | Failure]:
        self.faults_in_a_row += 1
        if error.is_final or self.faults_in_a_row > MOST_FAULTS_IN_A_ROW:
            self.stopped = error.failure
        if self.stopped or len(texts) == 1:
            return [error.failure] * len(texts)
        middle = len(texts) // 2
        return self.translate(texts[:middle]) + self.translate(texts[middle:])
