"""What waits for whom, on the admin's first page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState, WorkflowState

from content import release, rights
from content.models import RefusedRelease, Story

SHOWN = 20


@dataclass(frozen=True)
class Line:
    """A page and what is next with it."""

    title: str
    url: str
    what: str


class LinesPanel(Component):
    """A headed list of pages."""

    template_name = "content/admin/lines_panel.html"

    def __init__(self, heading: str, lines: list[Line], order: int) -> None:
        self.heading = heading
        self.lines = lines
        self.order = order
        self.name = heading

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"heading": self.heading, "lines": self.lines}


def of(request: HttpRequest) -> list[LinesPanel]:
    """The panels that have something to show this person."""
    found = [
        (_("Waiting for you"), _waiting_for(request.user)),
        (_("Hot news on its way"), _hot(request.user)),
        (_("Releases that were refused"), _refused(request.user)),
        (_("Cleared, waiting for release"), _to_release(request.user)),
    ]
    return [LinesPanel(heading, lines, order) for order, (heading, lines) in enumerate(found, 10) if lines]


def _waiting_for(user: Any) -> list[Line]:
    states = TaskState.objects.reviewable_by(user).select_related("task", "workflow_state", "revision")
    pages = _pages(user, (state.workflow_state.object_id for state in states[:SHOWN]))
    return [
        Line(state.revision.object_str, reverse("page_review", args=[pk]), state.task.name)
        for state in states[:SHOWN]
        if (pk := int(state.workflow_state.object_id)) in pages
    ]


def _pages(user: Any, ids: Iterable[str]) -> dict[int, Page]:
    """A reviewer outside waits until the source is cleared."""
    return rights.visible(user).in_bulk([int(pk) for pk in ids])


def _hot(user: Any) -> list[Line]:
    """Where each piece of hot news waits."""
    hot = Story.objects.filter(pk__in=rights.visible(user), is_hot=True, has_unpublished_changes=True)
    stories = hot.select_related("latest_revision")[:SHOWN]
    steps = _steps_of(stories)
    return [
        Line(
            story.get_admin_display_title(),
            reverse("page_review", args=[story.pk]),
            steps.get(str(story.pk)) or _("not submitted"),
        )
        for story in stories
    ]


def _steps_of(stories: Iterable[Page]) -> dict[str, str]:
    states = WorkflowState.objects.active().filter(object_id__in=[str(story.pk) for story in stories])
    return {s.object_id: s.current_task_state.task.name for s in states.select_related("current_task_state__task")}


def _refused(user: Any) -> list[Line]:
    refused = RefusedRelease.objects.filter(page__in=rights.visible(user)).select_related("page").order_by("-at")
    return [
        Line(row.page.get_admin_display_title(), reverse("wagtailadmin_pages:edit", args=[row.page_id]), row.reason)
        for row in refused[:SHOWN]
    ]


def _to_release(user: Any) -> list[Line]:
    seen = rights.visible(user)
    candidates = Story.objects.filter(pk__in=seen, waits_for_release=True, has_unpublished_changes=True)
    return [
        Line(story.get_admin_display_title(), reverse("page_release", args=[story.pk]), _("Release"))
        for story in candidates[:SHOWN]
        if release.is_waiting(story.specific)
    ]
