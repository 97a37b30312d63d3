"""Findings in a translation's segments, and which of them somebody let stand with a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from translation import checks, glossary, rights, saving, states
from translation.errors import NotPossibleError
from translation.models import Segment, SetAside, Translation
from translation.segments import Kind

# Blocking findings that may be a false alarm: a second person may let them stand, never the translator.
ARGUABLE = frozenset(checks.NAMES_OF_FIGURES)
HEADING_MAX = 120  # of headings inside a text, see content/blocks.py
REASON_MAX = 500


@dataclass(frozen=True)
class Found:
    """A finding, and who let it stand and why, if anybody did."""

    finding: checks.Finding
    aside: SetAside | None = None

    @property
    def is_arguable(self) -> bool:
        return self.finding.check in ARGUABLE

    @property
    def is_blocking(self) -> bool:
        return self.aside is None and self.finding.severity == checks.Severity.BLOCKING


def of(translation: Translation, rows: Iterable[Segment]) -> dict[int, list[Found]]:
    """Position → findings, for segments that have a target; two queries."""
    return Book(translation).of_all(list(rows))


class Book:
    """What findings of one translation are judged by: the glossary, the limits of its fields, what was set aside."""

    def __init__(self, translation: Translation, known: tuple[glossary.Entry, ...] | None = None) -> None:
        self.language = translation.language
        self.glossary = glossary.entries(translation.language) if known is None else known
        self.page_type = translation.source.specific_class
        rows = SetAside.objects.filter(translation=translation).select_related("by")
        self.aside = {(row.source_digest, row.check_name, row.about): row for row in rows}

    def of(self, row: Segment, elsewhere: Iterable[str] = ()) -> Iterator[Found]:
        words = (row.source, row.target, self.language, row.kind, self.limit_of(row), tuple(elsewhere))
        for finding in _checked(_Glossary(self.glossary), get_language(), *words):
            yield Found(finding, self.aside.get((row.source_digest, finding.check, finding.about)))

    def of_all(self, rows: Sequence[Segment]) -> dict[int, list[Found]]:
        """Position → findings of rows with a target, each beside the other targets of the same source."""
        targets: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            if row.target:
                targets[row.source].append(row.target)
        return {row.position: list(self.of(row, targets[row.source])) for row in rows if row.target}

    def limit_of(self, row: Segment) -> int | None:
        """The most characters that the segment's field takes."""
        if row.kind == Kind.HEADING and "." in row.path:
            return HEADING_MAX
        try:
            return self.page_type._meta.get_field(row.path).max_length
        except FieldDoesNotExist:
            return None


class _Glossary:
    """The entries as one key: the same object while the glossary stands; comparing hundreds of terms would be slow."""

    def __init__(self, entries: tuple[glossary.Entry, ...]) -> None:
        self.entries = entries

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Glossary) and self.entries is other.entries

    def __hash__(self) -> int:
        return id(self.entries)


@lru_cache(maxsize=5_000)
def _checked(
    known: _Glossary,
    _screen: str | None,  # messages are in its language
    source: str,
    target: str,
    language: str,
    kind: str,
    limit: int | None,
    elsewhere: tuple[str, ...],
) -> tuple[checks.Finding, ...]:
    """Kept in this process: a text is checked on opening, saving and submitting, and mostly with the same words."""
    more = {"kind": kind, "limit": limit, "elsewhere": elsewhere}
    return tuple(checks.of_pair(checks.pair(source, target, language, known.entries, **more)))


def blocking(translation: Translation, rows: Iterable[Segment]) -> set[int]:
    """Positions of segments with a blocking finding that nobody let stand."""
    return {position for position, them in of(translation, rows).items() if any(one.is_blocking for one in them)}


@transaction.atomic
def set_aside(
    translation: Translation, position: int, user: AbstractBaseUser, check: str, about: str, reason: str
) -> Segment:
    """Let a finding stand; the segment. Raises NotPossibleError."""
    row = saving.row_at(translation, position)
    reason = " ".join(reason.split())
    if not reason or len(reason) > REASON_MAX:
        raise NotPossibleError(_("Say why this may stand, in at most %(most)d characters.") % {"most": REASON_MAX})
    found = next((one for one in _found(translation, row) if (one.check, one.about) == (check, about)), None)
    if found is None:
        raise NotPossibleError(_("This finding is not there any more. Load the page anew."))
    if not may_set_aside(user, translation, states.of(translation), found):
        raise NotPossibleError(
            _("This has to be mended. If it is right as it stands, ask a reviewer of the language to set it aside.")
        )
    key = {"source_digest": row.source_digest, "check_name": check, "about": about}
    SetAside.objects.update_or_create(translation=translation, **key, defaults={"reason": reason, "by": user})
    return row


@transaction.atomic
def take_up_again(translation: Translation, position: int, user: AbstractBaseUser, check: str, about: str) -> Segment:
    """Let a finding count again; the segment. Raises NotPossibleError."""
    row = saving.row_at(translation, position)
    if not rights.may_write(user, translation, states.of(translation)) and not may_judge(user, translation):
        raise NotPossibleError(_("You have no right to write this language."))
    key = {"source_digest": row.source_digest, "check_name": check, "about": about}
    SetAside.objects.filter(translation=translation, **key).delete()
    return row


def may_set_aside(
    user: AbstractBaseUser, translation: Translation, standing: states.Standing, finding: checks.Finding
) -> bool:
    """Warnings: whoever may write. Figures that a check misread: a reviewer who did not translate the text."""
    if finding.severity == checks.Severity.WARNING:
        return rights.may_write(user, translation, standing)
    return finding.check in ARGUABLE and may_judge(user, translation)


def may_judge(user: AbstractBaseUser, translation: Translation) -> bool:
    """Reviewers of the language who did not translate the text."""
    return translation.language in rights.roles_of(user).reviews and not rights.has_translated(user, translation)


def _found(translation: Translation, row: Segment) -> Iterator[checks.Finding]:
    return (one.finding for one in Book(translation).of(row))
