"""The register of attempts: each tries one route to "live", as far as the person is let."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.gate.case import Case


@dataclass(frozen=True)
class Attempt:
    """`publishes`: with cleared content it does put the page live, which proves that the attempt is a real one.

    `schedules`: it may leave a date on uncleared content, because only the release is refused.
    """

    run: Callable[[Case], None]
    publishes: bool = False
    schedules: bool = False
    by_code: bool = False

    @property
    def name(self) -> str:
        return self.run.__name__


ATTEMPTS: dict[str, Attempt] = {}


def attempt(**traits: bool) -> Callable[[Callable[[Case], None]], Callable[[Case], None]]:
    """Put the function into the register; it stays as it is."""

    def register(run: Callable[[Case], None]) -> Callable[[Case], None]:
        ATTEMPTS[run.__name__] = Attempt(run, **traits)
        return run

    return register
