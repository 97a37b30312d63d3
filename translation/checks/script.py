"""The words are in the script of the language (Unicode names of letters)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms import languages
from translation import markup
from translation.checks.base import Finding, Pair, Severity

CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
KANA = ("HIRAGANA", "KATAKANA")
LETTERS_MIN = 12  # shorter texts may be a name in Latin letters
VIETNAMESE_ONLY = frozenset("ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
VIETNAMESE_SHARE = 0.08  # of all letters: names with marks stay below


def check(pair: Pair) -> Iterator[Finding]:
    letters = [c for c in markup.plain(pair.target) if c.isalpha()]
    if languages.get(pair.language).is_cjk:
        yield from _without_own_letters(letters, pair.language)
    elif any(_is(c, CJK) for c in letters):
        yield Finding("script", Severity.ERROR, _("There are Chinese, Japanese or Korean letters in the text."))
    if _is_vietnamese(letters):
        yield Finding("script", Severity.ERROR, _("The text looks Vietnamese."))


def _without_own_letters(letters: list[str], language: str) -> Iterator[Finding]:
    if len(letters) >= LETTERS_MIN and not any(_is(c, CJK) for c in letters):
        yield Finding("script", Severity.ERROR, _("There is no letter of this language in the text."))
    if language.startswith("zh") and any(_is(c, KANA) for c in letters):
        yield Finding("script", Severity.ERROR, _("There are Japanese letters in the text."))


def _is(letter: str, scripts: tuple[str, ...]) -> bool:
    return unicodedata.name(letter, "").startswith(scripts)


def _is_vietnamese(letters: list[str]) -> bool:
    marked = sum(c.casefold() in VIETNAMESE_ONLY for c in letters)
    return len(letters) >= LETTERS_MIN and marked > len(letters) * VIETNAMESE_SHARE
