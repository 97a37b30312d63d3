"""Attempts by way of the workflow: Wagtail's own steps, and ours by people who may not."""

from __future__ import annotations

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, TaskState, Workflow, WorkflowState, WorkflowTask
from wagtail.workflows import publish_workflow_state

from content import approval, checklist
from content.digest import digest_of
from content.models import ClearanceTask
from reference.models import Membership
from reference.roles import forget
from tests.gate.attempts import attempt
from tests.gate.by_editor import edit
from tests.gate.case import Case

Role = Membership.Role
POINTS = [point.code for point in checklist.POINTS]


def submit(case: Case) -> TaskState:
    """The page waits for its agency."""
    case.page.get_workflow().start(case.page, case.cast.editor)
    return case.page.current_workflow_task_state


def to_clearance(case: Case) -> TaskState:
    """The agency has approved; the officer has not cleared."""
    submit(case)
    approval.approve(case.page, case.cast.leader, digest_of(case.latest))
    return case.page.current_workflow_task_state


@attempt()
def submit_from_the_editor(case: Case) -> None:
    edit(case, **{"action-submit": "1"})


@attempt()
def submit_what_was_returned(case: Case) -> None:
    submit(case)
    approval.send_back(case.page, case.cast.leader, digest_of(case.latest), "Thiếu nguồn.")
    edit(case, **{"action-submit": "1"})


@attempt()
def start_again_what_was_returned(case: Case) -> None:
    """Its editor may do so; then the person at hand publishes."""
    submit(case)
    approval.send_back(case.page, case.cast.leader, digest_of(case.latest), "Thiếu nguồn.")
    edit(case, user=case.cast.editor, **{"action-restart-workflow": "1"})
    edit(case, **{"action-publish": "1"})


@attempt()
def cancel_and_publish(case: Case) -> None:
    submit(case)
    approval.send_back(case.page, case.cast.leader, digest_of(case.latest), "Thiếu nguồn.")
    edit(case, user=case.cast.editor, **{"action-cancel-workflow": "1"})
    edit(case, **{"action-publish": "1"})


@attempt()
def approve_from_the_editor(case: Case) -> None:
    """Wagtail's own approval, which does not say which text was seen."""
    to_clearance(case)
    edit(case, **{"action-workflow-action": "1", "workflow-action-name": "approve"})


@attempt()
def approve_by_wagtails_screen(case: Case) -> None:
    state = to_clearance(case)
    for action in ("approve", "publish", "unlock"):
        case.post("wagtailadmin_pages:workflow_action", case.page_id, action, state.pk)
        case.post("wagtailadmin_pages:collect_workflow_action_data", case.page_id, action, state.pk)


@attempt()
def approve_the_step_by_code(case: Case) -> None:
    """Wagtail's state goes to its end, and nobody has cleared."""
    to_clearance(case).approve(user=case.user)


@attempt(by_code=True)
def act_on_the_step_by_code(case: Case) -> None:
    state = to_clearance(case)
    state.task.specific.on_action(state, case.user, "approve")


@attempt(publishes=True, by_code=True)
def finish_the_workflow_by_code(case: Case) -> None:
    submit(case)
    case.page.current_workflow_state.finish(user=case.user)


@attempt(publishes=True, by_code=True)
def wagtails_own_end_of_a_workflow(case: Case) -> None:
    submit(case)
    publish_workflow_state(WorkflowState.objects.filter(object_id=str(case.page_id)).first(), user=case.user)


@attempt(publishes=True)
def switch_off_the_step_of_clearance(case: Case) -> None:
    to_clearance(case)
    case.post("wagtailadmin_workflows:disable_task", ClearanceTask.objects.get().pk, user=case.cast.administrator)


@attempt()
def switch_off_the_workflow(case: Case) -> None:
    """Wagtail's own workflow takes its place, where moderators approve."""
    to_clearance(case)
    workflow = case.page.get_workflow()
    case.post("wagtailadmin_workflows:disable", workflow.pk, user=case.cast.administrator)
    edit(case, **{"action-submit": "1"})
    approve_a_step_of_wagtails_kind(case)


@attempt()
def approve_a_step_of_wagtails_kind(case: Case) -> None:
    """An administrator gives the tree a workflow in which a group approves, whatever was seen."""
    step = GroupApprovalTask.objects.create(name="Ai cũng được")
    step.groups.set(Group.objects.all())
    workflow = Workflow.objects.create(name="Đường tắt")
    WorkflowTask.objects.create(workflow=workflow, task=step)
    if state := case.page.current_workflow_state:
        state.cancel(user=case.cast.administrator)
    workflow.start(case.page, case.cast.editor)
    state, user = case.page.current_workflow_task_state, case.cast.administrator
    action = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    edit(case, user=user, lead="Câu đổi khi duyệt.", **action)
    case.post("wagtailadmin_pages:workflow_action", case.page_id, "approve", state.pk, user=user)


@attempt(by_code=True)
def switch_off_every_step_and_submit(case: Case) -> None:
    for link in case.page.get_workflow().workflow_tasks.all():
        link.task.specific.deactivate(user=case.user)
    submit(case)


@attempt()
def clear_ones_own_text(case: Case) -> None:
    """The author holds every role that there is, and goes the whole way alone."""
    editor = case.cast.editor
    agency = case.page.agency
    for role, scope in ((Role.LEADER, {"agency": agency}), (Role.CLEARANCE_OFFICER, {}), (Role.CHIEF, {})):
        Membership.objects.get_or_create(user=editor, role=role, **scope)
    forget(editor)
    submit(case)
    for _step in range(2):
        data = {"seen": digest_of(case.latest), "decision": "approve", "points": POINTS}
        case.post("page_review", case.page_id, data=data, user=editor)
    data = {"seen": digest_of(case.latest), "reason": "Tin bão khẩn cấp, cần đăng."}
    case.post("page_override", case.page_id, data=data, user=editor)


@attempt()
def clear_what_was_changed_after_it_was_seen(case: Case) -> None:
    """The officer's form carries the digest of another wording."""
    to_clearance(case)
    data = {"seen": "0" * 64, "decision": "approve", "points": POINTS}
    case.post("page_review", case.page_id, data=data, user=case.cast.clearer)


@attempt()
def release_what_does_not_wait(case: Case) -> None:
    """Our own screens of the desk, with what is not cleared."""
    case.post("page_release", case.page_id, data={"seen": digest_of(case.latest)})
    case.post("page_override", case.page_id, data={"seen": "0" * 64, "reason": "Tin bão khẩn cấp, cần đăng."})


@attempt()
def publish_during_the_workflow(case: Case) -> None:
    submit(case)
    case.api("publish")
    case.post("wagtail_bulk_action", "wagtailcore", "page", "publish", query=f"?id={case.page_id}&next=/admin/")
