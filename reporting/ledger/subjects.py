"""Whose and of which type the stories are that records name, also those that were deleted since.

A story that exists is the agency's that it is now. A deleted one is known by the wording that was kept when it was
cleared, and by the last line of its history.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from content.models import PageEvent, Story, Wording
from reporting.ledger.entry import UNKNOWN_TYPE
from reporting.roster import UNKNOWN


@dataclass(frozen=True, slots=True)
class Subject:
    agency: int
    type: str
    language: str
    title: str
    address: str
    task: int | None = None


def of(*pages: QuerySet) -> dict[int, Subject]:
    """By page id; `pages` give ids. Pages that are no stories are left out. Four queries."""
    named = Q(pk__in=())
    for ids in pages:
        named |= Q(pk__in=ids)
    return {**dict(_gone(pages)), **dict(_existing(named))}


def _existing(named: Q) -> Iterator[tuple[int, Subject]]:
    tasks = dict(Story.objects.exclude(task=None).order_by().values_list("translation_key", "task_id"))
    columns = ("pk", "agency_id", "content_type__model", "locale__language_code", "title", "url_path")
    rows = Story.objects.filter(named).order_by().values_list(*columns, "translation_key", "task_id", named=True)
    for row in rows:
        # A translation fulfils the task of what it was translated from.
        task = row.task_id or tasks.get(row.translation_key)
        yield (
            row.pk,
            Subject(row.agency_id, row.content_type__model, row.locale__language_code, row.title, row.url_path, task),
        )


def _gone(pages: tuple[QuerySet, ...]) -> Iterator[tuple[int, Subject]]:
    named = Q(page_id__in=())
    for ids in pages:
        named |= Q(page_id__in=ids)
    worded = PageEvent.objects.filter(named, ~Exists(Page.objects.filter(pk=OuterRef("page_id")))).exclude(digest="")
    wordings = Wording.objects.filter(digest__in=worded.values("digest"))
    known = {row.digest: row for row in wordings.values_list("digest", "kind", "content__agency", named=True)}
    for event in worded.order_by("pk").values_list("page_id", "digest", "title", "url_path", "language", named=True):
        wording = known.get(event.digest)
        if wording is None:
            yield event.page_id, Subject(UNKNOWN, UNKNOWN_TYPE, event.language, event.title, event.url_path)
        elif (kind := _story_type(wording.kind)) is not None:
            agency = wording.content__agency or UNKNOWN
            yield event.page_id, Subject(agency, kind, event.language, event.title, event.url_path)


def _story_type(label: str) -> str | None:
    """The type's short name; None for pages that are no stories."""
    try:
        model = apps.get_model(label)
    except LookupError:  # a type that the code no longer has
        return UNKNOWN_TYPE
    return model._meta.model_name if issubclass(model, Story) else None
