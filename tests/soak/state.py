"""Everything that publishing and withdrawing write about pages, without times and ids: to compare two databases."""

from __future__ import annotations

from typing import Any

from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState

from content.digest import digest_of
from content.models import Clearance, FactUse, FileUse, PageEvent
from reference.models import CustomImage
from syndication.models import ItemVersion
from website.models import SearchEntry


def state_of_all() -> dict[str, Any]:
    pages = list(Page.objects.filter(depth__gt=3).specific().order_by("pk"))
    return {
        "pages": [(p.pk, p.live, p.has_unpublished_changes, digest_of(p), p.first_published_at is None) for p in pages],
        "due": _rows(Revision.objects.exclude(approved_go_live_at=None), "object_id"),
        "clearances": _rows(Clearance.objects.all(), "page_id", "digest", "basis", "by_id", "revoked_because"),
        "events": _rows(PageEvent.objects.all(), "page_id", "kind", "digest", "by_id", "remark"),
        "log": _rows(PageLogEntry.objects.all(), "page_id", "action"),
        "files": _rows(FileUse.objects.all(), "page_id", "kind", "file_id"),
        "facts": _rows(FactUse.objects.all(), "page_id", "kind", "fact_id"),
        "public": _rows(CustomImage.objects.filter(is_public=True), "pk"),
        "search": _rows(SearchEntry.objects.all(), "page_id", "title", "text"),
        "outbox": _rows(ItemVersion.objects.all(), "item__story_id", "number", "kind", "digest"),
        "workflows": _rows(WorkflowState.objects.all(), "object_id", "status"),
        "steps": _rows(TaskState.objects.all(), "workflow_state__object_id", "task_id", "status"),
        "tasks": _rows(DBTaskResult.objects.all(), "task_path"),
    }


def _rows(queryset: Any, *fields: str) -> list[tuple]:
    return sorted(queryset.values_list(*fields), key=repr)
