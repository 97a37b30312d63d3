"""Steps of approval, in Wagtail's workflow. Who may act is in content/approval.py; acting needs the digest seen.

Wagtail's own approval form does not say which text was seen, so a step offers none of its actions; people
approve and return on the screen in content/views/review.py.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.models import Page, Task, TaskState, WorkflowState


class ApprovalStep(Task):
    """What the three steps have in common; they differ in whom they wait for and which pages they concern."""

    class Meta:
        abstract = True

    @property
    def lock_class(self) -> type[WorkflowLock]:
        from content.locks import StepLock

        return StepLock

    def concerns(self, page: Page) -> bool:
        """Whether the page has to pass this step."""
        raise NotImplementedError

    def start(self, workflow_state: WorkflowState, user: AbstractBaseUser | None = None) -> TaskState:
        if self.concerns(workflow_state.content_object):
            return super().start(workflow_state, user=user)
        return TaskState.objects.create(
            workflow_state=workflow_state,
            task=self,
            revision=workflow_state.content_object.get_latest_revision(),
            status=TaskState.STATUS_SKIPPED,
        )

    def on_action(self, task_state: TaskState, user: AbstractBaseUser, action_name: str, **kwargs: Any) -> None:
        raise PermissionDenied("Approve and return with the text in view: content/views/review.py.")

    def locked_for_user(self, obj: Page, user: AbstractBaseUser) -> bool:
        """What is being approved is not edited; it is returned first."""
        return True

    def get_task_states_user_can_moderate(self, user: AbstractBaseUser, **kwargs: Any) -> QuerySet[TaskState]:
        from content.approval import waiting_for

        return waiting_for(user, self)


class AgencyApprovalTask(ApprovalStep):
    """The leader of the story's agency approves."""

    class Meta:
        verbose_name = _("approval by the agency")
        verbose_name_plural = _("approvals by the agency")

    @classmethod
    def get_description(cls) -> str:
        return _("The leader of the story's agency approves it.")

    def concerns(self, page: Page) -> bool:
        from content.models import Story

        return issubclass(page.specific_class, Story) and not hasattr(page, "lineage")


class ClearanceTask(ApprovalStep):
    """The clearance officer clears; the desk clears pages that belong to no agency."""

    class Meta:
        verbose_name = _("clearance for release")
        verbose_name_plural = _("clearances for release")

    @classmethod
    def get_description(cls) -> str:
        return _("The clearance officer confirms that exactly this text may go out.")

    def concerns(self, page: Page) -> bool:
        return not hasattr(page, "lineage")


class LanguageReviewTask(ApprovalStep):
    """A reviewer of the language approves a translation; never who translated it."""

    class Meta:
        verbose_name = _("review of the translation")
        verbose_name_plural = _("reviews of translations")

    @classmethod
    def get_description(cls) -> str:
        return _("A reviewer of the language compares the translation with its source.")

    def concerns(self, page: Page) -> bool:
        return hasattr(page, "lineage")


STEPS = (AgencyApprovalTask, ClearanceTask, LanguageReviewTask)
