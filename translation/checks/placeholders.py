"""Placeholders come back exactly once and well nested."""

from __future__ import annotations

from collections.abc import Iterator

from translation import markup
from translation.checks.base import Finding, Pair, blocking

NAME = "placeholders"


def check(pair: Pair) -> Iterator[Finding]:
    try:
        markup.check(pair.source, pair.target)
    except markup.MarkupError as error:
        yield blocking(NAME, str(error))
