"""Tells how grave a change of translated words is for those who translate from them; what is in doubt is graver."""

from __future__ import annotations

import unicodedata

from translation import markup
from translation.changes import figures
from translation.changes.kinds import Kind

# Of punctuation these say something by themselves.
_KEPT = frozenset("%‰?")
_LEFT_OUT = ("P", "Z", "C")  # first letters of Unicode's categories: punctuation, spaces, control


def kind_of_translated(before: str, now: str, language: str) -> Kind:
    """Figures by value, then words: names and terms are not told apart from other words here, as in Vietnamese."""
    old, new = markup.plain(before), markup.plain(now)
    if figures.differ(old, new, language):
        return Kind.FACTS
    return Kind.TYPOGRAPHY if _letters(old) == _letters(new) else Kind.WORDING


def _letters(text: str) -> str:
    """Without spaces, signs and capitals."""
    even = unicodedata.normalize("NFC", text).casefold()
    return "".join(sign for sign in even if sign in _KEPT or unicodedata.category(sign)[0] not in _LEFT_OUT)
