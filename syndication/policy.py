"""How long to wait, how often to try, when to leave a receiver alone. Times are seconds."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Policy:
    """The lease must outlast an attempt by far: who comes back after it may find that another took over."""

    connect_seconds: float = 5
    read_seconds: float = 10  # between two pieces of an answer
    total_seconds: float = 20  # looking the name up, connecting, sending, the whole answer
    lease_seconds: float = 120
    run_seconds: float = 10  # a run of the worker's job takes no new delivery after this
    slow_seconds: float = 2  # a receiver that takes longer gets one delivery a run
    first_pause: float = 30
    longest_pause: float = 6 * 3600
    longest_retry_after: float = 3600  # what a receiver may ask for
    attempts: int = 20  # about two days
    failures_in_row: int = 5  # open the breaker
    breaker_pause: float = 60
    longest_breaker_pause: float = 1800

    @property
    def lease(self) -> timedelta:
        return timedelta(seconds=self.lease_seconds)

    def pause_after(self, attempts: int, retry_after: float | None) -> timedelta:
        """Doubles with every attempt; jitter keeps deliveries that failed together from coming back together."""
        full = min(self.longest_pause, self.first_pause * 2 ** (attempts - 1))
        asked = min(retry_after or 0, self.longest_retry_after)
        return timedelta(seconds=max(random.uniform(full / 2, full), asked))  # noqa: S311 - no secret  # nosec B311

    def breaker_pause_after(self, failures: int) -> timedelta:
        doubled = self.breaker_pause * 2 ** min(failures - self.failures_in_row, 30)
        return timedelta(seconds=min(self.longest_breaker_pause, doubled))


DEFAULT = Policy()
