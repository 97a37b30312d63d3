"""Two spellings of one Vietnamese word, and slips of the keyboard."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from translation.changes import syllables

_I_OR_Y = re.compile(r"((?<!\w)[hklmst])i(?!\w)|(?<=qu)i(?=t|nh|ch|(?!\w))")
SHORT = 5  # letters; a longer word may have two slips


def _y(found: re.Match[str]) -> str:
    return f"{found[1] or ''}y"


@lru_cache(maxsize=16384)
def placed(word: str) -> str:
    """The word with its tone mark at the end, wherever it was written: hoà and hòa are one."""
    letters, tones = syllables.parts(word)
    return letters + "".join(sorted(tones))


@lru_cache(maxsize=16384)
def even(word: str) -> str:
    """As `placed`, and with y for i where both are in use: kĩ and kỹ, quí and quý are one."""
    letters, tones = syllables.parts(word)
    return _I_OR_Y.sub(_y, letters) + "".join(sorted(tones))


def is_slip(before: str, now: str) -> bool:
    """Whether one is the other mistyped: few signs apart, and the old one, or by one sign the new one, no word.

    Two ordinary words are never a slip: bán and bạn, tinh and tỉnh mean different things.
    """
    apart = min(OSA.distance(spread(before), spread(now)) for spread in (_signs, str.casefold))
    if not syllables.is_word(before) and syllables.is_word(now):
        return apart <= (1 if len(before) <= SHORT else 2)
    is_foreign = not syllables.is_word(before) and not syllables.is_word(now)
    is_put_in = syllables.is_word(before) and not syllables.is_word(now)
    return apart == 1 and (is_put_in or (is_foreign and min(len(before), len(now)) >= SHORT))


def _signs(word: str) -> str:
    """Letters and marks one by one."""
    return unicodedata.normalize("NFD", word.casefold())
