"""What is wrong or doubtful in a translated segment. One check is one module with a `check` function.

A check takes a `Pair` and yields findings; a blocking one keeps a translation from going on, a warning asks to look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from translation import glossary
from translation.checks import (
    cjk_punctuation,
    closing,
    composed,
    consistency,
    contacts,
    conversions,
    dates,
    doubled,
    empty,
    french_spaces,
    keep_as_is,
    length,
    numbers,
    officials,
    placeholders,
    quotes,
    ratio,
    same,
    script,
    target_language,
    terms,
    terms_missing,
    units,
)
from translation.checks.base import Finding, Pair, Severity

BLOCKING = (
    empty,
    placeholders,
    terms,
    keep_as_is,
    numbers,
    dates,
    units,
    contacts,
    script,
    target_language,
    length,
)
WARNINGS = (
    terms_missing,
    same,
    officials,
    consistency,
    conversions,
    closing,
    quotes,
    french_spaces,
    cjk_punctuation,
    doubled,
    ratio,
    composed,
)
ALL = (*BLOCKING, *WARNINGS)

NAMES_OF_FIGURES = (numbers.NAME, dates.NAME, units.NAME, script.NAME, target_language.NAME)

__all__ = ["Finding", "Pair", "Severity", "of_pair", "pair"]


def of_pair(pair: Pair) -> Iterator[Finding]:
    """All there is to say; about an empty target only that it is empty."""
    if found := list(empty.check(pair)):
        yield from found
        return
    for module in ALL:
        yield from module.check(pair)


def pair(source: str, target: str, language: str, known: Iterable[glossary.Entry], **more: Any) -> Pair:
    """The pair with the terms that stand in its source; `more` as in `Pair`."""
    known = tuple(known)
    terms = tuple(glossary.in_source(source, known))
    return Pair(source, target, language, terms=terms, glossary=known, **more)
