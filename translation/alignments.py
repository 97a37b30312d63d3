"""Lays a finished text beside its source, has a person put it right, and takes it: into a translation or the memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import languages
from translation import aligning, checks, feeding, findings, glossary, rights, saving, states
from translation.aligning import Link, Piece, placing, table
from translation.aligning.table import Row
from translation.checks import target_language
from translation.checks.script import EAST_ASIAN
from translation.errors import NotPossibleError
from translation.exchange import manuscripts
from translation.exchange.errors import ExchangeError
from translation.exchange.paragraphs import Paragraph
from translation.models import Alignment, Segment, Translation
from translation.returning import Refused, Report

State = Segment.State
WRITTEN = (State.TRANSLATED, State.APPROVED)
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
    _check_may_write(translation, user)
    paragraphs = _read(file, translation.language)
    segments = list(translation.segments.all())
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
        raise ExchangeError(message % {"name": file.name, "language": languages.KNOWN[language].name_vi})
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


@dataclass(frozen=True)
class Act:
    """What a person does to row `at`: down, up, join, join_source, split (at a place in the words), or nothing more."""

    name: str = ""
    at: int = 0
    place: int | None = None


@transaction.atomic
def change(
    alignment: Alignment, user: AbstractBaseUser, version: int, words: dict[int, str], out: set[int], act: Act
) -> str:
    """Keep the words of the rows and which are left out, then do the act; why it could not be done, or nothing.

    Raises NotPossibleError, and then nothing is kept.
    """
    held = _held(alignment, user, version)
    rows = [
        replace(row, target=_lines(words.get(number, row.target)), is_out=number in out and bool(row.target))
        for number, row in enumerate(table.from_json(held.rows))
    ]
    problem = ""
    held.rows, held.version = table.to_json(table.tidy(rows)), held.version + 1
    try:
        held.rows = table.to_json(_done(rows, act, held.language))
    except NotPossibleError as error:
        problem = str(error)
    held.save(update_fields=["rows", "version"])
    return problem


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")[: saving.TARGET_MAX].strip()


def _done(rows: list[Row], act: Act, language: str) -> list[Row]:
    if act.name == "down":
        return table.move_down(rows, act.at)
    if act.name == "up":
        return table.move_up(rows, act.at)
    if act.name == "join":
        return table.join(rows, act.at, language)
    if act.name == "join_source":
        return table.join_sources(rows, act.at, language)
    if act.name == "split":
        return table.split(rows, act.at, act.place, language)
    return table.tidy(rows)


def _held(alignment: Alignment, user: AbstractBaseUser, version: int) -> Alignment:
    """The draft as it stands, held until the end of the transaction."""
    held = Alignment.objects.select_for_update(of=("self",)).filter(pk=alignment.pk).first()
    if held is None or held.finished_at:
        raise NotPossibleError(_("This file was taken already."))
    if alignment.translation:
        _check_may_write(alignment.translation, user)
    else:
        feeding.check_may_feed(user, alignment.language)
    if held.version != version:
        raise NotPossibleError(_("The rows were changed in another window meanwhile. Load the page anew."))
    held.translation = alignment.translation
    return held


def _check_may_write(translation: Translation, user: AbstractBaseUser) -> None:
    standing = states.of(translation)
    if not rights.may_write(user, translation, standing):
        raise NotPossibleError(saving.why_not(standing))


@transaction.atomic
def finish(alignment: Alignment, user: AbstractBaseUser, version: int, force: bool = False) -> Report:
    """Take the words of a translation's draft. `force`: they win over what was written meanwhile.

    Raises NotPossibleError, and then nothing is taken: words that belong to no segment must be put somewhere first.
    """
    held = _held(alignment, user, version)
    rows = table.from_json(held.rows)
    if orphans := [str(number) for number, row in enumerate(rows, 1) if row.is_orphan]:
        raise NotPossibleError(
            _("Rows %(rows)s hold words without a source. Join, move or leave them out first.")
            % {"rows": ", ".join(orphans)}
        )
    report = _take(held.translation, rows, user, force)
    _close(held)
    return report


@transaction.atomic
def finish_for_memory(alignment: Alignment, user: AbstractBaseUser, version: int) -> feeding.Fed:
    """Take the pairs of a draft into the memory; rows with one side only stay behind. Raises NotPossibleError."""
    held = _held(alignment, user, version)
    rows = [row for row in table.from_json(held.rows) if row.source and row.target and not row.is_out]
    pairs = [feeding.Given(_one_line(row.source), _one_line(row.target)) for row in rows]
    fed = feeding.feed(held.language, pairs, held.name, user)
    _close(held)
    return fed


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).replace("⟦", "⟦⟦")


@transaction.atomic
def discard(alignment: Alignment, user: AbstractBaseUser) -> None:
    """Throw a draft away. Raises NotPossibleError."""
    _held(alignment, user, alignment.version).delete()


def _close(held: Alignment) -> None:
    held.rows, held.finished_at = [], timezone.now()
    held.save(update_fields=["rows", "finished_at"])


def _take(translation: Translation, rows: Sequence[Row], user: AbstractBaseUser, force: bool) -> Report:
    segments = {row.position: row for row in translation.segments.select_for_update(of=("self",))}
    known, report, taken = glossary.entries(translation.language), Report(translation), {}
    for row in rows:
        if row.is_out or not row.target or row.position is None:
            continue
        segment = segments.get(row.position)
        words = _placed(row, translation.language, known)
        refused = _refusal(row, segment, words, force)
        if refused:
            report.refused.append(refused)
        elif segment.target == words and segment.state in WRITTEN:
            report.unchanged.append(row.position)
        else:
            taken[row.position] = words
            report.taken.append(row.position)
    if taken:
        saving.save_all(translation, user, taken, origin=saving.FROM_FILE)
        _look_at(translation, report)
    return report


def _placed(row: Row, language: str, known: Iterable[glossary.Entry]) -> str:
    """With the placeholders of the source, where their words are found; other line breaks are spaces."""
    terms = glossary.in_source(row.source, known)
    marked = [one for one in row.marked if one in row.target]
    return " ".join(placing.place(row.source, row.target, language, marked, terms).split("\n")).strip()


def _refusal(row: Row, segment: Segment | None, words: str, force: bool) -> Refused | None:
    if segment is None or segment.source != row.source:
        reason = _("The source was changed after the file was taken.")
        return Refused(row.position if segment else None, reason, segment.source if segment else "", words)
    is_written = segment.state in WRITTEN and segment.target != words
    if is_written and segment.version != row.version and not force:
        reason = _("Somebody wrote this segment here after the file was taken.")
        return Refused(row.position, reason, segment.target, words, is_conflict=True)
    try:
        saving.clean(words)
    except NotPossibleError as error:
        return Refused(row.position, str(error), segment.target, words[:NAME_MAX])
    return None


def _look_at(translation: Translation, report: Report) -> None:
    """What the checks say of the words that were taken."""
    rows = [row for row in translation.segments.all() if row.position in set(report.taken)]
    for position, found in findings.of(translation, rows).items():
        report.findings += [(position, one.finding.message) for one in found if one.is_blocking]
