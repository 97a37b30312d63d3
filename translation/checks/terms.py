"""Terms of the glossary: the right form where the source has the term, no forbidden form anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, Severity
from translation.glossary import Entry, even

# Longer names that hold a forbidden form and are right, such as 越南海防 (Hải Phòng), which holds 南海.
INNOCENT = ("越南",)
BRACKETS = r"\s*[（(][^）)]*[）)]"


def check(pair: Pair) -> Iterator[Finding]:
    text = even(pair.target)
    for term in pair.terms:
        if term.is_enforced and not any(even(form) in text for form in term.right):
            yield _missing(term)
    for term in pair.glossary:
        yield from _forbidden(term, text)


def _missing(term: Entry) -> Finding:
    message = _("“%(source)s” is “%(form)s” in the glossary.") % {"source": term.source, "form": term.right[0]}
    return Finding("terms", Severity.ERROR if term.blocks else Severity.WARNING, message)


def _forbidden(term: Entry, text: str) -> Iterator[Finding]:
    """A forbidden form may stand in brackets after the right one, as an explanation."""
    if not term.wrong:
        return
    for form in term.right:
        text = re.sub(re.escape(even(form)) + BRACKETS, " ", text)
    for name in INNOCENT:
        text = text.replace(name, " ")
    for form in term.wrong:
        if _stands(even(form), text):
            severity = Severity.ERROR if term.blocks else Severity.WARNING
            message = _("“%(wrong)s” must not be used. Write “%(form)s”.")
            yield Finding("terms", severity, message % {"wrong": form, "form": term.right[0] if term.right else "–"})


def _stands(form: str, text: str) -> bool:
    """As a word of its own where words are written apart."""
    edge = r"(?!\w)" if form.isascii() else ""
    start = r"(?<!\w)" if form.isascii() else ""
    return re.search(start + re.escape(form) + edge, text) is not None
