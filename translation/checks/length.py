"""The text fits into its field."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, blocking

NAME = "length"


def check(pair: Pair) -> Iterator[Finding]:
    if pair.limit and len(pair.words) > pair.limit:
        message = _("The text has %(length)d characters; the field takes %(limit)d.")
        yield blocking(NAME, message % {"length": len(pair.words), "limit": pair.limit})
