"""A text in the forms in which it is compared: its words, letters, numbers and placeholders, each apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from reference.folding import CJK
from translation import markup

NUMBER = re.compile(r"\d+(?:[.,/:]\d+)*")
"""Dates and decimal numbers are one each."""
ANY_NUMBER = "0"
"""Stands for every number where words are compared: other numbers are a penalty and not other words."""
_WORD = re.compile(r"[^\W_]+")
_CJK = re.compile(f"[{CJK}]")
_CJK_WORD = re.compile(rf"[{CJK}]|(?:(?![{CJK}])[^\W_])+")


@dataclass(frozen=True)
class Comparable:
    """`even`: the text itself in NFC, spaces evened. `letters`: folded for comparing, marks kept."""

    even: str
    letters: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    placeholders: tuple[str, ...]

    @property
    def has_words(self) -> bool:
        return any(word != ANY_NUMBER for word in self.words)


@lru_cache(maxsize=4096)
def comparable(text: str) -> Comparable:
    text = even(text)
    plain = without_placeholders(text)
    letters = NUMBER.sub(ANY_NUMBER, " ".join(plain.split()).casefold())
    placeholders = tuple(markup.placeholders(text)) if "⟦" in text else ()
    return Comparable(text, letters, tuple(_words(letters)), tuple(NUMBER.findall(plain)), placeholders)


def words_of(text: str) -> list[str]:
    """The words alone, for building an index of many."""
    return _words(NUMBER.sub(ANY_NUMBER, without_placeholders(even(text)).casefold()))


def _words(letters: str) -> list[str]:
    """Chinese, Japanese and Korean characters one by one."""
    return (_CJK_WORD if _CJK.search(letters) else _WORD).findall(letters)


def even(text: str) -> str:
    """In NFC, with single spaces: what is left is what must be the same for the same words."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def without_placeholders(text: str) -> str:
    """A single one, such as a line break, parts words; a pair does not."""
    return replaced(text, lambda token: " " if token["single"] else "").replace("⟦⟦", "⟦")


def masked(text: str) -> str:
    """Of the same length, the placeholders blanked out, so that their numbers are not read."""
    return replaced(text, lambda token: "\0" * len(token[0]))


def replaced(text: str, write: Callable[[re.Match[str]], str]) -> str:
    if "⟦" not in text:
        return text
    parts, position = [], 0
    for token in markup.tokens(text):
        parts += [text[position : token.start()], write(token)]
        position = token.end()
    return "".join([*parts, text[position:]])
