"""Words as single characters, so that a text of forty words is a string of forty: compared fast, kept small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reference.folding import strip_marks

UNKNOWN = "\U0010ffff"
_LAST = 0x10FFFE
_SURROGATES = range(0xD800, 0xE000)


class Vocabulary:
    """A character for each word without its marks: "má" and "ma" share one.

    The first 255 go to what is learnt first: rapidfuzz is five times faster, and strings are half as long, below 256.
    """

    def __init__(self) -> None:
        self._characters: dict[str, str] = {}
        self._next = 1

    def learn(self, texts: Iterable[list[str]]) -> None:
        """Give the frequent words of a sample the first characters."""
        seen = Counter(word for words in texts for word in words)
        self.encode_new([word for word, _count in seen.most_common()])

    def encode_new(self, words: Iterable[str]) -> str:
        """Words that are not known yet get a character. One thread at a time."""
        known = self._characters
        return "".join([known.get(word) or self._new(word) for word in words])

    def encode(self, words: Iterable[str]) -> str:
        known = self._characters
        return "".join([known.get(word) or known.get(strip_marks(word), UNKNOWN) for word in words])

    def _new(self, word: str) -> str:
        plain = strip_marks(word)
        character = self._characters.get(plain) or self._characters.setdefault(plain, self._take())
        self._characters[word] = character
        return character

    def _take(self) -> str:
        """A million words later, those that come share the last one: they are found too often, never missed."""
        character = chr(min(self._next, _LAST))
        self._next = _SURROGATES.stop if self._next + 1 in _SURROGATES else self._next + 1
        return character
