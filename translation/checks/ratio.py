"""The target is about as long as translations into its language are."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, warning
from translation.reading import contacts

NAME = "ratio"
# Letters of the target for each letter of Vietnamese, spaces aside.
BOUNDS = {"en": (0.6, 2.2), "fr": (0.6, 2.5), "zh-hans": (0.15, 0.75), "ja": (0.22, 1.15)}
LETTERS_MIN = 40


def check(pair: Pair) -> Iterator[Finding]:
    least, most = BOUNDS.get(pair.language, (0.1, 3.0))
    source, target = _letters(pair.source_words), _letters(pair.words)
    if source < LETTERS_MIN or least * source <= target <= most * source:
        return
    if target > most * source:
        yield warning(NAME, _("The translation is far longer than the source."))
    else:
        yield warning(NAME, _("The translation is far shorter than the source."))


def _letters(text: str) -> int:
    """Without addresses, which are as long in every language."""
    return sum(1 for sign in contacts.read(text)[1] if sign != "\0" and not sign.isspace())
