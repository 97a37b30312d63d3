"""A Vietnamese text as words: how each is written, how it is compared, and whether it begins a sentence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from translation import markup
from translation.changes import spelling

_BREAK = re.compile(r"(?<!⟦)⟦\d{1,4}/⟧")
_POWER = re.compile(r"(?<=\d)(?=[⁰¹²³⁴-⁹])")
_MINUS = r"(?<![\w)\]%.,/:–-])(?<!\d\s)[-−–](?=\d)"
_WORD = re.compile(rf"\d+|[^\W\d_]+|[<>≤≥±^]|{_MINUS}")
_STARTS = re.compile(r"[.!?…:\n]")
_SHORTENED = frozenset(["tp", "ths", "ts", "gs", "pgs", "bs", "ks", "ls", "st", "mr", "mrs", "ms", "dr", "no"])
_WRITTEN_OUT = {
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "KCN": "khu công nghiệp", "CCN": "cụm công nghiệp",
    "KKT": "khu kinh tế", "TP": "thành phố", "MTTQ": "Mặt trận Tổ quốc",
}  # fmt: skip
_SHORT_FORM = re.compile(rf"(?<!\w)({'|'.join(_WRITTEN_OUT)})(?!\w)(?:\.(?=\s?\w))?")


@dataclass(frozen=True)
class Word:
    """`exact` tells spellings apart, `even` does not; `placed` lies between (see spelling.py)."""

    text: str
    gap: str  # what stands before it
    is_first: bool  # of a sentence

    @property
    def exact(self) -> str:
        return self.text.casefold()

    @property
    def even(self) -> str:
        return spelling.even(self.text)

    @property
    def placed(self) -> str:
        return spelling.placed(self.text)

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        return self.text[0].isdecimal()

    @property
    def is_joined(self) -> bool:
        """Nothing but spaces between it and the word before."""
        return not self.gap.strip()


def plain(text: str) -> str:
    """Composed, without placeholders; a line break is a space, 10² is not 102."""
    text = markup.plain(_BREAK.sub(" ", text))
    return unicodedata.normalize("NFKC", _POWER.sub("^", unicodedata.normalize("NFC", text)))


def written_out(text: str) -> str:
    """With common short forms in full: UBND and Ủy ban nhân dân are one."""
    return _SHORT_FORM.sub(lambda found: _WRITTEN_OUT[found[1]], text)


def split(text: str) -> list[Word]:
    """Words, figures and signs of a plain text; short figures without leading zeros: 02/9 is 2/9."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        found.append(Word(_figure(match[0]), gap, _is_first(found, gap)))
        end = match.end()
    return found


def _figure(written: str) -> str:
    return (written.lstrip("0") or "0") if len(written) == 2 and written.isdecimal() else written


def _is_first(found: list[Word], gap: str) -> bool:
    if not found:
        return True
    before = found[-1].text
    is_shortened = gap.startswith(".") and (before.casefold() in _SHORTENED or (len(before) < 3 and before.isupper()))
    return bool(_STARTS.search(gap)) and not is_shortened


def is_shouting(words: list[Word]) -> bool:
    """A text in capitals, where they tell nothing."""
    letters = [word for word in words if word.text[0].isalpha()]
    return len(letters) > 2 and all(word.is_capital for word in letters)


def is_apart(words: list[Word], start: int, end: int) -> bool:
    """Whether a sign, or the text's start or end, is beside the words of a place."""
    return start == 0 or end == len(words) or not words[start].is_joined or not words[end].is_joined
