"""Asks less of the database where Wagtail's workflow goes from step to step; the same steps in the same order.

Held by tests/content/test_wagtail_contracts.py and, against Wagtail's own answers, by tests/content/test_steps.py.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from wagtail.log_actions import log
from wagtail.models import Page, Revision, Task, TaskState, WorkflowState

from content import drafts
from content.models.tasks import STEPS

PASSED = (TaskState.STATUS_APPROVED, TaskState.STATUS_SKIPPED)


def install() -> None:
    WorkflowState.get_next_task = next_task
    TaskState.log_state_change_action = log_decision


def acquaint(way: WorkflowState, page: Page) -> TaskState:
    """The step that the page waits at. Workflow, step, draft and page know each other and are not read again."""
    state = way.current_task_state.specific
    state.workflow_state, way.current_task_state = way, state
    draft = page.get_latest_revision()
    if draft is not None and draft.pk == state.revision_id:
        state.revision = draft
        Revision._meta.get_field("content_object").set_cached_value(draft, page)
    return state


def next_task(state: WorkflowState) -> Task | None:
    """The first active step that concerns the page and that nobody has passed; in its own class.

    Wagtail asks once more for the class, reads the page and its revision in full only to name the revision, and nests
    three selects. A step that does not concern the page is not begun only to be skipped. Asked once more while nothing
    was decided, as for the log and then to go on, the state at hand answers as before.
    """
    if (row := drafts.row_at_hand(state.object_id)) is not None:
        state.content_object = row
    at = state.current_task_state
    key = (at.pk, at.status) if at else None
    if key is None or state.__dict__.get("_following", (None,))[0] != key:
        state._following = (key, _first_open(state))
    return state._following[1]


def _first_open(state: WorkflowState) -> Task | None:
    passed = state.task_states.filter(status__in=PASSED)
    if getattr(settings, "WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT", False):
        passed = passed.filter(revision=state.content_object.latest_revision_id)
    known = set(passed.values_list("task", flat=True))
    page = state.content_object
    return next((step for step in _steps(state) if step.pk not in known and _concerns(step, page)), None)


def _concerns(step: Task, page: Page) -> bool:
    return not isinstance(step, STEPS) or step.concerns(page)


def _steps(state: WorkflowState) -> list[Task]:
    """The active steps in order; kept with the state at hand, which lives as long as one act."""
    if not hasattr(state, "_active_steps"):
        found = Task.objects.filter(workflow_tasks__workflow=state.workflow_id, active=True)
        related = ("content_type", *(kind._meta.model_name for kind in STEPS))
        ordered = found.select_related(*related).order_by("workflow_tasks__sort_order")
        state._active_steps = [getattr(step, step.content_type.model, step) for step in ordered]
    return state._active_steps


def log_decision(state: TaskState, user: Any, action: str) -> None:
    """The line in Wagtail's log; for it the page is named, and its draft is not read."""
    following = state.workflow_state.get_next_task()
    workflow = {
        "id": state.workflow_state.workflow.id,
        "title": state.workflow_state.workflow.name,
        "status": state.status,
        "task_state_id": state.id,
        "task": {"id": state.task.id, "title": state.task.name},
        "next": {"id": following.id, "title": following.name} if following else None,
    }
    log(
        instance=state.revision.content_object,
        action=f"wagtail.workflow.{action}",
        user=user,
        data={"workflow": workflow, "comment": state.get_comment()},
        revision=state.revision,
    )
