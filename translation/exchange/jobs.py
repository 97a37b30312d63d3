"""What a translator takes away: stories of one pair of languages, unit by unit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

# XLIFF 2.1 asks for NMTOKEN; in every format the same, so that a story can be handed in as another one.
_ID = re.compile(r"[A-Za-z0-9._:-]{1,200}")
CONTEXT_SCORE = 101  # the same text between the same neighbours; 100 is the same text


class State(StrEnum):
    """How far a text is; the words of a segment's states."""

    EMPTY = "empty"
    SUGGESTED = "suggested"
    TRANSLATED = "translated"
    APPROVED = "approved"
    STALE = "stale"


@dataclass(frozen=True)
class Match:
    """A pair of the memory, or what a machine says; `score` is 0 to 101, `origin` "memory", "machine …"."""

    source: str
    target: str
    score: int
    origin: str


@dataclass(frozen=True)
class TermNote:
    """A term of the glossary that stands in the source, and what it is called."""

    source: str
    target: str


@dataclass(frozen=True)
class Unit:
    """One text to translate. `source` and `target` hold placeholders (translation/markup.py).

    `digest` is of the source, in the caller's way: it comes back and shows that the source changed meanwhile.
    """

    id: str
    kind: str
    source: str
    target: str = ""
    state: State = State.EMPTY
    notes: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    terms: tuple[TermNote, ...] = ()
    max_length: int | None = None  # characters
    digest: str = ""

    def __post_init__(self) -> None:
        _check_id(self.id)


@dataclass(frozen=True)
class Story:
    """One text into one language; languages are BCP 47 tags (vi, en, zh-Hans)."""

    id: str
    title: str
    source_language: str
    target_language: str
    units: tuple[Unit, ...]
    address: str | None = None

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_unique(unit.id for unit in self.units)
        if not self.units:
            raise ValueError("A story has at least one text: XLIFF 2.1 forbids a file without.")


@dataclass(frozen=True)
class Job:
    """Stories that travel in one file, all of the same two languages: XLIFF 2.1, PO and tables know one pair only."""

    name: str
    stories: tuple[Story, ...]
    created: dt.datetime

    def __post_init__(self) -> None:
        _check_unique(story.id for story in self.stories)
        if len({(story.source_language, story.target_language) for story in self.stories}) != 1:
            raise ValueError("A job has stories of one pair of languages, at least one story. Make a job per language.")

    @property
    def source_language(self) -> str:
        return self.stories[0].source_language

    @property
    def target_language(self) -> str:
        return self.stories[0].target_language


def _check_id(identifier: str) -> None:
    if not _ID.fullmatch(identifier):
        raise ValueError(f"The id {identifier!r} is not made of ASCII letters, digits and . _ : - (1 to 200).")


def _check_unique(identifiers: Iterable[str]) -> None:
    found = list(identifiers)
    if len(set(found)) != len(found):
        raise ValueError("An id occurs twice. Ids are unique among the stories of a job and the units of a story.")
