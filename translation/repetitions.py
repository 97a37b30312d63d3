"""Offers what a person wrote wherever the same words are still empty: in the text, and in their other open ones."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q

from translation.models import Segment, Translation

REPETITION = "repetition"
State = Segment.State


def origin_of(row: Segment) -> str:
    """Such as `repetition 34/12`: from segment 12 of the translation 34."""
    return f"{REPETITION} {row.translation_id}/{row.position}"


def offer(translation: Translation, row: Segment, user: AbstractBaseUser) -> int:
    """Suggest the row's target where its source comes again and nothing is written yet; how many; one statement.

    A suggestion from the same row that nobody took follows it when it is written anew. Versions stay as they are:
    whoever has such a segment open saves their own words without a conflict, since a suggestion is nobody's text.
    """
    if row.state != State.TRANSLATED:
        return 0
    own = Q(translation=translation) | Q(
        translation__in=Translation.objects.filter(assignee=user, language=translation.language)
    )
    untouched = Q(state=State.EMPTY) | Q(state=State.SUGGESTED, origin=origin_of(row))
    same = Segment.objects.filter(own, untouched, source_digest=row.source_digest, source=row.source)
    return same.exclude(pk=row.pk).update(
        target=row.target, state=State.SUGGESTED, origin=origin_of(row), score=None, is_locked=False
    )


def filled_from(row: Segment) -> list[int]:
    """Positions of the segments of its translation that show the row's words as a suggestion."""
    same = Segment.objects.filter(translation=row.translation_id, state=State.SUGGESTED, origin=origin_of(row))
    return list(same.values_list("position", flat=True))
