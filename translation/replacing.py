"""Finds words in one text's translations and replaces them where a person says so; placeholders stay as they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from translation import markup, saving, shown
from translation.errors import NotPossibleError
from translation.models import Segment, Translation

FROM_REPLACING = "replace"
WORDS_MAX = 200  # characters of what is looked for, and of what comes instead
State = Segment.State


@dataclass(frozen=True)
class Wish:
    """What is looked for, as it is written, and what comes instead."""

    find: str
    replace: str = ""
    match_case: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        words = unicodedata.normalize("NFC", self.find)
        return re.compile(re.escape(words), re.NOFLAG if self.match_case else re.IGNORECASE)

    def in_text(self, target: str) -> str:
        """The target with the words replaced between its placeholders; a bracket in the new words stays a bracket."""
        pattern, new = self.pattern, unicodedata.normalize("NFC", self.replace)
        made, position = [], 0
        for token in markup.tokens(target):
            made += [_replaced(target[position : token.start()], pattern, new), token[0]]
            position = token.end()
        return "".join([*made, _replaced(target[position:], pattern, new)])


@dataclass(frozen=True)
class Hit:
    """A segment that has the words: how it would be, what differs, and why that can't be done, if it can't."""

    segment: Segment
    target: str
    difference: list[shown.Part]
    refusal: str = ""


@dataclass
class Report:
    """What was done: `taken` positions; `changed` were saved by somebody else since the person saw them."""

    taken: list[int] = field(default_factory=list)
    refused: list[Hit] = field(default_factory=list)
    changed: list[Segment] = field(default_factory=list)


def find(rows: Iterable[Segment], wish: Wish) -> list[Hit]:
    """Segments with the words, in their order."""
    return list(_hits(rows, wish))


@transaction.atomic
def take(translation: Translation, user: AbstractBaseUser, wish: Wish, seen: Mapping[int, int]) -> Report:
    """Replace in the segments named, by position → version that the person saw. Raises NotPossibleError.

    A segment that has another version by now is not touched; it is reported as it stands.
    """
    rows = list(translation.segments.select_for_update(of=("self",)).filter(position__in=seen))
    report = Report(changed=[row for row in rows if row.version != seen[row.position]])
    same = [row for row in rows if row.version == seen[row.position]]
    hits = find(same, wish)
    report.refused = [hit for hit in hits if hit.refusal]
    words = {hit.segment.position: _words(hit) for hit in hits if not hit.refusal}
    saving.save_all(translation, user, words, origin=FROM_REPLACING)  # also says so when the person may not write
    report.taken = sorted(words)
    return report


def _hits(rows: Iterable[Segment], wish: Wish) -> Iterator[Hit]:
    for row in rows:
        target = wish.in_text(row.target) if row.target else ""
        if target != row.target:
            yield Hit(row, target, shown.difference(row.target, target), _refusal(row, target))


def _refusal(row: Segment, target: str) -> str:
    if row.state == State.STALE:
        return _("The source changed: update this segment first.")
    if row.is_locked:
        return _("This segment is locked: unlock it first.")
    if not markup.plain(target).strip():
        return _("Nothing would be left.")
    try:
        saving.clean(target)
    except NotPossibleError as error:
        return str(error)
    return ""


def _words(hit: Hit) -> saving.Words:
    """A suggestion with other words is still one that nobody has taken."""
    return saving.Words(hit.target, is_suggestion=hit.segment.state == State.SUGGESTED)


def _replaced(text: str, pattern: re.Pattern[str], new: str) -> str:
    """In a piece without placeholders; brackets are written twice in it."""
    plain = text.replace("⟦⟦", "⟦")
    return pattern.sub(lambda _found: new, plain).replace("⟦", "⟦⟦")
