"""What is wrong or doubtful in a translated segment. One check is one module with a `check` function.

A check takes a `Pair` and yields findings; an error blocks approval, a warning only asks to look again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translation import glossary
from translation.checks import numbers, placeholders, same, script, terms
from translation.checks.base import Finding, Pair, Severity
from translation.models import Segment

ALL = (placeholders, terms, script, numbers, same)

__all__ = ["Finding", "Pair", "Severity", "blocking", "of_row", "of_rows"]


def of_rows(rows: Iterable[Segment], language: str) -> dict[int, list[Finding]]:
    """Position → findings, for segments that have a target; one query for the glossary."""
    known = glossary.entries(language)
    return {row.position: list(of_row(row, language, known)) for row in rows if row.target}


def of_row(row: Segment, language: str, known: list[glossary.Entry]) -> Iterator[Finding]:
    """What there is to say about one segment that has a target."""
    pair = Pair(row.source, row.target, language, tuple(glossary.in_source(row.source, known)), tuple(known))
    for module in ALL:
        yield from module.check(pair)


def blocking(rows: Iterable[Segment], language: str) -> set[int]:
    """Positions of segments with an error."""
    found = of_rows(rows, language)
    return {position for position, them in found.items() if any(one.severity == Severity.ERROR for one in them)}
