"""The table of two texts beside each other, and what a person may do to it. Rows in, rows out; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from translation import matching
from translation.aligning.judging import cost, fit
from translation.aligning.pieces import Link, Piece, joined
from translation.errors import NotPossibleError


@dataclass(frozen=True)
class Row:
    """Words of the source and of the target.

    `position` and `version` are those of a segment, as it stood when the table was made. `marked` are words of the
    target that stand out. A row that `is_out` is not taken.
    """

    source: str
    target: str = ""
    position: int | None = None
    version: int | None = None
    kind: str = ""
    marked: tuple[str, ...] = ()
    is_out: bool = False

    @property
    def is_orphan(self) -> bool:
        """Words that belong to nothing, and that nobody said to leave out."""
        return bool(self.target) and not self.source and not self.is_out


def to_json(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [asdict(row) for row in rows]


def from_json(stored: Iterable[dict[str, Any]]) -> list[Row]:
    return [Row(**{**row, "marked": tuple(row["marked"])}) for row in stored]


def made_of(sources: Sequence[Row], pieces: Sequence[Piece], links: Iterable[Link], language: str) -> list[Row]:
    """One row for each source; `pieces` of the target where the links put them, what has no source between them."""
    return [row for link in links for row in _rows(link, sources, pieces, language)]


def _rows(link: Link, sources: Sequence[Row], pieces: Sequence[Piece], language: str) -> list[Row]:
    texts = [pieces[place].text for place in link.target]
    if not link.source:
        return [Row("", text) for text in texts]
    if not texts:
        return [sources[place] for place in link.source]
    rows, text = [sources[place] for place in link.source], joined(pieces[place] for place in link.target).text
    parts = [text] if len(rows) == 1 else shared_out(text, [row.source for row in rows], language)
    return [replace(row, target=part) for row, part in zip(rows, parts, strict=True)]


def shared_out(text: str, sources: Sequence[str], language: str) -> list[str]:
    """The text cut between sentences, a part for each of two sources; whole for the first where nothing fits."""
    sentences = matching.split(text, language)
    best, least = [text, ""], float("inf")
    for at in range(1, len(sentences)):
        parts = [joined(Piece(one, language) for one in some).text for some in (sentences[:at], sentences[at:])]
        price = sum(
            cost(fit(Piece(source, "vi"), Piece(part, language), ()))
            for source, part in zip(sources, parts, strict=True)
        )
        if price < least:
            best, least = parts, price
    return best


def move_down(rows: Sequence[Row], at: int) -> list[Row]:
    """The words of the row, and those below it up to the next gap, stand one row lower."""
    _check(rows, at)
    end = next((place for place in range(at, len(rows)) if not rows[place].target), None)
    found = list(rows) if end is not None else [*rows, Row("")]
    end = len(rows) if end is None else end
    for place in range(end, at, -1):
        found[place] = _with_words_of(found[place], rows[place - 1])
    found[at] = replace(rows[at], target="", marked=())
    return tidy(found)


def move_up(rows: Sequence[Row], at: int) -> list[Row]:
    """The words of the row, and those below it up to the next gap, stand one row higher, where there is a gap."""
    _check(rows, at)
    if at == 0 or rows[at - 1].target:
        raise NotPossibleError(_("The row above has words. Join them, or move those first."))
    end = next((place for place in range(at, len(rows)) if not rows[place].target), len(rows))
    found = list(rows)
    for place in range(at, end):
        found[place - 1] = _with_words_of(found[place - 1], rows[place])
    found[end - 1] = replace(found[end - 1], target="", marked=())
    return tidy(found)


def join(rows: Sequence[Row], at: int, language: str) -> list[Row]:
    """The words of the next row that has any are put behind those of this one."""
    _check(rows, at)
    other = next((place for place in range(at + 1, len(rows)) if rows[place].target), None)
    if other is None:
        raise NotPossibleError(_("There are no words below to join."))
    found = list(rows)
    words = [Piece(rows[place].target, language) for place in (at, other) if rows[place].target]
    found[at] = replace(rows[at], target=joined(words).text, marked=rows[at].marked + rows[other].marked, is_out=False)
    found[other] = replace(rows[other], target="", marked=())
    return tidy(found)


def join_sources(rows: Sequence[Row], at: int, language: str) -> list[Row]:
    """The source of the next row is put behind that of this one; segments of a page stay as they are."""
    _check(rows, at)
    if at + 1 >= len(rows) or rows[at].position is not None or rows[at + 1].position is not None:
        raise NotPossibleError(_("There are no words below to join."))
    found = list(rows)
    found[at] = replace(rows[at], source=f"{rows[at].source} {rows[at + 1].source}".strip())
    found[at + 1] = replace(rows[at + 1], source="")
    return tidy(found)


def split(rows: Sequence[Row], at: int, place: int | None, language: str) -> list[Row]:
    """The words behind `place` (a line break, or the middle sentence, where it is None) go to the row below."""
    _check(rows, at)
    first, second = _cut(rows[at].target, place, language)
    marked = [tuple(one for one in rows[at].marked if one in part) for part in (first, second)]
    found = list(rows)
    if at + 1 == len(found) or found[at + 1].target:
        found = move_down(found, at + 1) if at + 1 < len(found) else [*found, Row("")]
    found[at] = replace(rows[at], target=first, marked=marked[0])
    found[at + 1] = replace(found[at + 1], target=second, marked=marked[1], is_out=False)
    return found


def _cut(text: str, place: int | None, language: str) -> tuple[str, str]:
    sentences = matching.split(text, language)
    if place is None and "\n" in text.strip():
        place = text.index("\n", len(text) - len(text.lstrip()))
    elif place is None and len(sentences) > 1:
        place = text.index(sentences[len(sentences) // 2], len(sentences[0]))
    first, second = text[: place or 0].strip(), text[place or 0 :].strip()
    if not first or not second:
        raise NotPossibleError(_("Press Enter where the second part begins, then “Split”."))
    return first, second


def tidy(rows: Iterable[Row]) -> list[Row]:
    """Without rows that hold nothing at all."""
    return [row for row in rows if row.source or row.target]


def _with_words_of(row: Row, other: Row) -> Row:
    return replace(row, target=other.target, marked=other.marked, is_out=False)


def _check(rows: Sequence[Row], at: int) -> None:
    if not 0 <= at < len(rows):
        raise NotPossibleError(_("This row is not there any more. Load the page anew."))
