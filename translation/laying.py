"""Lays a finished text beside its source: a draft that a person then puts right, see alignments.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from cms import languages
from reference.language_names import name_of
from translation import aligning, checks, feeding, glossary, outline, rights, saving, states
from translation.aligning import Link, Piece, table
from translation.aligning.table import Row
from translation.checks import target_language
from translation.checks.script import EAST_ASIAN
from translation.errors import NotPossibleError
from translation.exchange import manuscripts
from translation.exchange.errors import ExchangeError
from translation.exchange.paragraphs import Paragraph
from translation.models import Alignment, Translation

NAME_MAX = 200
LETTERS_MIN = 40  # of a paragraph that tells which language it is in
OTHER_SHARE = 0.5  # of those paragraphs


@dataclass(frozen=True)
class File:
    """What somebody hands in."""

    name: str
    data: bytes


def start(translation: Translation, file: File, user: AbstractBaseUser) -> Alignment:
    """A draft with the file's paragraphs beside the segments. Raises NotPossibleError."""
    check_may_write(translation, user)
    paragraphs = _read(file, translation.language)
    segments = outline.in_reading_order(translation.segments.all())  # as who writes a whole text writes it
    sources = [Piece(row.source, languages.SOURCE, row.kind) for row in segments]
    empty = [Row(row.source, "", row.position, row.version, row.kind) for row in segments]
    rows = _laid(sources, empty, paragraphs, translation.language)
    return _kept(rows, file.name, user, translation.language, translation)


def start_for_memory(language: str, source: File, target: File, user: AbstractBaseUser) -> Alignment:
    """A draft of two files that say the same. Raises NotPossibleError."""
    feeding.check_may_feed(user, language)
    sources = [Piece(one.text, languages.SOURCE, one.style) for one in _read(source, languages.SOURCE)]
    paragraphs = _read(target, language)
    rows = _laid(sources, [Row(piece.text, kind=piece.kind) for piece in sources], paragraphs, language)
    return _kept(rows, f"{source.name} – {target.name}", user, language, None)


def _laid(sources: list[Piece], empty: list[Row], paragraphs: list[Paragraph], language: str) -> list[Row]:
    targets = [Piece(one.text, language, one.style) for one in paragraphs]
    links = aligning.align(sources, targets, glossary.entries(language))
    marks = {one.text: one.marked for one in paragraphs if one.marked}
    if empty and empty[0].position is None:
        empty, links = _with_sources_joined(empty, links)
    rows = table.made_of(empty, targets, links, language)
    return [replace(row, marked=_marks_in(row.target, marks)) for row in rows]


def _with_sources_joined(rows: list[Row], links: Iterable[Link]) -> tuple[list[Row], list[Link]]:
    """For the memory two paragraphs that became one are one text."""
    found: list[Row] = []
    new: list[Link] = []
    for link in links:
        place = (len(found),) if link.source else ()
        if place:
            first = rows[link.source[0]]
            found.append(replace(first, source=" ".join(rows[one].source for one in link.source)))
        new.append(Link(place, link.target))
    return found, new


def _marks_in(text: str, marks: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(one for whole, them in marks.items() if whole in text or text and text in whole for one in them)


def _kept(
    rows: list[Row], name: str, user: AbstractBaseUser, language: str, translation: Translation | None
) -> Alignment:
    return Alignment.objects.create(
        translation=translation, language=language, name=name[:NAME_MAX], rows=table.to_json(rows), made_by=user
    )


def _read(file: File, language: str) -> list[Paragraph]:
    found = manuscripts.read(file.name, file.data)
    if not _is_in(language, [one.text for one in found]):
        message = _("“%(name)s” does not look like %(language)s. Choose the file of that language.")
        raise ExchangeError(message % {"name": file.name, "language": name_of(language)})
    return found


def _is_in(language: str, texts: Sequence[str]) -> bool:
    """Told by the longer paragraphs; a text that has none passes."""
    telling = [text for text in texts if len(text) * (2 if EAST_ASIAN.search(text) else 1) >= LETTERS_MIN]
    other = sum(_is_other(text, language) for text in telling)
    return other <= OTHER_SHARE * len(telling)


def _is_other(text: str, language: str) -> bool:
    if language == languages.SOURCE:
        return not target_language.VIETNAMESE.search(text)
    return any(True for _each in target_language.check(checks.Pair("", text, language)))


def check_may_write(translation: Translation, user: AbstractBaseUser) -> None:
    standing = states.of(translation)
    if not rights.may_write(user, translation, standing):
        raise NotPossibleError(saving.why_not(standing))
