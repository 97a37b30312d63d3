"""Official names: no form that the glossary forbids, and no name of sovereignty left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, blocking
from translation.glossary import Entry, even

NAME = "terms"
# Words that end in the first letter of a forbidden name and are right: 越南海防 (Hải Phòng) holds 南海.
_REGIONS = (
    "中南海 越南 河南 云南 湖南 海南 东南 西南 江南 济南 岭南 広西 广西 江西 山西 陕西 巴西 東南 雲南 済南 ベトナム"
)
_PLACES = "南海观音 佛山市南海区 广州南沙 南沙港 南沙区 広州の南沙"
GUARDED = tuple(f"{_PLACES} {_REGIONS}".split())
FIRST_EAST_ASIAN = "\u2e80"
LETTER = rf"[^\W{FIRST_EAST_ASIAN}-\uffff]"  # in GRDPは a word of an alphabet ends before は
SHORT = 3  # letters of words that don't change
BRACKETS = r"\s*[（(][^）)]*[）)]"


def check(pair: Pair) -> Iterator[Finding]:
    text = even(pair.words)
    for term in pair.terms:
        if term.blocks and not has_right_form(term, text):
            yield blocking(NAME, missing(term))
    for term in pair.glossary:
        yield from _forbidden(term, text)


def has_right_form(term: Entry, text: str) -> bool:
    """Whether the evened text has one of the forms: in an alphabet as words of their own, in the plural too."""
    return any(_has(even(form), text) for form in term.right)


def _has(form: str, text: str) -> bool:
    return bool(inflected(form).search(text)) if is_spaced(form) else form in text


def is_spaced(form: str) -> bool:
    return form[0] < FIRST_EAST_ASIAN


@cache
def inflected(form: str) -> re.Pattern[str]:
    """A form of an alphabet with the endings of English and French plurals and feminines on each word."""
    words = [re.escape(word) for word in re.split(r"[\s-]+", form)]
    return re.compile(rf"(?<!{LETTER})" + r"[\s-]+".join(_ending(word) for word in words) + rf"(?!{LETTER})")


def _ending(word: str) -> str:
    if len(word) < SHORT:
        return word
    if word.endswith("y"):
        return rf"{word[:-1]}(?:y|ys|ies)"
    if word.endswith("al"):
        return rf"{word[:-1]}(?:l|ls|ux|le|les)"
    return rf"{word}(?:s|es|x|e|ne|nes|le|les)?"


def missing(term: Entry) -> str:
    return _("“%(source)s” is “%(form)s” in the glossary.") % {"source": term.source, "form": term.right[0]}


def _forbidden(term: Entry, text: str) -> Iterator[Finding]:
    """A forbidden form may stand in brackets after the right one, as an explanation."""
    if not any(form in text for form in term.even_wrong):
        return  # of hundreds of terms hardly one: the rest is slow
    for form in sorted(term.right, key=len, reverse=True):
        text = re.sub(re.escape(even(form)) + f"(?:{BRACKETS})?", " ", text)
    for name in GUARDED:
        text = text.replace(name, " ")
    for form in term.wrong:
        if _stands(even(form), text):
            message = _("“%(wrong)s” must not be used. Write “%(form)s”.")
            yield blocking(NAME, message % {"wrong": form, "form": term.right[0] if term.right else "–"})


def _stands(form: str, text: str) -> bool:
    """As a word of its own where words are written apart."""
    pattern = rf"(?<!{LETTER}){re.escape(form)}(?!{LETTER})" if is_spaced(form) else re.escape(form)
    return re.search(pattern, text) is not None
