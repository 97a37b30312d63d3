"""Cleared stories that lack translations, and what rules could not ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cms import languages
from content.models import Clearance, Story
from translation.models import NotAsked, Translation
from translation.source import cleared_wording

SHOWN = 50  # failures


@dataclass(frozen=True)
class Line:
    """A story and the languages that were not asked for."""

    story: Story
    missing: list[str]
    is_cleared: bool


def stories(*, none_at_all: bool) -> QuerySet[Story]:
    """Live or cleared stories in Vietnamese, the newest first; without any translation, or lacking a language."""
    consents = Clearance.objects.in_force().filter(page=OuterRef("pk"))
    number = Translation.objects.filter(source=OuterRef("pk"), language__in=languages.CODES).order_by()
    number = number.values("source").annotate(number=Count("pk")).values("number")
    found = Story.objects.filter(locale__language_code=languages.SOURCE)
    found = found.filter(Q(live=True) | Q(Exists(consents), first_published_at=None))
    found = found.annotate(asked=Coalesce(Subquery(number), 0))
    most = 0 if none_at_all else len(languages.TRANSLATED) - 1
    return (
        found.filter(asked__lte=most)
        .select_related("agency", "content_type")
        .order_by(F("first_published_at").desc(nulls_first=True), "-pk")
    )


def lines(found: Iterable[Story]) -> list[Line]:
    """Whether a draft's latest wording is the cleared one is looked up for drafts only."""
    rows = list(found)
    asked: dict[int, set[str]] = {row.pk: set() for row in rows}
    for source, code in Translation.objects.filter(source__in=asked).values_list("source", "language"):
        asked[source].add(code)
    return [
        Line(
            row,
            [one.code for one in languages.TRANSLATED if one.code not in asked[row.pk]],
            is_cleared=row.live or cleared_wording(row) is not None,
        )
        for row in rows
    ]


def failures() -> list[NotAsked]:
    """What a rule could not ask for and nobody has asked for since."""
    asked = Translation.objects.filter(source=OuterRef("source"), language=OuterRef("language"))
    found = NotAsked.objects.filter(~Exists(asked)).select_related("source").order_by("-at", "-pk")
    return list(found[:SHOWN])
