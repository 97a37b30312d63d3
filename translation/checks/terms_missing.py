"""A term of the glossary stands in the source, and none of its forms in the target."""

from __future__ import annotations

from collections.abc import Iterator

from translation.checks.base import Finding, Pair, warning
from translation.checks.terms import has_right_form, missing
from translation.glossary import even

NAME = "term_missing"


def check(pair: Pair) -> Iterator[Finding]:
    text = even(pair.words)
    for term in pair.terms:
        if term.is_enforced and not term.blocks and not term.keeps and not has_right_form(term, text):
            yield warning(NAME, missing(term), about=term.source)
