"""The target has words."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, blocking

NAME = "empty"


def check(pair: Pair) -> Iterator[Finding]:
    if pair.source_words.strip() and not pair.words.strip():
        yield blocking(NAME, _("The translation is empty."))
