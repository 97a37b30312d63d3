"""Reads figures in five languages, so that a source and its translation can be compared by what they say."""

from __future__ import annotations

from functools import lru_cache

from translation import markup
from translation.reading import contacts, dates, numbers, words
from translation.reading.base import Atom, Mention, Reading, Scan
from translation.reading.cjk import JA, ZH_HANS
from translation.reading.en import EN
from translation.reading.fr import FR
from translation.reading.lexicon import Lexicon
from translation.reading.vi import VI

LEXICA = {"vi": VI, "en": EN, "fr": FR, "zh-hans": ZH_HANS, "ja": JA}
OTHER = Lexicon(thousands=",", decimal=".")  # a language that nobody has described yet
PLAIN = str.maketrans("０１２３４５６７８９．，／：％ᵉʳ", "0123456789.,/:%er")  # full width, superscripts

__all__ = ["Atom", "Mention", "Reading", "even", "read"]


@lru_cache(maxsize=4096)
def read(text: str, language: str) -> Reading:
    """Every number, date and quantity of a text; addresses and telephone numbers are left out (contacts.py)."""
    lexicon = LEXICA.get(language, OTHER)
    _found, left = contacts.read(even(text))
    scan = Scan(left, language)
    words.read_parts(scan, lexicon)
    dates.read_phrases(scan, lexicon)
    dates.read_periods(scan, lexicon)
    dates.read_dates(scan, lexicon)
    dates.read_times(scan, lexicon)
    if language in ("zh-hans", "ja"):
        words.read_tenths(scan)
    numbers.read_roman(scan, lexicon)
    numbers.read(scan, lexicon)
    words.read_each(scan, lexicon)
    words.read(scan, lexicon)
    return Reading(tuple(sorted(scan.mentions, key=lambda mention: mention.start)))


def even(text: str) -> str:
    """Without placeholders; full-width figures and superscript letters as plain ones."""
    return markup.plain(text).translate(PLAIN)
