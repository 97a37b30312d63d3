"""Doubled words and spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, warning

NAME = "doubled"
_WORDS = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})\s+\1(?![\w'’-])", re.IGNORECASE)
_SPACES = re.compile(r"[ \u00a0\u202f]{2,}")
RIGHT = frozenset({"nous", "vous", "that", "had", "leu"})  # "nous nous", "à la queue leu leu"


def check(pair: Pair) -> Iterator[Finding]:
    for match in _WORDS.finditer(pair.words):
        if match[1].casefold() not in RIGHT and match[0].casefold() not in pair.source_words.casefold():
            yield warning(NAME, _("The word “%(word)s” stands twice.") % {"word": match[1]}, about=match[1])
    if _SPACES.search(pair.target):
        yield warning(
            NAME, _("There are several spaces in a row."), _SPACES.sub(lambda found: found[0][0], pair.target)
        )
