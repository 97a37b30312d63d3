"""What checks take and give."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from translation.glossary import Entry


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """`check` names the check; `message` is for the translator."""

    check: str
    severity: Severity
    message: str


@dataclass(frozen=True)
class Pair:
    """A segment's Vietnamese words and their translation; `terms` stand in the source, `glossary` is all of it."""

    source: str
    target: str
    language: str
    terms: tuple[Entry, ...] = ()
    glossary: tuple[Entry, ...] = ()
