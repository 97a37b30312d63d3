"""What every translation machine is to us: texts in, one translation or one failure for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Reason(StrEnum):
    """Why there is no suggestion. The first group is the server's doing, the second its words'."""

    OFF = "off"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    BUSY = "busy"
    SERVER_ERROR = "server_error"
    REFUSED = "refused"
    UNSUPPORTED = "unsupported"
    MALFORMED = "malformed"
    TOO_LONG = "too_long"

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


@dataclass(frozen=True)
class Failure:
    """No suggestion; the message is a sentence for the translator."""

    reason: Reason
    message: str


class Engine(Protocol):
    """A machine that translates."""

    @property
    def name(self) -> str: ...

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str | Failure]:
        """One result per text, in their order; languages by the codes of cms/languages.py.

        Never raises for what the server does.
        """
        ...


class MachineError(Exception):
    """A request, or an answer, that can't be used. `is_final`: another request would fail as well."""

    def __init__(self, failure: Failure, is_final: bool = False) -> None:
        super().__init__(failure.message)
        self.failure = failure
        self.is_final = is_final
