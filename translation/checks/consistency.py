"""The same source has one translation."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, warning

NAME = "consistency"


def check(pair: Pair) -> Iterator[Finding]:
    for other in dict.fromkeys(pair.elsewhere):
        if other != pair.target:
            yield warning(NAME, _("The same text is translated differently elsewhere: “%(text)s”.") % {"text": other})
            return
