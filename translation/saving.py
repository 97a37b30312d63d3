"""Saves one segment: what a person wrote is kept, with who, when and from what."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from translation import repetitions, rights, states
from translation.errors import NotPossibleError
from translation.filling import FROM_MEMORY
from translation.machines import share
from translation.machines.share import Suggested
from translation.models import Segment, SegmentChange, Translation
from translation.states import State
from translation.work import assigning

HUMAN = "human"
FROM_FILE = "file"
WRITTEN = ["target", "state", "origin", "previous_source", "previous_pivot", "is_locked", "version"]
TARGET_MAX = 20_000  # characters


class ConflictError(NotPossibleError):
    """Somebody else saved the segment first; `row` is how it stands now."""

    def __init__(self, row: Segment) -> None:
        super().__init__(
            _("Somebody else changed this segment meanwhile. Both texts are shown: decide, then save again.")
        )
        self.row = row


@transaction.atomic
def save(translation: Translation, position: int, user: AbstractBaseUser, target: str, version: int) -> Segment:
    """The segment with the person's words; `version` is the one that they had in view. Raises NotPossibleError.

    Words that came as a suggestion count as the person's own from now on. Empty words empty the segment.
    """
    row = row_at(translation, position)
    standing = states.of(translation)
    if not rights.may_write(user, translation, standing):
        raise NotPossibleError(why_not(standing))
    if row.version != version:
        raise ConflictError(row)
    suggested = share.last_for(row)
    _set(row, clean(target))
    row.save(update_fields=WRITTEN)
    as_reviewer = standing.state == State.REVIEW
    _change(row, user, as_reviewer, suggested).save()
    _take_up(translation, user, as_reviewer)
    repetitions.offer(translation, row, user)
    return row


@dataclass(frozen=True)
class Words:
    """A target; `is_suggestion` where somebody has still to say that it is right."""

    target: str
    is_suggestion: bool = False


@transaction.atomic
def save_all(
    translation: Translation, user: AbstractBaseUser, targets: Mapping[int, str | Words], origin: str = HUMAN
) -> int:
    """Many segments at once, by position, as `save` would keep them; how many. Raises NotPossibleError."""
    standing = states.of(translation)
    if not rights.may_write(user, translation, standing):
        raise NotPossibleError(why_not(standing))
    rows = list(translation.segments.select_for_update(of=("self",)).filter(position__in=targets))
    suggested = {row.pk: share.standing_in(row) for row in rows}
    for row in rows:
        given = targets[row.position]
        words = given if isinstance(given, Words) else Words(given)
        _set(row, clean(words.target), origin)
        if words.is_suggestion and row.target:
            row.state = Segment.State.SUGGESTED
    Segment.objects.rewrite(rows, WRITTEN)
    as_reviewer = standing.state == State.REVIEW
    SegmentChange.objects.bulk_create(_change(row, user, as_reviewer, suggested[row.pk]) for row in rows)
    _take_up(translation, user, as_reviewer)
    return len(rows)


def row_at(translation: Translation, position: int) -> Segment:
    """The segment, held until the end of the transaction. Raises NotPossibleError."""
    row = translation.segments.select_for_update(of=("self",)).filter(position=position).first()
    if row is None:
        raise NotPossibleError(_("This segment is not in the text any more. Load the page anew."))
    return row


def why_not(standing: states.Standing) -> str:
    if standing.state == State.REVIEW:
        return _("This translation is in review. Only its reviewer changes it now.")
    if standing.state == State.WAITING:
        return _("This translation is approved and waits for its release. To change it, have it sent back first.")
    return _("You have no right to write this language.")


def clean(target: str) -> str:
    """Composed letters, no control characters or line ends, no spaces around."""
    text = unicodedata.normalize("NFC", target)
    kept = "".join(" " if c in "\r\n\t\u2028\u2029" else c for c in text if c in "\r\n\t" or not _is_control(c))
    if len(kept) > TARGET_MAX:
        raise NotPossibleError(
            _("The text has %(length)d characters; at most %(most)d are allowed.")
            % {"length": len(kept), "most": TARGET_MAX}
        )
    return kept.strip()


def _is_control(character: str) -> bool:
    """Also characters that nobody sees: those that turn the writing direction round and so hide what a text says, and
    what Word leaves between letters, which search and checks stumble over. Emoji keep their joiners."""
    return (
        unicodedata.category(character) in ("Cc", "Cs", "Co")
        or character in "\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def _set(row: Segment, target: str, origin: str = HUMAN) -> None:
    is_taken = row.state == Segment.State.SUGGESTED and row.target == target
    if is_taken and row.origin.startswith(FROM_MEMORY):
        origin = row.origin  # words of the memory that somebody takes as they are; a machine's are measured apart
    row.target = target
    row.state = Segment.State.TRANSLATED if target else Segment.State.EMPTY
    row.origin = origin if target else ""
    row.previous_source = ""
    if row.pivot:  # else the new words are still to come, and are compared with those before
        row.previous_pivot = ""
    row.is_locked = False
    row.version += 1


def _change(row: Segment, user: AbstractBaseUser, as_reviewer: bool, suggested: Suggested) -> SegmentChange:
    """A machine's words that somebody takes as they are keep its name; what they changed is measured."""
    is_decided = row.state != Segment.State.SUGGESTED
    changed = suggested.share_changed(row.target) if is_decided else None
    return SegmentChange(
        translation_id=row.translation_id,
        segment=row,
        source=row.source,
        target=row.target,
        state=row.state,
        origin=suggested.origin if changed == 0 else row.origin,
        suggested_by=suggested.engine if is_decided else "",
        edited_share=changed,
        by=user,
        as_reviewer=as_reviewer,
    )


def _take_up(translation: Translation, user: AbstractBaseUser, as_reviewer: bool) -> None:
    """Who writes outside the review is a translator of the text, and can't approve it."""
    if as_reviewer:
        return
    translation.page.lineage.translators.add(user)
    if translation.assignee_id is None:
        translation.assignee = user
        assigning.step_back(translation, user)
        translation.save(update_fields=["assignee", "reviewer"])
