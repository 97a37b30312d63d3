"""Letters with marks are one character (NFC), or search and print go wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, warning

NAME = "composed"


def check(pair: Pair) -> Iterator[Finding]:
    composed = unicodedata.normalize("NFC", pair.target)
    if composed != pair.target:
        yield warning(NAME, _("Some letters are written in two parts (letter and mark)."), composed)
