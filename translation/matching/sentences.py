"""Cuts a text into sentences; where it is unsure it does not cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms import languages
from translation.matching.comparing import replaced

# Without the last point. A capital letter behind one of these does not begin a sentence.
ABBREVIATIONS = {
    "vi": """tp tx tt ths ts pgs gs gs.ts pgs.ts bs ks cn nxb tr đ/c v.v vv vd số ông bà mr mrs ms dr ubnd hđnd kcn ccn
        t.p t.x đ.c st tcn scn""",
    "en": """mr mrs ms dr prof st no nos art arts fig figs vol vols pp ed eds cf e.g i.e etc vs jr sr inc ltd co corp
        gen gov sen rep hon rev col lt capt dept est u.s u.k u.n a.m p.m ph.d b.c a.d jan feb mar apr jun jul aug sep
        sept oct nov dec""",
    "fr": """mm mme mmes mlle dr pr me st ste no nos art fig vol pp éd ed cf etc env av apr j.-c p.ex ex janv févr avr
        juil sept oct nov déc chap""",
}
NO_CAPITALS = ("ko",)
"""Written with spaces and points, but without capital letters."""
# The signs that stand for placeholders: an opening one belongs to what follows, a closing one to what went before.
_OPEN, _CLOSE = "\x02", "\x03"
_CLOSING = rf"[\"'”’»)\]」』）》】{_CLOSE}]*"
_SPACED = re.compile(rf"(?P<end>[.!?…]+)\s?{_CLOSING}\s+")
_EASTERN = re.compile(rf"(?P<end>[。！？!?]+){_CLOSING}\s*")
_OPENING = f"{_OPEN}\"'“‘«([-–— \u00a0\u202f"
_QUOTED = re.compile(rf"[”’」』]{_CLOSE}*\s*$")
_BRACKETS = ("“”", "«»", "()", "「」", "『』", "（）", "《》", "【】")
_NUMBERING = re.compile(rf"[{_OPEN}{_CLOSE}(]*(?:\d{{1,2}}|[IVX]+)[.)]+\s*")
_LAST_WORD = re.compile(rf"([^\s(“«\"'{_OPEN}{_CLOSE}]+)\.{_CLOSE}*\s+$")
_GOES_ON = re.compile(r"[ぁ-ん、，,]|[^。！？]{0,6}?(?:说|表示|道|指出)")


def split(text: str, language: str) -> list[str]:
    """The sentences in their order, with their placeholders; one alone is the text itself."""
    found, start, shown = [], 0, replaced(text, _sign)
    for match in _ends(shown, language):
        sentence, rest = shown[start : match.end()], shown[match.end() :]
        if rest.strip() and not _is_inside(sentence) and _is_new(sentence, rest, language):
            found.append(text[start : match.end()].strip())
            start = match.end()
    return [*found, text[start:].strip()]


def is_eastern(language: str) -> bool:
    """Written without spaces between sentences."""
    return languages.KNOWN[language].is_cjk and language not in NO_CAPITALS


def _ends(shown: str, language: str) -> Iterator[re.Match[str]]:
    return (_EASTERN if is_eastern(language) else _SPACED).finditer(shown)


def _sign(token: re.Match[str]) -> str:
    """A single placeholder, such as a line break, parts sentences as a space does."""
    sign = " " if token["single"] else _CLOSE if token["closing"] else _OPEN
    return sign * len(token[0])


def _is_inside(sentence: str) -> bool:
    """A bracket or quotation is still open."""
    return any(sentence.count(opening) > sentence.count(closing) for opening, closing in _BRACKETS)


def _is_new(sentence: str, rest: str, language: str) -> bool:
    """What follows a full stop begins a sentence."""
    if is_eastern(language):
        return not (_QUOTED.search(sentence) and _GOES_ON.match(rest.lstrip(_OPENING)))
    if _NUMBERING.fullmatch(sentence) or _is_abbreviation(sentence, language):
        return False
    numbering = _NUMBERING.match(rest)
    first_word = rest[numbering.end() :] if numbering else rest
    return language in NO_CAPITALS or first_word.lstrip(_OPENING)[:1].isupper()


def _is_abbreviation(sentence: str, language: str) -> bool:
    """A known one, or a single letter such as an initial."""
    last = _LAST_WORD.search(sentence)
    word = last[1].casefold() if last else ""
    return len(word) == 1 and word.isalpha() or word in ABBREVIATIONS.get(language, "").split()
