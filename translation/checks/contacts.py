"""Web addresses, e-mail addresses and telephone numbers are the same."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, blocking
from translation.reading import contacts, even

NAME = "contacts"


def check(pair: Pair) -> Iterator[Finding]:
    source, target = contacts.read(even(pair.source))[0], contacts.read(even(pair.target))[0]
    if lost := set(source) - set(target):
        message = _("Addresses or telephone numbers that are not in the translation: %(contacts)s.")
        yield blocking(NAME, message % {"contacts": _shown(lost)})
    if added := set(target) - set(source):
        message = _("Addresses or telephone numbers that are not in the source: %(contacts)s.")
        yield blocking(NAME, message % {"contacts": _shown(added)})


def _shown(found: set[str]) -> str:
    return ", ".join(one.removeprefix("tel:") for one in sorted(found))
