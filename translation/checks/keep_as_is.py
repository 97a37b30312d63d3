"""Names that the glossary keeps as they are stand in the target letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, blocking

NAME = "keep_as_is"
_LETTER = "[A-Za-zÀ-ÖØ-öø-ỹ0-9]"  # beside Chinese and Japanese signs a name stands free


def check(pair: Pair) -> Iterator[Finding]:
    for term in pair.terms:
        if term.keeps and not _stands_in(pair.words, term.source):
            yield blocking(NAME, _("“%(name)s” stays as it is in every language.") % {"name": term.source})


def _stands_in(text: str, name: str) -> bool:
    """As a word of its own: "Canonn" is not Canon."""
    return re.search(rf"(?<!{_LETTER}){re.escape(name)}(?!{_LETTER})", text) is not None
