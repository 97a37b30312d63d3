"""The chief's override: consent without the steps, with a reason that stays on record."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from content import clearance, history, release, workplaces
from content.approval import NotPossibleError, WordingChangedError
from content.digest import digest_of
from content.models.clearance import PageEvent
from content.wagtail_actions import lock


@transaction.atomic
def override(page: Page, user: AbstractBaseUser, seen: str, reason: str) -> PageEvent:
    """Clear the wording that was seen and carry out its release; steps under way are cancelled."""
    lock(page)
    draft = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    if digest_of(draft) != seen:
        raise WordingChangedError(draft, seen)
    if reason_not := workplaces.hindrance(draft):
        raise NotPossibleError(reason_not)
    clearance.keep_wording(draft)
    try:
        given = clearance.grant(draft, seen, clearance.Basis.OVERRIDE, user, reason=reason)
    except clearance.NotGrantedError as error:
        raise NotPossibleError(str(error)) from error
    if given.basis != clearance.Basis.OVERRIDE:
        raise NotPossibleError(_("“%(title)s” is cleared already; no override is needed.") % {"title": draft.title})
    event = history.record(
        draft, PageEvent.Kind.OVERRIDDEN, by=user, remark=reason.strip(), digest=seen, clearance=given
    )
    if state := page.current_workflow_state:
        state.cancel(user=user)
    release.carry_out(page.get_latest_revision(), user)
    return event
