"""The text is in the language asked for, told by its script and by the small words that each language is full of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, blocking
from translation.checks.script import EAST_ASIAN, KANA

NAME = "language"
SMALL_WORDS = {
    "vi": "và của là có các những được cho trong với không người này một đã từ đến tại về khi ra vào năm tỉnh theo như",
    "en": "the of and to in is for with that on by as at from are its it was has be an this which will have been or",
    "es": "el los las una unos del al con para por que se es son como más pero su sus este esta entre sin sobre en y",
    "de": "der die das den dem des und ist sind ein eine mit für auf von zu im am nicht auch sich als wird werden",
    "fr": "le la les de des du et en un une est pour dans que qui sur par au aux avec se sont plus ce cette il elle l",
}
LATIN_LETTERS_MIN = 12  # in Chinese and Japanese; shorter ones may be a name
WORDS_MIN = 6  # shorter texts may be a name or a list of names
SAME_WORDS_MIN = 4
HAN_MIN = 8  # no Japanese sentence has so many characters and no kana
OWN_MIN, OTHER_MORE = 1, 3
VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
VIETNAMESE_SHARE = 0.4


def check(pair: Pair) -> Iterator[Finding]:
    if _is_other(pair):
        yield blocking(NAME, _("The text does not look like the language asked for."))


def _is_other(pair: Pair) -> bool:
    if not pair.is_short and pair.words.strip() == pair.source_words.strip():
        return len(pair.words.split()) >= SAME_WORDS_MIN
    if not pair.is_cjk:
        return _is_other_latin(pair.words, pair.language)
    letters = re.findall(r"[^\W\d_]", pair.words)
    if len(letters) >= LATIN_LETTERS_MIN and not EAST_ASIAN.search(pair.words):
        return True
    own = len(EAST_ASIAN.findall(pair.words))
    least = 2 * LATIN_LETTERS_MIN if pair.is_short else HAN_MIN
    return pair.language == "ja" and own >= least and not KANA.search(pair.words)


def _is_other_latin(text: str, language: str) -> bool:
    written = re.findall(r"[^\W\d_]+", text)
    if _has_vietnamese_left(written):
        return True
    if len(written) < WORDS_MIN:
        return False
    words = [word.casefold() for word in written]
    plain = [word for word in written if word.islower()]  # names have capitals
    if sum(1 for word in plain if VIETNAMESE.search(word)) > max(VIETNAMESE_SHARE * len(plain), 1):
        return True
    counts = {code: sum(word in known for word in words) for code, known in _known().items()}
    own = counts.get(language, 0)
    others = max(count for code, count in counts.items() if code != language)
    if own == 0 and others > 1:
        return language in counts
    return language in counts and others >= own + OTHER_MORE and own <= OWN_MIN + others // 4


def _has_vietnamese_left(written: list[str]) -> bool:
    """Two words in a row in small letters that only Vietnamese has: names have capitals."""
    marked = [word.islower() and bool(VIETNAMESE.search(word)) for word in written]
    return any(one and other for one, other in pairwise(marked))


def _known() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in SMALL_WORDS.items()}
