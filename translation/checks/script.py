"""Letters are those of the language: no kana or Traditional ones in Chinese, no full-width or Vietnamese ones.

A Vietnamese name may stand in brackets right after its form in the language, and where the glossary keeps it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from django.utils.translation import gettext, gettext_noop
from opencc import OpenCC

from translation.checks.base import Finding, Pair, blocking
from translation.reading import contacts

NAME = "script"
KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9f]")
STRANGE = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1780-\u17ff]{2,}")
EAST_ASIAN = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")  # with signs
FULL_WIDTH = re.compile(r"[\uff21-\uff3a\uff41-\uff5a]+")
VIETNAMESE = re.compile(r"[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
BRACKETS_AFTER_NAME = re.compile(r"(?<=[\w》」』”])\s?[（(][^（）()]*[）)]")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ỹ]+")
STAND_IN, LATIN_STAND_IN = "〇", "x"  # letters, so that brackets may follow
CODE = re.compile(r"[A-ZĐ0-9][A-ZĐƯ0-9]*(?:[./-][A-ZĐƯa-z0-9]+)+")  # 31/2021/NĐ-CP, 84-KH/BCĐ


def check(pair: Pair) -> Iterator[Finding]:
    text = _without_kept(pair)
    for has, message in _rules(pair):
        if found := has(text):
            yield blocking(NAME, gettext(message) % {"found": found})


def _rules(pair: Pair) -> Iterator[tuple[Callable[[str], str], str]]:
    yield _strange, gettext_noop("There are letters of another script in the text: %(found)s.")
    if not pair.is_cjk:
        yield _all_of(WIDE), gettext_noop("There are Chinese, Japanese or Korean letters in the text: %(found)s.")
        return
    yield _all_of(FULL_WIDTH), gettext_noop("Latin letters are in full width: %(found)s.")
    yield _vietnamese, gettext_noop("Vietnamese letters stand outside brackets after a name: %(found)s.")
    if pair.language == "ja":
        yield _not_japanese, gettext_noop("There are Chinese characters that Japanese does not have: %(found)s.")
    if pair.language == "zh-hans":
        yield _all_of(KANA), gettext_noop("There are Japanese letters in the text: %(found)s.")
        yield _traditional, gettext_noop("There are Traditional characters in the text: %(found)s.")


def _all_of(pattern: re.Pattern[str]) -> Callable[[str], str]:
    return lambda text: "".join(dict.fromkeys("".join(pattern.findall(text))))


def _strange(text: str) -> str:
    return ", ".join(dict.fromkeys(STRANGE.findall(text)))


def _vietnamese(text: str) -> str:
    """Words with Vietnamese letters, aside from brackets after a name and from numbers of documents."""
    text = CODE.sub(" ", BRACKETS_AFTER_NAME.sub(" ", text))
    return ", ".join(dict.fromkeys(word for word in _LATIN.findall(text) if VIETNAMESE.search(word)))


def _not_japanese(text: str) -> str:
    """Simplified characters, by what Japanese computers have had from the first."""
    return "".join(dict.fromkeys(sign for sign in EAST_ASIAN.findall(text) if not sign.encode("cp932", "ignore")))


def _traditional(text: str) -> str:
    plain = _converter().convert(text)
    if len(plain) != len(text):
        return ""
    return "".join(dict.fromkeys(old for old, new in zip(text, plain, strict=True) if old != new))


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _without_kept(pair: Pair) -> str:
    """The target without addresses and without forms that the glossary itself gives."""
    text = contacts.read(unicodedata.normalize("NFC", pair.words))[1]
    kept = {form for term in pair.glossary for form in term.given if form in text}
    for form in sorted(kept, key=len, reverse=True):
        text = text.replace(form, STAND_IN if pair.is_cjk else LATIN_STAND_IN)
    return text
