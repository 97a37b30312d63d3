"""The sentences of an approved pair, side by side, to be found again one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from translation import markup, reading
from translation.matching.comparing import replaced
from translation.matching.sentences import split


class Pair(NamedTuple):
    """A sentence and its translation; placeholders are numbered from 1 in each."""

    source: str
    target: str


def pairs(source: str, target: str, source_language: str, target_language: str) -> list[Pair]:
    """All sentences in pairs, or none: both need the same number above one, each pair its own placeholders."""
    sources, targets = split(source, source_language), split(target, target_language)
    if len(sources) < 2 or len(sources) != len(targets):
        return []
    found = [Pair(*both) for both in zip(sources, targets, strict=True)]
    if not all(is_balanced(pair) for pair in found) or _is_shifted(found, source_language, target_language):
        return []
    return [Pair(*(renumbered(text, numbering(pair.source)) for text in pair)) for pair in found]


def is_balanced(pair: Pair) -> bool:
    """Each placeholder opens and closes within the sentence, on both sides."""
    try:
        markup.check(pair.source, pair.source)
        markup.check(pair.source, pair.target)
    except markup.MarkupError:
        return False
    return True


def _is_shifted(found: Sequence[Pair], source_language: str, target_language: str) -> bool:
    """A figure stands in another sentence of the translation: one was cut in two, and two others put together."""
    said = [reading.read(pair.target, target_language) for pair in found]
    everywhere = frozenset().union(*(one.atoms for one in said))
    missing = (
        mention
        for pair, one in zip(found, said, strict=True)
        for mention in reading.read(pair.source, source_language).missing_in(one)
    )
    return any(atoms <= everywhere for mention in missing for atoms in mention.alternatives)


def numbering(text: str) -> dict[str, int]:
    """The numbers of its placeholders, counted anew from 1 in the order of the text."""
    numbers = dict.fromkeys(token["number"] for token in markup.tokens(text))
    return {number: place for place, number in enumerate(numbers, start=1)}


def renumbered(text: str, numbers: Mapping[str, int]) -> str:
    """Placeholders without a new number keep theirs."""
    return replaced(
        text,
        lambda token: f"⟦{token['closing']}{numbers.get(token['number'], token['number'])}{token['single']}⟧",
    )
