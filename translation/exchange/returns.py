"""What a translator brings back, in the same shape from every format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from translation.exchange import placeholders
from translation.exchange.characters import normalised
from translation.exchange.errors import ExchangeError
from translation.exchange.jobs import State, Unit

NAMESPACE = "urn:pho-hien:exchange:1"  # of our attributes in XML formats
UNSURE = (State.SUGGESTED, State.STALE)


@dataclass(frozen=True)
class Stamp:
    """What a file remembers of a unit as it was sent: its state, and digests of both texts."""

    state: State
    sent: str
    digest: str

    @classmethod
    def of(cls, unit: Unit) -> Stamp:
        return cls(unit.state, _fingerprint(unit.target), unit.digest)

    @classmethod
    def parse(cls, text: str | None) -> Stamp | None:
        """None when the file lost it, or somebody wrote something else in its place."""
        state, _colon, rest = (text or "").strip().partition(":")
        sent, _colon, digest = rest.partition(":")
        return cls(State(state), sent, digest) if state in list(State) and sent else None

    def __str__(self) -> str:
        return f"{self.state}:{self.sent}:{self.digest}"

    def is_kept_in(self, target: str) -> bool:
        return _fingerprint(target) == self.sent


def _fingerprint(text: str) -> str:
    """Of the text as a file gives it back: white space, brackets and doubled codes may come back otherwise."""
    text = placeholders.join(placeholders.once(placeholders.split(normalised(text))))
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class ReturnedUnit:
    """`source` and `digest` are None when the file lost them; `is_edited` is None when it can't be told.

    `state` is what the file says. Whether its sender may approve anything is for the caller to decide.
    """

    id: str
    source: str | None
    target: str
    state: State
    digest: str | None
    is_edited: bool | None
    notes: tuple[str, ...] = ()  # the translator's remarks


@dataclass(frozen=True)
class ReturnedStory:
    id: str
    units: tuple[ReturnedUnit, ...]


@dataclass(frozen=True)
class Return:
    """One file, read whole. Languages are as the file writes them, empty when it names none: see check_languages."""

    source_language: str
    target_language: str
    stories: tuple[ReturnedStory, ...]


@dataclass(frozen=True)
class Found:
    """A unit as a format holds it, before its state is settled."""

    id: str
    source: str | None
    target: str
    state: State | None = None  # None: the format or the tool says nothing
    stamp: Stamp | None = None
    notes: tuple[str, ...] = ()
    is_unfinished: bool = False  # the tool says so, or some sentences have no translation

    def settled(self) -> ReturnedUnit:
        source = None if self.source is None else normalised(self.source)
        target = normalised(self.target)
        stamp = self.stamp
        is_edited = None if stamp is None else not stamp.is_kept_in(target)
        digest = (stamp.digest or None) if stamp else None
        return ReturnedUnit(self.id, source, target, self._state(source, target), digest, is_edited, self.notes)

    def _state(self, source: str | None, target: str) -> State:
        if not target.strip():
            return State.EMPTY
        if self.is_unfinished:
            return State.SUGGESTED
        if self.stamp and self._is_left_as_sent(self.stamp):
            return self._state_by_stamp(self.stamp, source, target)
        if self.state is None:
            return _unstated(source, target)
        return State.SUGGESTED if self.state is State.EMPTY else self.state

    def _is_left_as_sent(self, stamp: Stamp) -> bool:
        """Formats have one word for suggested and stale; tools drop what tells them apart."""
        same = UNSURE if stamp.state in UNSURE else (stamp.state,)
        return self.state is None or self.state in same

    def _state_by_stamp(self, stamp: Stamp, source: str | None, target: str) -> State:
        """Many tools keep no states: what they left as it was sent counts only while the text did not change."""
        if stamp.is_kept_in(target):
            return stamp.state
        return _unstated(source, target)


def _unstated(source: str | None, target: str) -> State:
    """OmegaT fills what nobody translated with the source: that is never taken for a translation."""
    return State.SUGGESTED if target == source else State.TRANSLATED


def stories_of(found: Iterable[tuple[str, Found]]) -> tuple[ReturnedStory, ...]:
    """Units by story, in the file's order. Raises ExchangeError when a unit occurs twice or nothing was found."""
    stories: dict[str, dict[str, ReturnedUnit]] = {}
    for story, unit in found:
        units = stories.setdefault(story, {})
        if unit.id in units:
            message = _("The text %(unit)s of the story %(story)s stands twice in the file. Remove one of the two.")
            raise ExchangeError(message % {"unit": unit.id, "story": story})
        units[unit.id] = unit.settled()
    if not stories:
        raise ExchangeError(_("The file holds no text of this desk. Choose the file that you took from here."))
    return tuple(ReturnedStory(story, tuple(units.values())) for story, units in stories.items())


def units_of(returned: Return) -> Iterator[tuple[str, ReturnedUnit]]:
    """Story's id and unit, in the file's order."""
    for story in returned.stories:
        for unit in story.units:
            yield story.id, unit
