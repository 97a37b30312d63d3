"""What is asked of an index, in no database's dialect; each backend renders it in its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """Terms in a row; the last may be the start of a word."""

    terms: tuple[str, ...]
    is_start: bool = False


@dataclass(frozen=True)
class All:
    """Every part occurs."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Any:
    """One part or more occurs."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class InTitle:
    """The part occurs in the title."""

    part: Expression


Expression = Phrase | All | Any | InTitle
