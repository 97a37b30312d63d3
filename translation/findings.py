"""Findings in a translation's segments, and which of them somebody let stand with a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from translation import checks, glossary, officials, rights, saving, states
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
    """Position → findings, for segments that have a target; three queries."""
    return Book(translation).of_all(list(rows))


@dataclass(frozen=True)
class Words:
    """What is judged of a segment."""

    source: str
    target: str
    kind: str
    limit: int | None
    elsewhere: tuple[str, ...]
    officials: tuple[officials.Holder, ...]


@lru_cache(maxsize=8192)
def _judged(language: str, known: glossary.Glossary, words: Words, reader: str) -> tuple[checks.Finding, ...]:
    """The checks' findings, in the reader's language: a text is judged when it is opened, submitted and approved."""
    more = {"kind": words.kind, "limit": words.limit, "elsewhere": words.elsewhere, "officials": words.officials}
    return tuple(checks.of_pair(checks.pair(words.source, words.target, language, known, **more)))


class Book:
    """What findings of one translation are judged by: the glossary, the limits of its fields, what was set aside."""

    def __init__(self, translation: Translation, known: glossary.Glossary | None = None) -> None:
        self.language = translation.language
        self.glossary = glossary.entries(translation.language) if known is None else known
        self.page_type = translation.source.specific_class
        self.officials = officials.on(_day_of(translation), translation.language)
        rows = SetAside.objects.filter(translation=translation).prefetch_related("by")
        self.aside = {(row.source_digest, row.check_name, row.about): row for row in rows}

    def of(self, row: Segment, elsewhere: Iterable[str] = ()) -> Iterator[Found]:
        words = Words(row.source, row.target, row.kind, self.limit_of(row), tuple(elsewhere), self.officials)
        for finding in _judged(self.language, self.glossary, words, get_language()):
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


def _day_of(translation: Translation) -> date:
    """Of the text: when its source was published, else today."""
    published = translation.source.first_published_at
    return timezone.localdate(published) if published else timezone.localdate()


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
