"""What happens once a text is cleared: live at once, at its date, or when somebody releases it."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page, Revision, WorkflowState

from content import clearance, gate, history, holding, occasion
from content.digest import digest_of
from content.gate import RefusedError
from content.models.clearance import PageEvent, RefusedRelease

logger = logging.getLogger(__name__)
Kind = PageEvent.Kind


def after_approval(workflow_state: WorkflowState, user: AbstractBaseUser | None = None) -> None:
    """What the end of the workflow does, see content/finish.py."""
    page, step = workflow_state.content_object, workflow_state.current_task_state
    is_known = step is not None and step.revision_id == page.latest_revision_id
    carry_out(step.revision if is_known else page.get_latest_revision(), user)


def carry_out(revision: Revision, user: AbstractBaseUser | None) -> None:
    """Publish or schedule a cleared revision, unless it waits to be released, by itself or with others."""
    if revision.content.get("waits_for_release", False):
        return
    with suppress(gate.HeldError):
        revision.publish(user=user, skip_permission_checks=True)


def is_waiting(page: Page) -> bool:
    """Cleared in its latest draft, meant to wait, and not live with that text."""
    if not getattr(page, "waits_for_release", False) and not page.has_unpublished_changes:
        return False
    draft = page.get_latest_revision_as_object()
    if page.current_workflow_task_state or not (getattr(draft, "waits_for_release", False) or holding.reason_for(page)):
        return False
    digest = digest_of(draft)
    is_live = page.live and digest_of(page) == digest
    return not is_live and gate.is_cleared(page.pk, digest)


@transaction.atomic
def release(page: Page, user: AbstractBaseUser, seen: str) -> None:
    """Publish a waiting story now."""
    revision = page.get_latest_revision()
    draft = revision.as_object()
    if digest_of(draft) != seen or not is_waiting(page):
        raise gate.NotClearedError(draft)
    revision.publish(user=user, skip_permission_checks=True)


@transaction.atomic
def send_back(page: Page, user: AbstractBaseUser, reason: str) -> None:
    """Take a waiting or scheduled story back to its editor; its clearance is taken back too."""
    draft = page.get_latest_revision_as_object()
    for digest in _digests_to_take_back(page, draft):
        clearance.revoke(page, user, reason, digest=digest)
    page.revisions.update(approved_go_live_at=None)
    page.refused_releases.all().delete()
    history.record(page, Kind.SENT_BACK, by=user, remark=reason, digest=digest_of(draft))


def _digests_to_take_back(page: Page, draft: Page) -> set[str]:
    """Of the draft and of what was scheduled before it was edited; what visitors read now stays cleared."""
    scheduled = page.revisions.filter(approved_go_live_at__isnull=False)
    digests = {digest_of(draft), *(digest_of(revision.as_object()) for revision in scheduled)}
    return digests - {digest_of(page)} if page.live else digests


def due(now: datetime) -> QuerySet[Revision]:
    """Revisions of pages whose date has come and that nobody has set aside, oldest first."""
    waiting = Revision.page_revisions.filter(approved_go_live_at__lte=now, refused_release=None)
    return waiting.order_by("approved_go_live_at", "pk")


def release_due(now: datetime) -> int:
    """Publish what is due, one transaction per page; how many went out.

    A revision is claimed by its row's lock: of two loops at once, the second finds its date gone. A refused
    release keeps its date and is set aside with its reason; the next ones go on.
    """
    return sum(_release_one(pk, now) for pk in due(now).values_list("pk", flat=True))


def _release_one(revision_id: int, now: datetime) -> bool:
    try:
        with transaction.atomic():
            revision = due(now).select_for_update(of=("self",), skip_locked=True).filter(pk=revision_id).first()
            if revision is None:
                return False
            revision.publish(log_action="wagtail.publish.scheduled")
            return True
    except RefusedError as error:
        _set_aside(revision_id, error)
    except Exception as error:  # one page that can't be published must not stop the others
        logger.exception("release failed", extra={"revision": revision_id})
        _set_aside(revision_id, error)
    return False


@transaction.atomic
def _set_aside(revision_id: int, error: Exception) -> None:
    revision = Revision.objects.filter(pk=revision_id).first()
    if revision is None or revision.approved_go_live_at is None:
        return
    page = revision.content_object
    RefusedRelease.objects.update_or_create(revision=revision, defaults={"page_id": page.pk, "reason": str(error)})
    history.record(page, Kind.REFUSED, remark=str(error))


def expire_due(now: datetime) -> int:
    """Take pages down whose time is over, one transaction per page; how many."""
    pages = Page.objects.live().filter(expire_at__lte=now).order_by("expire_at", "pk")
    return sum(_expire_one(pk, now) for pk in pages.values_list("pk", flat=True))


@transaction.atomic
def _expire_one(page_id: int, now: datetime) -> bool:
    page = Page.objects.select_for_update(of=("self",), skip_locked=True).live().filter(pk=page_id).first()
    if page is None or page.expire_at is None or page.expire_at > now:
        return False
    with occasion.because(reason="expired"):
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True
