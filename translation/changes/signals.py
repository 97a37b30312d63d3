"""Compares what two texts say in small words: negation, direction, time, numbers in words, and opposites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from translation.changes import vocabulary
from translation.changes.phrases import Phrases, key
from translation.changes.words import Word

_NEGATIONS = Phrases(vocabulary.NEGATIONS, vocabulary.NO_NEGATION)
_DIRECTIONS = Phrases(vocabulary.DIRECTIONS, vocabulary.NO_DIRECTION)
_TIMES = Phrases(vocabulary.TIMES, vocabulary.NO_TIME)
_NUMBERS = Phrases(vocabulary.NUMBERS, vocabulary.NO_NUMBER)
_ABOUT = Phrases(vocabulary.ABOUT)
_POLES = Phrases({word for pole in vocabulary.POLES for word in pole}, vocabulary.NO_POLE)
_SAME = {"ngàn": "nghìn"}
_NUMBER_WORDS = frozenset(key(word)[0] for word in (*vocabulary.NUMBERS, "một", "năm"))


def amounts_differ(before: Sequence[Word], now: Sequence[Word]) -> bool:
    """Times and numbers in words; a slip in one of them counts."""
    return _named(_TIMES, before) != _named(_TIMES, now) or _numbers(before) != _numbers(now)


def directions_differ(before: Sequence[Word], now: Sequence[Word]) -> bool:
    return (
        _negations(before) != _negations(now)
        or _named(_DIRECTIONS, before) != _named(_DIRECTIONS, now)
        or _about(before) != _about(now)
        or _is_turned(before, now)
    )


def _named(phrases: Phrases, words: Sequence[Word]) -> list[str]:
    return [_SAME.get(name, name) for _at, name in phrases.find([word.even for word in words])]


def _numbers(words: Sequence[Word]) -> list[str]:
    """Without those that belong to digits: figures.py reads "20 nghìn" and "20.000" as one."""
    evened, end, found = [word.even for word in words], -1, []
    for at, name in _NUMBERS.find(evened):
        if words[at - 1].is_number and at or at == end:
            end = at + 1
        else:
            found.append(_SAME.get(name, name))
    return found


def _negations(words: Sequence[Word]) -> list[tuple[str, ...]]:
    """Each with the word that it negates: moving it changes what is denied."""
    evened = [word.even for word in words]
    return [tuple(evened[at : at + 2]) for at, _name in _NEGATIONS.find(evened)]


def _about(words: Sequence[Word]) -> list[str]:
    evened = [word.even for word in words]
    return [name for at, name in _ABOUT.find(evened) if _is_amount(words, at + len(name.split()))]


def _is_amount(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and (words[at].is_number or words[at].even in _NUMBER_WORDS)


def _is_turned(before: Sequence[Word], now: Sequence[Word]) -> bool:
    """A word gave way to its opposite."""
    old, new = (Counter(_named(_POLES, words)) for words in (before, now))
    lost, gained = set(old - new), set(new - old)
    return any(pole & lost and pole & gained for pole in vocabulary.POLES)
