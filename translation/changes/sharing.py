"""Hands an old translation on to pieces that were split from its source, or puts together those of merged ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from cms import languages
from translation import markup
from translation.matching.pairing import Pair, is_balanced, renumbered
from translation.matching.sentences import is_eastern, split


def share(target: str, sources: Sequence[str], language: str) -> list[str] | None:
    """The old translation cut at sentence ends, a part for each of the new pieces of the source.

    Placeholders are numbered anew, as those of the pieces are. None unless it has as many sentences as the pieces
    together and each part has its piece's placeholders.
    """
    sentences = split(target, language)
    counts = [len(split(source, languages.SOURCE)) for source in sources]
    if len(sentences) != sum(counts):
        return None
    cuts = pairwise(accumulate(counts, initial=0))
    parts = [_from_one(_together(sentences[start:end], language)) for start, end in cuts]
    is_right = all(is_balanced(Pair(source, part)) for source, part in zip(sources, parts, strict=True))
    return parts if is_right else None


def joined(targets: Sequence[str], language: str) -> str:
    """Translations of merged pieces as one, spaced as the language is; their placeholders are counted on."""
    parts, last = [], 0
    for target in filter(None, targets):
        numbers = _numbers(target)
        parts.append(renumbered(target, {str(number): number + last for number in numbers}))
        last += max(numbers, default=0)
    return _together(parts, language)


def _together(parts: Sequence[str], language: str) -> str:
    return ("" if is_eastern(language) else " ").join(parts)


def _from_one(part: str) -> str:
    """Placeholders numbered from one, in the order of the source's numbers and not of the part."""
    return renumbered(part, {str(number): place for place, number in enumerate(_numbers(part), start=1)})


def _numbers(text: str) -> list[int]:
    return sorted({int(token["number"]) for token in markup.tokens(text)})
