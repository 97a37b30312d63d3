"""What a person does to a draft of two texts side by side, and taking it: into a translation or the memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from translation import feeding, findings, glossary, saving
from translation.aligning import placing, table
from translation.aligning.table import Row
from translation.errors import NotPossibleError
from translation.laying import check_may_write
from translation.models import Alignment, Segment, Translation
from translation.returning import Refused, Report

WRITTEN = (Segment.State.TRANSLATED, Segment.State.APPROVED)
SHOWN = 200  # characters of a text that is far too long


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
        check_may_write(alignment.translation, user)
    else:
        feeding.check_may_feed(user, alignment.language)
    if held.version != version:
        raise NotPossibleError(_("The rows were changed in another window meanwhile. Load the page anew."))
    held.translation = alignment.translation
    return held


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
        return Refused(row.position, str(error), segment.target, words[:SHOWN])
    return None


def _look_at(translation: Translation, report: Report) -> None:
    """What the checks say of the words that were taken."""
    rows = [row for row in translation.segments.all() if row.position in set(report.taken)]
    for position, found in findings.of(translation, rows).items():
        report.findings += [(position, one.finding.message) for one in found if one.is_blocking]
