"""Segments as the workbench shows them: words, placeholders as chips, terms marked, findings beside."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from cms import languages
from translation import findings, glossary, markup
from translation.models import Segment, Translation

State = Segment.State
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Part:
    """A piece of a text; `kind` is text, chip, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True)
class Row:
    """One segment with everything beside it."""

    segment: Segment
    source: list[Part]
    target: list[Part]
    before: list[Part]  # the source before, against now; empty unless the segment is stale
    terms: list[glossary.Entry]
    findings: list[findings.Found]

    @property
    def is_open(self) -> bool:
        return self.segment.state in (State.EMPTY, State.SUGGESTED, State.STALE)


def rows_of(translation: Translation, segments: Iterable[Segment]) -> list[Row]:
    """In reading order; a fixed number of queries."""
    segments, book = list(segments), findings.Book(translation)
    found = book.of_all(segments)
    return [_row(segment, book, found.get(segment.position, [])) for segment in segments]


def row_of(translation: Translation, segment: Segment) -> Row:
    book = findings.Book(translation)
    return _row(segment, book, list(book.of(segment)) if segment.target else [])


def _row(segment: Segment, book: findings.Book, found: list[findings.Found]) -> Row:
    return Row(
        segment=segment,
        source=parts(segment.source),
        target=parts(segment.target),
        before=difference(segment.previous_source, segment.source) if segment.previous_source else [],
        terms=glossary.in_source(segment.source, book.glossary),
        findings=found,
    )


def parts(text: str) -> list[Part]:
    """The text in pieces; a bracket that is written twice is shown once."""
    found, position = [], 0
    for token in markup.tokens(text):
        found += [Part("text", text[position : token.start()]), Part("chip", token[0])]
        position = token.end()
    found.append(Part("text", text[position:]))
    return [Part(part.kind, part.text.replace("⟦⟦", "⟦")) for part in found if part.text]


def difference(before: str, now: str) -> list[Part]:
    """Word by word what was taken away and what came."""
    old, new = _WORDS.findall(markup.plain(before)), _WORDS.findall(markup.plain(now))
    found = []
    for kind, a, b, c, d in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Part("text", "".join(old[a:b])))
            continue
        found += [Part("removed", "".join(old[a:b])), Part("added", "".join(new[c:d]))]
    return [part for part in found if part.text]


def name_of(code: str) -> str:
    """The language's name for the office."""
    return languages.KNOWN[code].name_vi if code in languages.KNOWN else code
