"""Hides from a machine what it must not change, behind codes that it copies, and puts it back.

Hidden are markup placeholders, numbers, dates, web and mail addresses, numbers of documents and glossary terms. The
code is a word such as QX12XQ in plain text, not a tag in the format "html": a LibreTranslate server cuts its text at
each tag and translates the pieces without their context (LibreTranslate issue 806, translate-html issue 19), and codes
with signs in them come back squeezed (issue 944). Servers change case, spaces and width of letters: all are tolerated.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from cms import languages
from translation.machines import numerals

# Names of documents: 61/2018/NĐ-CP, 84-KH/BCĐ, 31/2024/QH15, 28/2018/QĐ-TTg.
_ISSUER = r"[A-ZĐƯÂÊÔƠĂ]{2,}[a-z]?[0-9]*"
_DOCUMENT = rf"[0-9]+(?:/[0-9]{{4}})?/{_ISSUER}(?:[-/]{_ISSUER})*|[0-9]+-{_ISSUER}/{_ISSUER}(?:-{_ISSUER})*"
_HOST = r"(?:[a-z0-9-]{1,63}\.)+(?:vn|com|org|net|info|int|asia|eu)"
_ADDRESS_END = r"(?<![.,;:!?)\]»”\"'])"
_LATIN = r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"
# In this order: what stands first wins.
_PATTERNS = {
    "double": r"⟦⟦",
    "placeholder": r"⟦/?[0-9]{1,4}/?⟧",
    "bracket": r"[⟦⟧]",
    "url": rf"(?:https?://|www\.)[^\s⟦⟧<>]+{_ADDRESS_END}",
    "mail": r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+",
    "host": rf"(?<![\w.@-]){_HOST}\b(?:/[^\s⟦⟧<>]*{_ADDRESS_END})?",
    "document": rf"(?<!\w)(?:{_DOCUMENT})(?!\w)",
    "term": "",
    "day": rf"(?<![\d/.-]){numerals.DATE}(?![\d/-])",
    "code": r"(?<!\w)[A-ZĐ]+[.-]?\d\w*",
    "chain": r"\d{1,2}h\d{2}(?!\w)|\d+(?:[/:]\d+)+",
    "quantity": r"\d+(?:[.,]\d+)*(?:[ \u00a0]?%|(?:[a-zA-Z]{1,3}\d?)(?!\w))?",
}


# What a language writes its own way.
_PATTERNS_OF = {
    "en": {
        "day": rf"(?<!\w)(?:{numerals.ENGLISH_DATE})(?!\w)",
        "quantity": r"\d+(?:[.,]\d+)*(?:[ \u00a0]?%|(?:st|nd|rd|th)(?!\w)|(?:[a-zA-Z]{1,3}\d?)(?!\w))?",
    },
}


class Kind(StrEnum):
    PLACEHOLDER = "placeholder"
    NUMBER = "number"
    TERM = "term"
    CODE = "code"


_KINDS = {
    "placeholder": Kind.PLACEHOLDER,
    "term": Kind.TERM,
    "day": Kind.NUMBER,
    "chain": Kind.NUMBER,
    "quantity": Kind.NUMBER,
}


@dataclass(frozen=True)
class TermForms:
    """The official form of a glossary term in the source's language and in the target's."""

    source: str
    target: str


@dataclass(frozen=True)
class Piece:
    """What one code stands for, how it is written in the target language, and the spaces we put beside the code."""

    kind: Kind
    original: str
    shown: str
    space_before: bool = False
    space_after: bool = False


@dataclass(frozen=True)
class Masked:
    """A text as the machine gets it."""

    source: str
    text: str
    mark: str
    pieces: tuple[Piece, ...]
    language: str = languages.SOURCE  # of the source

    @property
    def words(self) -> str:
        """What the machine is to translate, without the codes."""
        return self.without_codes(self.text)

    def without_codes(self, text: str) -> str:
        return _code_pattern(self.mark).sub(" ", text)

    def numbers_in(self, text: str) -> list[int]:
        """Numbers of the codes in a text, in its order."""
        return [_number(found) for found in _code_pattern(self.mark).finditer(text)]


def mask(text: str, target: str, terms: Sequence[TermForms] = (), source: str = languages.SOURCE) -> Masked:
    """The text with codes; numbers and terms will come back as the target language writes them."""
    mark, forms = _unused_mark(text), _forms(text, terms)
    parts: list[str] = []
    pieces: list[Piece] = []
    position = 0
    for found in _pattern(forms, source).finditer(text):
        parts.append(text[position : found.start()])
        position = found.end()
        beside = "".join(parts[-2:])[-1:], text[position : position + 1]
        piece = _piece(found, numerals.Way(source, target), forms, *beside)
        pieces.append(piece)
        code = f"{mark}{len(pieces)}{mark[::-1]}"
        parts.append(f"{' ' * piece.space_before}{code}{' ' * piece.space_after}")
    return Masked(text, "".join([*parts, text[position:]]), mark, tuple(pieces), source)


def unmask(masked: Masked, text: str) -> str:
    """The text with what its codes stand for. Each code must be there once: see verifier.py."""
    parts: list[str] = []
    position, may_trim = 0, False
    for found in _code_pattern(masked.mark).finditer(text):
        piece = masked.pieces[_number(found) - 1]
        between = _trimmed(text[position : found.start()], left=may_trim, right=piece.space_before)
        parts += [between, piece.shown]
        position, may_trim = found.end(), piece.space_after
    return "".join([*parts, _trimmed(text[position:], left=may_trim, right=False)])


def _trimmed(text: str, left: bool, right: bool) -> str:
    text = text.lstrip(" \u3000") if left else text
    return text.rstrip(" \u3000") if right else text


def _unused_mark(text: str) -> str:
    """QX, or QXX … when the text has those letters itself."""
    squeezed = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()
    marks = ("Q" + "X" * length for length in count(1))
    return next(mark for mark in marks if mark.casefold() not in squeezed and mark[::-1].casefold() not in squeezed)


def _code_pattern(mark: str) -> re.Pattern[str]:
    """A code as it may come back: `qx 1 xq`, `ＱＸ１ＸＱ`."""
    first, *rest = (
        f"[{letter}{letter.lower()}{chr(ord(letter) + 0xFEE0)}{chr(ord(letter) + 0xFF00)}]" for letter in mark
    )
    # A space beside the outer letter only where that is no letter of a word: "cinq X1XQ" is a code that lost its first.
    opening = rf"(?:{first}|(?<!{_LATIN}){first}\s)" + r"\s?".join(rest)
    closing = r"\s?".join(reversed(rest)) + rf"(?:{first}|\s{first}(?!{_LATIN}))"
    return re.compile(rf"{opening}\s?(?P<number>(?:\d\s?){{1,6}}){closing}")


def _number(found: re.Match[str]) -> int:
    return int(re.sub(r"\s", "", found["number"]))


def _pattern(forms: dict[str, str], source: str) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    own = _PATTERNS_OF.get(source, {})
    patterns = {
        **_PATTERNS,
        **own,
        "term": rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if forms else "",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items() if pattern))


def _forms(text: str, terms: Sequence[TermForms]) -> dict[str, str]:
    """The ways in which the terms may be written in the text, with the target form in the same case."""
    folded = text.casefold()
    there = [term for term in terms if term.source.strip() and term.target and term.source.casefold() in folded]
    shouted = {term.source.upper(): term.target.upper() for term in there}
    capitalised = {_capitalised(term.source): _capitalised(term.target) for term in there}
    return {**shouted, **capitalised, **{term.source: term.target for term in there}}


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _piece(found: re.Match[str], way: numerals.Way, forms: dict[str, str], before: str, after: str) -> Piece:
    name, original = found.lastgroup or "", found[0]
    if name == "placeholder":
        # Apart from its neighbours, or the machine takes code and word for one word.
        return Piece(Kind.PLACEHOLDER, original, original, _is_glued(before), _is_glued(after))
    if name == "term":
        return Piece(Kind.TERM, original, forms[original])
    write = {"day": numerals.day, "quantity": numerals.quantity}.get(name)
    return Piece(_KINDS.get(name, Kind.CODE), original, write(original, way.target, way.source) if write else original)


def _is_glued(neighbour: str) -> bool:
    return neighbour.isalnum() or neighbour in {"⟦", "⟧"}
