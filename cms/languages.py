"""The site's languages. Everything that differs by language is derived from here.

Imports only the standard library, so that every app may import it. A new language is one entry in
KNOWN, its code in the environment variable LANGUAGES, and `manage.py makemigrations` + `migrate`.

Codes are Django's and the address's (lower case); BCP 47 tags (RFC 5646) are for HTML and feeds.
"""

from __future__ import annotations

import os
from dataclasses import dataclass


class UnknownLanguageError(ValueError):
    """LANGUAGES names a language that KNOWN does not describe."""


@dataclass(frozen=True)
class Language:
    """What the product must know of one language."""

    code: str  # Django's code and the first part of every address
    bcp47: str  # <html lang>, hreflang, feeds
    endonym: str  # its name in itself, for the language switcher
    name_vi: str  # its name for the office
    name_en: str  # its name on English screens
    babel: str  # Babel (CLDR) locale identifier
    open_graph: str  # og:locale
    is_cjk: bool = False  # written without spaces; search by bigrams, other measure and line height

    @property
    def column(self) -> str:
        """Suffix of this language's columns in facts, such as `zh_hans` in `name_zh_hans`."""
        return self.code.replace("-", "_")


KNOWN: dict[str, Language] = {
    language.code: language
    for language in (
        Language("vi", "vi", "Tiếng Việt", "tiếng Việt", "Vietnamese", "vi_VN", "vi_VN"),
        Language("en", "en", "English", "tiếng Anh", "English", "en_GB", "en_GB"),
        Language("zh-hans", "zh-Hans", "简体中文", "tiếng Trung", "Chinese", "zh_Hans_CN", "zh_CN", is_cjk=True),
        Language("ja", "ja", "日本語", "tiếng Nhật", "Japanese", "ja_JP", "ja_JP", is_cjk=True),
        Language("fr", "fr", "Français", "tiếng Pháp", "French", "fr_FR", "fr_FR"),
        # Korean is written with spaces, but particles stick to words: bigrams find what words miss.
        Language("ko", "ko", "한국어", "tiếng Hàn", "Korean", "ko_KR", "ko_KR", is_cjk=True),
    )
}

SOURCE = "vi"
DEFAULT = "vi,en,zh-hans,ja,fr"


def parse(value: str) -> tuple[Language, ...]:
    """Languages named in a comma-separated list; the source language must be the first."""
    codes = [code.strip() for code in value.split(",") if code.strip()]
    unknown = [code for code in codes if code not in KNOWN]
    if unknown or not codes or codes[0] != SOURCE or len(set(codes)) != len(codes):
        raise UnknownLanguageError(
            f"LANGUAGES is {value!r}. Start with {SOURCE!r}, then name each further language once; "
            f"known: {', '.join(KNOWN)}. Add others to KNOWN in cms/languages.py."
        )
    return tuple(KNOWN[code] for code in codes)


ACTIVE: tuple[Language, ...] = parse(os.environ.get("LANGUAGES") or DEFAULT)
CODES: tuple[str, ...] = tuple(language.code for language in ACTIVE)
COLUMNS: tuple[str, ...] = tuple(language.column for language in ACTIVE)
TRANSLATED: tuple[Language, ...] = tuple(lang for lang in ACTIVE if lang.code != SOURCE)


def get(code: str) -> Language:
    """The active language of this code; KeyError when it is not active."""
    for language in ACTIVE:
        if language.code == code:
            return language
    raise KeyError(code)


def fallbacks(code: str) -> tuple[Language, ...]:
    """Where a missing value is borrowed from, in order: the language, English, Vietnamese."""
    order = [code, "en", SOURCE]
    return tuple(get(c) for c in dict.fromkeys(order) if c in CODES)
