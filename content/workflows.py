"""The one workflow of all trees: agency, clearance, review of the language; each page passes the steps it concerns."""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.models import Task, Workflow, WorkflowPage, WorkflowTask

from content.models import AgencyApprovalTask, ClearanceTask, HomePage, LanguageReviewTask


def set_up() -> Workflow:
    """Make or mend the workflow and give it to every home; may be run again at any time."""
    names = {
        AgencyApprovalTask: _("Approval by the agency"),
        ClearanceTask: _("Clearance for release"),
        LanguageReviewTask: _("Review of the translation"),
    }
    steps = [_step(model, name) for model, name in names.items()]
    workflow = _workflow_of(steps) or Workflow.objects.create(name=_("From draft to release"))
    for position, step in enumerate(steps):
        WorkflowTask.objects.update_or_create(workflow=workflow, task=step, defaults={"sort_order": position})
    for home in HomePage.objects.all():
        WorkflowPage.objects.update_or_create(page=home.page_ptr, defaults={"workflow": workflow})
    return workflow


def _step(model: type[Task], name: str) -> Task:
    return model.objects.filter(active=True).first() or model.objects.create(name=name)


def _workflow_of(steps: list[Task]) -> Workflow | None:
    return Workflow.objects.active().filter(workflow_tasks__task__in=steps).distinct().first()
