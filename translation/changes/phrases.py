"""Finds phrases of a list in a text, longest first, however they are spelt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from translation.changes import words


@lru_cache(maxsize=8192)
def key(phrase: str) -> tuple[str, ...]:
    return tuple(word.even for word in words.split(words.plain(phrase)))


@dataclass
class Phrases:
    """`harmless` phrases hide the listed ones inside them: "không khí" holds no negation."""

    listed: Iterable[str]
    harmless: Iterable[str] = ()
    _by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_first = {}
        named = [(key(phrase), phrase) for phrase in self.listed] + [(key(phrase), "") for phrase in self.harmless]
        for found, name in sorted(filter(lambda pair: pair[0], named), key=lambda pair: (-len(pair[0]), not pair[1])):
            self._by_first.setdefault(found[0], []).append((found, name))

    def find(self, evened: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Where each begins and its name, in the order of the text; none inside another."""
        position = 0
        while position < len(evened):
            length, name = self._at(evened, position)
            if name:
                yield position, name
            position += length

    def _at(self, evened: Sequence[str], position: int) -> tuple[int, str]:
        for found, name in self._by_first.get(evened[position], ()):
            if tuple(evened[position : position + len(found)]) == found:
                return len(found), name
        return 1, ""
