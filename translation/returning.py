"""Takes back a file that was translated elsewhere: what fits is kept, everything else is told with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from cms import languages
from reference.language_names import name_of
from translation import markup, rights, saving, states
from translation.errors import NotPossibleError
from translation.exchange import formats
from translation.exchange.errors import ExchangeError
from translation.exchange.jobs import State as Told
from translation.exchange.language_tags import check_languages
from translation.exchange.returns import Return, ReturnedStory, ReturnedUnit
from translation.models import Segment, Translation
from translation.taking import PREFIX, digest_of, language_of, words_of

State = Segment.State
SHOWN = 200  # characters of a text that is far too long
NUMBER_MAX = 9  # digits of a translation's number


@dataclass(frozen=True)
class Refused:
    """A text of the file that was not taken; `mine` stands in the desk, `theirs` in the file."""

    position: int | None
    reason: str
    mine: str = ""
    theirs: str = ""
    is_conflict: bool = False  # may be taken all the same by whoever decides so


@dataclass
class Report:
    """What became of one story of a file, by the numbers of its segments."""

    translation: Translation
    taken: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)  # the translator's remarks
    findings: list[tuple[int, str]] = field(default_factory=list)  # blocking ones in what was taken

    @property
    def conflicts(self) -> list[Refused]:
        return [one for one in self.refused if one.is_conflict]


Find = Callable[[int], Translation | None]


@transaction.atomic
def bring(
    name: str, data: bytes, user: AbstractBaseUser, find: Find, *, only: Translation | None = None, force: bool = False
) -> list[Report]:
    """One report per story of the file. `find` gives the translation of a number if the person may know of it.

    `only`: this translation must be in the file. `force`: the file's words win over what was written meanwhile.
    Raises NotPossibleError, and then nothing is taken.
    """
    returned = formats.read(name, data)
    found = [(story, _translation(story, find)) for story in returned.stories]
    _check(found, returned, user, only)
    return [_take(story, translation, user, force) for story, translation in found]


def _translation(story: ReturnedStory, find: Find) -> Translation:
    number = story.id.removeprefix(PREFIX)
    is_ours = story.id.startswith(PREFIX) and number.isascii() and number.isdecimal() and len(number) <= NUMBER_MAX
    translation = find(int(number)) if is_ours else None
    if translation is None:
        raise ExchangeError(
            _("The file holds the story “%(id)s”, which you have not here. Choose the file that you took from here.")
            % {"id": story.id}
        )
    return translation


def _check(
    found: list[tuple[ReturnedStory, Translation]],
    returned: Return,
    user: AbstractBaseUser,
    only: Translation | None,
) -> None:
    if only is not None and all(translation.pk != only.pk for _story, translation in found):
        message = _("The file is of “%(title)s” (%(language)s), not of this translation. Hand it in there.")
        other = found[0][1]
        values = {"title": other.source.title, "language": name_of(other.language)}
        raise ExchangeError(message % values)
    for _story, translation in found:
        check_languages(returned, language_of(translation), languages.KNOWN[translation.language].bcp47)
        standing = states.of(translation)
        if not rights.may_write(user, translation, standing):
            raise NotPossibleError(saving.why_not(standing))


def _take(story: ReturnedStory, translation: Translation, user: AbstractBaseUser, force: bool) -> Report:
    rows = {str(row.pk): row for row in translation.segments.select_for_update(of=("self",))}
    report, taken = Report(translation), {}
    for unit in story.units:
        row = rows.get(unit.id)
        if row is None:
            report.refused.append(Refused(None, _("This text is not in the story any more."), theirs=unit.target))
            continue
        report.notes += [(row.position, note) for note in unit.notes]
        try:
            words = _words(unit, row, force)
        except _RefusedError as error:
            report.refused.append(error.refused)
            continue
        if words is None:
            report.unchanged.append(row.position)
        else:
            taken[row.position] = words
            report.taken.append(row.position)
    if taken:
        saving.save_all(translation, user, taken, origin=saving.FROM_FILE)
    return report


class _RefusedError(Exception):
    def __init__(self, row: Segment, reason: str, mine: str, theirs: str, is_conflict: bool = False) -> None:
        self.refused = Refused(row.position, reason, mine, theirs, is_conflict)


def _words(unit: ReturnedUnit, row: Segment, force: bool) -> saving.Words | None:
    """What the file says of the row; None when that is nothing new. Raises _RefusedError.

    What the file leaves as a suggestion stays one; approving is for reviewers here.
    """
    try:
        target = saving.clean(unit.target)
    except NotPossibleError as error:
        raise _RefusedError(row, str(error), row.target, unit.target[:SHOWN]) from error
    is_done = unit.state in (Told.TRANSLATED, Told.APPROVED)
    settles = is_done and row.state in (State.SUGGESTED, State.STALE)
    if not target or ((target == row.target or unit.is_edited is False) and not settles):
        return None
    _check_source(unit, row)
    _check_target(unit, row, target, force)
    return saving.Words(target, is_suggestion=not is_done)


def _check_source(unit: ReturnedUnit, row: Segment) -> None:
    digest = (unit.digest or "").partition(".")[0]
    is_other = unit.source is not None and "".join(unit.source.split()) != "".join(words_of(row).split())
    if is_other or (digest and digest != digest_of(row)):
        reason = _("The source was changed after the file was taken.")
        raise _RefusedError(row, reason, words_of(row), unit.source or "")


def _check_target(unit: ReturnedUnit, row: Segment, target: str, force: bool) -> None:
    try:
        markup.check(row.source, target)
    except markup.MarkupError as error:
        raise _RefusedError(row, str(error), row.target, target) from error
    version = (unit.digest or "").partition(".")[2]
    is_written = row.state in (State.TRANSLATED, State.APPROVED) and row.target != target
    if is_written and version != str(row.version) and not force:
        reason = _("Somebody wrote this segment here after the file was taken.")
        raise _RefusedError(row, reason, row.target, target, is_conflict=True)
