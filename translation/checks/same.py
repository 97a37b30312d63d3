"""The target is the Vietnamese sentence itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation import markup
from translation.checks.base import Finding, Pair, Severity

WORDS_MIN = 4  # names, addresses and numbers may stay


def check(pair: Pair) -> Iterator[Finding]:
    words = markup.plain(pair.target).split()
    if len(words) >= WORDS_MIN and pair.target == pair.source:
        yield Finding("same", Severity.ERROR, _("The translation is the same as the source."))
