"""The target is the source itself: right for names and figures only."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation import markup
from translation.checks.base import Finding, Pair, warning

NAME = "same"


def check(pair: Pair) -> Iterator[Finding]:
    has_letters = any(sign.isalpha() for sign in markup.plain(pair.target))
    if has_letters and pair.target.strip() == pair.source.strip():
        yield warning(NAME, _("The translation is the same as the source."))
