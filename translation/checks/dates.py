"""Dates, times, quarters and half-years are the same: day, month and year, in the order of each language."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, blocking
from translation.checks.numbers import named

NAME = "dates"
KIND = "date"


def check(pair: Pair) -> Iterator[Finding]:
    lost = [mention for mention in pair.said.missing_in(pair.says) if mention.kind == KIND]
    added = [mention for mention in pair.says.missing_in(pair.said) if mention.kind == KIND]
    if lost:
        message = _("Dates of the source that are not in the translation: %(dates)s.")
        yield blocking(NAME, message % {"dates": named(lost)})
    if added:
        yield blocking(NAME, _("Dates that are not in the source: %(dates)s.") % {"dates": named(added)})
