"""Names that the glossary keeps as they are stand in the target letter by letter."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, blocking

NAME = "keep_as_is"


def check(pair: Pair) -> Iterator[Finding]:
    for term in pair.terms:
        if term.keeps and term.source not in pair.words:
            yield blocking(NAME, _("“%(name)s” stays as it is in every language.") % {"name": term.source})
