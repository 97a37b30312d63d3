"""From step to step of the workflow: as Wagtail would go, with less asked of the database."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageLogEntry, Task, TaskState, Workflow, WorkflowPage, WorkflowTask

from content import approval, wagtail_steps
from content.digest import digest_of
from content.models import AgencyApprovalTask, ArticlePage, ClearanceTask, LanguageReviewTask

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def as_wagtail_asks(state):
    """`WorkflowState.get_next_task` as Wagtail has it."""
    steps = Task.objects.filter(workflow_tasks__workflow=state.workflow, active=True)
    return steps.exclude(task_states__in=state.successful_task_states).order_by("workflow_tasks__sort_order").first()


def state_of(page):
    return ArticlePage.objects.get(pk=page.pk).current_workflow_state


@pytest.fixture
def submitted(draft, cast):
    draft.get_workflow().start(draft, cast.editor)
    return draft


def approve(page, user):
    draft = page.get_latest_revision_as_object()
    return approval.approve(ArticlePage.objects.get(pk=page.pk), user, digest_of(draft), checklist=["secrets"])


def test_the_next_step_is_the_one_that_wagtail_finds(submitted, cast):
    def check(expected):
        found = state_of(submitted).get_next_task()
        assert found == as_wagtail_asks(state_of(submitted)).specific
        assert type(found) is expected

    check(AgencyApprovalTask)
    approve(submitted, cast.leader)
    check(ClearanceTask)
    page = ArticlePage.objects.get(pk=submitted.pk)
    page.save_revision(user=cast.editor)  # a new draft passes every step again
    check(AgencyApprovalTask)


def test_the_workflow_is_the_one_that_wagtail_finds(draft, django_assert_num_queries):
    def check(expected):
        page = ArticlePage.objects.get(pk=draft.pk)
        with django_assert_num_queries(1):
            found = page.get_workflow()
        assert found == expected == Page.get_workflow(page)

    home = WorkflowPage.objects.get(page__depth=2, page__locale=draft.locale)
    check(home.workflow)
    nearer = Workflow.objects.create(name="Gần hơn")
    WorkflowPage.objects.create(page=draft.get_parent().page_ptr, workflow=nearer)
    check(nearer)
    own = Workflow.objects.create(name="Riêng")
    WorkflowPage.objects.create(page=draft.page_ptr, workflow=own)
    check(own)
    Workflow.objects.filter(pk=own.pk).update(active=False)
    check(nearer)
    Workflow.objects.update(active=False)
    check(None)


def test_a_step_that_is_switched_off_is_left_out(submitted):
    AgencyApprovalTask.objects.update(active=False)
    assert type(state_of(submitted).get_next_task()) is ClearanceTask
    Task.objects.update(active=False)
    assert state_of(submitted).get_next_task() is None
    assert as_wagtail_asks(state_of(submitted)) is None


def test_a_step_that_does_not_concern_the_page_is_not_begun(submitted, cast):
    """Wagtail would begin it to note that it was skipped; the review of translations concerns no source."""
    approve(submitted, cast.leader)
    event = approve(submitted, cast.clearer)
    assert ArticlePage.objects.get(pk=submitted.pk).live
    steps = TaskState.objects.filter(revision__object_id=str(submitted.pk)).values_list("task__name", flat=True)
    assert len(steps) == 2
    assert event.clearance.basis == "cleared"


def test_step_workflow_page_and_draft_know_each_other(submitted, cast, django_assert_num_queries):
    page = ArticlePage.objects.get(pk=submitted.pk)
    found = approval.waiting(page)
    with django_assert_num_queries(0):
        assert found.state.workflow_state.current_task_state is found.state
        assert found.state.revision.content_object is page
        assert found.page.latest_revision is found.state.revision


def test_a_step_of_an_older_draft_keeps_its_draft(submitted, cast):
    """Only the draft that the step stands at is taken for its own."""
    page = ArticlePage.objects.get(pk=submitted.pk)
    page.title = "Mùa sen muộn"
    newer = page.save_revision(user=cast.editor)
    page = ArticlePage.objects.get(pk=submitted.pk)
    TaskState.objects.filter(pk=page.current_workflow_task_state.pk).update(revision=submitted.latest_revision)
    found = approval.waiting(ArticlePage.objects.get(pk=submitted.pk))
    assert found.state.revision != newer
    assert found.page.latest_revision == newer


def test_a_step_of_another_kind_comes_as_what_it_is(submitted):
    other = Task.objects.create(name="Khác")
    WorkflowTask.objects.create(workflow=state_of(submitted).workflow, task=other, sort_order=9)
    passed = Task.objects.exclude(pk=other.pk)
    revision = ArticlePage.objects.get(pk=submitted.pk).latest_revision
    for step in passed:
        TaskState.objects.create(
            workflow_state=state_of(submitted), task=step, revision=revision, status=TaskState.STATUS_SKIPPED
        )
    assert state_of(submitted).get_next_task() == other


def test_the_next_step_costs_four_statements_and_one_after_a_decision(submitted, django_assert_num_queries):
    state = state_of(submitted)
    with django_assert_num_queries(4):  # the page, whether it is a translation, the steps, which of them are passed
        wagtail_steps.next_task(state)
    with django_assert_num_queries(0):  # for the log, and then to go on
        wagtail_steps.next_task(state)
    state.current_task_state.status = TaskState.STATUS_SKIPPED
    with django_assert_num_queries(1):
        wagtail_steps.next_task(state)


def test_wagtails_log_names_the_page_the_step_and_the_next(submitted, cast):
    approve(submitted, cast.leader)
    line = PageLogEntry.objects.get(page=submitted.pk, action="wagtail.workflow.approve")
    assert (line.label, line.user) == ("Mùa sen", cast.leader)
    assert line.content_type == ContentType.objects.get_for_model(ArticlePage)
    assert line.revision == ArticlePage.objects.get(pk=submitted.pk).latest_revision
    said = line.data["workflow"]
    assert said["task"]["title"] == AgencyApprovalTask.objects.get().name
    assert said["next"] == {"id": ClearanceTask.objects.get().pk, "title": ClearanceTask.objects.get().name}
    assert said["status"] == TaskState.STATUS_APPROVED


def test_steps_ask_whom_they_concern_of_the_bare_page_too(submitted):
    page = ArticlePage.objects.get(pk=submitted.pk).page_ptr
    concerned = [step.concerns(page) for step in (AgencyApprovalTask(), ClearanceTask(), LanguageReviewTask())]
    assert concerned == [True, True, False]
