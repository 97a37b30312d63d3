"""How words were translated before: entries that hold them in their source or their target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reference.folding import strip_marks
from translation.matching.comparing import NUMBER, even, without_placeholders, words_of
from translation.matching.entries import Entry
from translation.matching.index import Index
from translation.matching.vocabulary import Vocabulary

_TERM = re.compile(rf"{NUMBER.pattern}|[^\W_]+")


def concordance(index: Index, words: str, most: int = 50) -> list[Entry]:
    """Entries with all the words on one side, the newest (by id) first.

    Words typed without marks find those with marks; Chinese and Japanese are found inside of words. Entries of single
    sentences are left out: they stand in their whole text.
    """
    terms = _TERM.findall(_plain(words))
    if not terms:
        return []
    written = [term for term in terms if NUMBER.fullmatch(term) or strip_marks(term) != term]
    found: list[Entry] = []
    for entry in index.held(sorted(set(_hits(index, terms)), reverse=True)):
        if entry.is_sentence:
            continue
        if _holds(entry.source, written) or _holds(entry.target, written):
            found.append(entry)
        if len(found) == most:
            break
    return found


def _hits(index: Index, terms: list[str]) -> Iterator[int]:
    in_source, in_target = _codes(terms, index.source_words), _codes(terms, index.target_words)
    for shelf in index.shelves():
        for id_, source, target in zip(shelf.ids, shelf.sources, shelf.targets, strict=True):
            if all(code in source for code in in_source) or all(code in target for code in in_target):
                yield id_


def _codes(terms: list[str], vocabulary: Vocabulary) -> list[str]:
    return [vocabulary.encode(words_of(term)) for term in terms]


def _holds(text: str, written: list[str]) -> bool:
    """Numbers and words typed with marks as they were typed: all numbers are one to the index."""
    plain = _plain(text) if written else ""
    return all(term in plain for term in written)


def _plain(text: str) -> str:
    return without_placeholders(even(text)).casefold()
