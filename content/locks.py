"""A story that is cleared and waits for its release is not edited; it is sent back first."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _
from wagtail.locks import BaseLock, WorkflowLock
from wagtail.models import Page

from content import release


class StepLock(WorkflowLock):
    """What waits for approval is edited by nobody, those who approve included."""

    def get_message(self, user: AbstractBaseUser) -> str:
        text = _("This text waits at the step “%(step)s”. To change it, have it returned, or cancel its submission.")
        return text % {"step": self.task.name}

    def get_description(self, user: AbstractBaseUser, can_lock: bool = False) -> str:
        return self.get_message(user)


class WaitingLock(BaseLock):
    """Holds for everybody: an edit would leave what was cleared and what is written apart."""

    def for_user(self, user: AbstractBaseUser) -> bool:
        return True

    def get_message(self, user: AbstractBaseUser) -> str:
        return _("This text is cleared and waits for its release. To change it, have it sent back first.")

    def get_locked_by(self, user: AbstractBaseUser) -> str:
        return _("Waits for release")

    def get_description(self, user: AbstractBaseUser) -> str:
        return self.get_message(user)


def waiting_lock(page: Page) -> WaitingLock | None:
    return WaitingLock(page) if page.pk and release.is_waiting(page) else None
