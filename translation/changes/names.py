"""Compares the names of two Vietnamese texts, as far as capitals tell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from translation.changes import syllables, vocabulary
from translation.changes.phrases import key
from translation.changes.words import Word, is_shouting

_CLASSES = frozenset(key(word)[0] for word in vocabulary.CLASSES)
_FUNCTION = frozenset(key(word)[0] for word in vocabulary.FUNCTION)
_SHORT = frozenset(key(word)[0] for word in vocabulary.SHORT_NAMES)
Pairs = Sequence[tuple[int, int]]


def differ(before: Sequence[Word], now: Sequence[Word], pairs: Pairs, terms: tuple[set[int], set[int]]) -> bool:
    """Whether a name came, went, changed, or took another one's place.

    `pairs` are the places of words that stayed, `terms` where glossary terms begin in each text.
    """
    old, new = _found(before, terms[0]), _found(now, terms[1])
    _learn(before, old, now, new)
    for one, other in pairs:
        if old[one] != new[other] and (is_even := _settled(before, now, one, other, old, new)) is not None:
            old[one] = new[other] = is_even
    return _told(before, old) != _told(now, new)


def _found(words: Sequence[Word], terms: Iterable[int]) -> list[bool]:
    starts = set(terms)
    return [_is_name(words, at, starts) for at in range(len(words))]


def _is_name(words: Sequence[Word], at: int, terms: set[int]) -> bool:
    """A capital inside a sentence; at its start only with another sign of a name, as any word has one there."""
    word = words[at]
    if not word.is_capital or _is_class(words, at):
        return False
    if not word.is_first or word.even in _SHORT or not syllables.is_word(word.text):
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not following.is_joined:
        return ":" in word.gap
    return following.is_capital and word.even not in _FUNCTION and (at in terms or at + 1 not in terms)


def _is_class(words: Sequence[Word], at: int) -> bool:
    """A common word that begins a name or a sentence, such as "Đền Mẫu"; further on it is part of the name."""
    if words[at].even not in _CLASSES or (at and words[at - 1].is_capital and words[at].is_joined):
        return False
    return words[at].is_first or any(word.is_capital and word.is_joined for word in words[at + 1 : at + 2])


def _learn(before: Sequence[Word], old: list[bool], now: Sequence[Word], new: list[bool]) -> None:
    """A first word that is a name elsewhere is one here too."""
    for words, flags, others, other_flags in ((before, old, now, new), (now, new, before, old)):
        names = {
            word.placed for word, is_name in zip(others, other_flags, strict=True) if is_name and not word.is_first
        }
        for at, word in enumerate(words):
            if word.is_first and word.is_capital and word.placed in names:
                flags[at] = True


def _settled(
    before: Sequence[Word], now: Sequence[Word], one: int, other: int, old: list[bool], new: list[bool]
) -> bool | None:
    """The same word is a name in one text only: what it is in both, or None when more than capitals changed."""
    if before[one].is_first or now[other].is_first:
        return True
    if is_shouting([*before]) or is_shouting([*now]):
        return True
    if before[one].even in _CLASSES:
        return False
    return True if _is_beside(old, one) and _is_beside(new, other) else None


def _is_beside(flags: list[bool], at: int) -> bool:
    """Next to a word of a name: a capital was missing there."""
    return any(flags[max(at - 1, 0) : at]) or any(flags[at + 1 : at + 2])


def _told(words: Sequence[Word], flags: list[bool]) -> list[str]:
    """Names and the class before each, in their order."""
    told = []
    for at, is_name in enumerate(flags):
        if is_name:
            told.append(words[at].placed)
        elif at + 1 < len(flags) and flags[at + 1] and words[at].even in _CLASSES and words[at + 1].is_joined:
            told.append(f"class {words[at].even}")
    return told
