"""Whoever submitted a text is told of the decision by the worker, after the act."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import override_settings
from django_tasks_db.models import DBTaskResult
from wagtail.models import WorkflowState

from content import approval, wagtail_mail
from content.digest import digest_of
from tests.content.test_clearance import approve, clear_for_release, fresh, submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _queued():
    with override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}):
        yield


def decisions() -> list[DBTaskResult]:
    return [task for task in DBTaskResult.objects.all() if task.task_path.endswith("tell_of_decision")]


def work_off() -> list[mail.EmailMessage]:
    before = len(mail.outbox)
    for queued in decisions():
        wagtail_mail.tell_of_decision.call(*queued.args_kwargs["args"], **queued.args_kwargs["kwargs"])
    return mail.outbox[before:]


def test_the_editor_is_told_of_a_return_with_its_reason(draft, cast):
    submit(draft, cast.editor)
    page = fresh(draft)
    approval.send_back(page, cast.leader, digest_of(page.get_latest_revision_as_object()), "Thiếu nguồn số liệu.")
    assert mail.outbox == []  # nothing yet: a mail server that hangs holds nothing up
    (told,) = work_off()
    assert told.to == [cast.editor.email]
    assert "Thiếu nguồn số liệu." in told.body


def test_the_editor_is_told_when_the_last_step_is_done(draft, cast):
    clear_for_release(draft, cast)
    (told,) = work_off()
    assert told.to == [cast.editor.email]
    assert draft.title in told.subject


def test_an_act_that_fails_tells_nobody(draft, cast):
    submit(draft, cast.editor)
    with pytest.raises(approval.NotPossibleError):
        approve(fresh(draft), cast.other_leader)
    assert decisions() == []


def test_what_is_gone_meanwhile_needs_no_mail(draft, cast):
    clear_for_release(draft, cast)
    WorkflowState.objects.all().delete()
    assert work_off() == []
