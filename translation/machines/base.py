"""What every translation machine is to us: texts in, one translation or one failure for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Reason(StrEnum):
    """Why there is no suggestion. The first group is the server's or the office's doing, the second its words'."""

    OFF = "off"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    BUSY = "busy"
    SERVER_ERROR = "server_error"
    REFUSED = "refused"
    UNSUPPORTED = "unsupported"
    MALFORMED = "malformed"
    TOO_LONG = "too_long"
    QUOTA = "quota"

    EMPTY = "empty"
    UNCHANGED = "unchanged"
    PLACEHOLDER = "placeholder"
    NUMBER = "number"
    TERM = "term"
    CODE = "code"
    MARKUP = "markup"
    LENGTH = "length"
    SCRIPT = "script"
    CONTROL = "control"


# Requests that no service charges for, because it did not take the texts.
NOT_TAKEN = frozenset({Reason.BUSY, Reason.SERVER_ERROR, Reason.REFUSED, Reason.UNREACHABLE, Reason.QUOTA})


@dataclass(frozen=True)
class Failure:
    """No suggestion; the message is a sentence for the translator."""

    reason: Reason
    message: str


class MachineError(Exception):
    """A request, or an answer, that can't be used. `is_final`: another request would fail as well."""

    def __init__(self, failure: Failure, is_final: bool = False) -> None:
        super().__init__(failure.message)
        self.failure = failure
        self.is_final = is_final


@dataclass(frozen=True)
class Call:
    """One request to a machine, in figures; nothing of its words."""

    segments: int
    characters: int  # that the service may charge for
    failures: int
    milliseconds: int
    outcome: str  # "ok" or the Reason of the whole request


class Meter(Protocol):
    """Is asked before each request and told of it afterwards."""

    def ask(self, characters: int) -> None:
        """Raises MachineError when so many may not be sent."""
        ...

    def count(self, call: Call) -> None: ...


class Unmetered:
    """Lets everything through and keeps nothing."""

    def ask(self, characters: int) -> None:
        return None

    def count(self, call: Call) -> None:
        return None


UNMETERED = Unmetered()


class Engine(Protocol):
    """A machine that translates."""

    @property
    def code(self) -> str:
        """Its name in the database and in the origin of a segment, such as `libre`."""
        ...

    @property
    def name(self) -> str: ...

    @property
    def is_inside(self) -> bool:
        """Whether texts stay inside the office's network."""
        ...

    def offers(self, language: str) -> bool:
        """Whether it is worth asking for this language; answered without the network."""
        ...

    def translate(
        self, texts: Sequence[str], source: str, target: str, meter: Meter = UNMETERED
    ) -> list[str | Failure]:
        """One result per text, in their order; languages by the codes of cms/languages.py.

        Never raises for what the server does.
        """
        ...
