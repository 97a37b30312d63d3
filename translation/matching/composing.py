"""A suggestion put together from sentences, for a text that the memory does not hold as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace

from translation import markup
from translation.matching.entries import Match
from translation.matching.index import Index
from translation.matching.pairing import numbering, renumbered
from translation.matching.sentences import is_eastern, split

LEAST = 95


@dataclass(frozen=True)
class Composition:
    """The score is that of the weakest sentence; the matches are those of the sentences, in their order."""

    target: str
    score: int
    matches: tuple[Match, ...]


def compose(index: Index, text: str, least: int = LEAST) -> Composition | None:
    """None unless the text has several sentences, each with a match, its numbers right, and all placeholders there."""
    sentences = split(text, index.source_language)
    matches = [_of_sentence(index, sentence, least) for sentence in sentences] if len(sentences) > 1 else []
    found = tuple(match for match in matches if match)
    if not found or len(found) < len(sentences):
        return None
    target = ("" if is_eastern(index.target_language) else " ").join(match.target for match in found)
    try:
        markup.check(text, target)
    except markup.MarkupError:
        return None
    return Composition(target, min(match.score for match in found), found)


def _of_sentence(index: Index, sentence: str, least: int) -> Match | None:
    """The target has the placeholders' numbers as they are in the whole text."""
    numbers = numbering(sentence)
    for match in index.find(renumbered(sentence, numbers), least=least):
        if not match.penalties or match.is_adapted:
            back = {str(anew): int(number) for number, anew in numbers.items()}
            return replace(match, target=renumbered(match.target, back))
    return None
