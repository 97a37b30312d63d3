"""The one workflow of all trees: agency, clearance, review of the language; each page passes the steps it concerns."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from wagtail.models import Task, Workflow, WorkflowPage, WorkflowTask

from content.models import AgencyApprovalTask, ClearanceTask, HomePage, LanguageReviewTask


def set_up() -> Workflow:
    """Make or mend the workflow and give it to every home; may be run again at any time."""
    with override(settings.LANGUAGE_CODE):  # the names are data, and `migrate` and the like speak English
        return _set_up()


def _set_up() -> Workflow:
    names = {
        AgencyApprovalTask: gettext_noop("Approval by the agency"),
        ClearanceTask: gettext_noop("Clearance for release"),
        LanguageReviewTask: gettext_noop("Review of the translation"),
    }
    steps = [_step(model, name) for model, name in names.items()]
    workflow = _workflow_of(steps) or Workflow()
    _name(workflow, gettext_noop("From draft to release"))
    for position, step in enumerate(steps):
        WorkflowTask.objects.update_or_create(workflow=workflow, task=step, defaults={"sort_order": position})
    for home in HomePage.objects.all():
        WorkflowPage.objects.update_or_create(page=home.page_ptr, defaults={"workflow": workflow})
    return workflow


def _step(model: type[Task], english: str) -> Task:
    step = model.objects.filter(active=True).first() or model()
    _name(step, english)
    return step


def _name(row: Task | Workflow, english: str) -> None:
    """What has no name yet, or the English one that it was made with; a name that an office gave stays."""
    if row.name in ("", english) and row.name != _(english):
        row.name = _(english)
        row.save()


def _workflow_of(steps: list[Task]) -> Workflow | None:
    return Workflow.objects.active().filter(workflow_tasks__task__in=steps).distinct().first()
