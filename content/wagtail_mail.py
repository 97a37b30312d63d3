"""Has the worker send Wagtail's mails about decisions, after the act is done.

Wagtail sends them inside the act: a mail server that does not answer would hold the database for as long, and an act
that fails after the mail went out would have told an untruth. Held by tests/content/test_wagtail_contracts.py.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django_tasks import task
from wagtail.admin.mail import (
    Notifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.models import WorkflowState

NOTIFIERS = {
    found.notification: found for found in (WorkflowStateApprovalEmailNotifier, WorkflowStateRejectionEmailNotifier)
}


def install() -> None:
    for notifier in NOTIFIERS.values():
        notifier.__call__ = later


def later(notifier: Notifier, instance: Any = None, **kwargs: Any) -> bool:
    """In place of sending: whoever submitted is told by the worker, unless they decided themselves."""
    user = kwargs.get("user")
    if notifier.can_handle(instance, **kwargs) and instance.requested_by_id not in (None, user and user.pk):
        tell_of_decision.enqueue(notifier.notification, instance.pk, user and user.pk)
    return True


@task
def tell_of_decision(kind: str, state_id: int, user_id: int | None) -> bool:
    """The mail as Wagtail writes it; whether it went out. What is gone meanwhile needs none."""
    state = WorkflowState.objects.filter(pk=state_id).first()
    if state is None or state.content_object is None:
        return False
    user = get_user_model().objects.filter(pk=user_id).first()
    return Notifier.__call__(NOTIFIERS[kind](), state, user=user)
