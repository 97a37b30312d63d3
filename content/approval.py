"""Approving, returning and clearing: each act is bound to the wording that the person saw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Task, TaskState

from content import clearance, drafts, files, history, workplaces
from content.digest import digest_of, files_of
from content.models.clearance import Clearance, PageEvent
from content.models.story import Story
from content.models.tasks import AgencyApprovalTask, ClearanceTask, LanguageReviewTask
from content.wagtail_actions import lock
from content.wagtail_steps import acquaint
from reference.models import CustomDocument, Membership, Office
from reference.roles import Roles, holders, roles_of

Kind = PageEvent.Kind
Role = Membership.Role
CHECK_FORMALLY = (Role.DESK_OFFICER, Role.CHIEF)  # where a language has no reviewer


class NotPossibleError(Exception):
    """The act was refused and nothing was changed; the message says why and what to do."""


class WordingChangedError(NotPossibleError):
    """The text is no longer the one that the person saw."""

    def __init__(self, page: Page, seen: str) -> None:
        super().__init__(
            _("“%(title)s” was changed after you opened it. Read what has changed, then decide again.")
            % {"title": page.title}
        )
        self.page = page
        self.seen = seen


@dataclass(frozen=True)
class SignedPage:
    """An approval on paper: the scan and who signed it."""

    document: CustomDocument
    signer: str


@dataclass(frozen=True)
class Waiting:
    """A page at a step, as it stands in its latest draft."""

    page: Page
    step: Task
    state: TaskState


def waiting(page: Page) -> Waiting | None:
    """The step that the page waits at, with its latest draft; None when it waits for nobody."""
    way = page.current_workflow_state
    if way is None or way.status != way.STATUS_IN_PROGRESS or way.current_task_state is None:
        return None
    state = acquaint(way, page)
    return Waiting(drafts.latest(page), state.task.specific, state)


@transaction.atomic
def approve(
    page: Page,
    user: AbstractBaseUser,
    seen: str,
    *,
    checklist: Iterable[str] = (),
    remark: str = "",
    signed: SignedPage | None = None,
    is_held: bool = False,
) -> PageEvent:
    """Approve or clear the wording that was seen; the last step also carries out the release.

    `is_held`: the page is its latest draft, read in this transaction after the page was locked.
    """
    found = _ready(page, user, seen, signed, is_held=is_held)
    clearance.keep_wording(found.page)
    files.settle(files_of(found.page))
    given = _clear(found, user, seen, checklist)
    event = history.record(
        found.page,
        Kind.CLEARED if given else Kind.APPROVED,
        by=user,
        remark=remark.strip(),
        digest=seen,
        checklist=list(checklist),
        clearance=given,
        as_deputy=is_deputy(user, found),
        signed_page=signed.document if signed else None,
        signed_by=signed.signer if signed else "",
    )
    with drafts.at_hand(found.page):
        found.state.approve(user=user, comment=remark.strip())
    return event


def _clear(found: Waiting, user: AbstractBaseUser, seen: str, checklist: Iterable[str]) -> Clearance | None:
    """The clearance that this step gives; None for the agency's approval, which gives none."""
    basis = _basis(found, user)
    if basis is None:
        return None
    try:
        return clearance.grant(found.page, seen, basis, user, checklist=checklist)
    except clearance.NotGrantedError as error:
        raise NotPossibleError(str(error)) from error


def _basis(found: Waiting, user: AbstractBaseUser) -> clearance.Basis | None:
    """A formal check is never called a review."""
    if isinstance(found.step, ClearanceTask):
        return clearance.Basis.CLEARED
    if isinstance(found.step, LanguageReviewTask):
        reviews = found.page.language in roles_of(user).reviews
        return clearance.Basis.TRANSLATION if reviews else clearance.Basis.FORMAL_CHECK
    return None


@transaction.atomic
def send_back(page: Page, user: AbstractBaseUser, seen: str, remark: str) -> PageEvent:
    """Return the draft to its editor, with what is to be done."""
    if not remark.strip():
        raise NotPossibleError(_("Say what is to be changed, so that whoever mends it knows what to do."))
    found = _ready(page, user, seen, None, is_return=True)
    event = history.record(
        found.page, Kind.RETURNED, by=user, remark=remark.strip(), digest=seen, as_deputy=is_deputy(user, found)
    )
    found.state.reject(user=user, comment=remark.strip())
    return event


def _ready(
    page: Page,
    user: AbstractBaseUser,
    seen: str,
    signed: SignedPage | None,
    *,
    is_return: bool = False,
    is_held: bool = False,
) -> Waiting:
    lock(page)
    found = waiting(page if is_held else page.specific_class.objects.get(pk=page.pk))
    if found is None:
        raise NotPossibleError(
            _("“%(title)s” does not wait for approval any more. Somebody else was faster.") % {"title": page.title}
        )
    if reason := why_not(user, found, on_paper=signed is not None, is_return=is_return):
        raise NotPossibleError(reason)
    if digest_of(found.page) != seen:
        raise WordingChangedError(found.page, seen)
    if not is_return and (reason := workplaces.hindrance(found.page)):
        raise NotPossibleError(reason)
    return found


def why_not(user: AbstractBaseUser, found: Waiting, *, on_paper: bool = False, is_return: bool = False) -> str:
    """Why the person may not act here; empty when they may."""
    roles = roles_of(user)
    if on_paper:
        is_theirs = roles.runs_desk and isinstance(found.step, AgencyApprovalTask)
        return "" if is_theirs else _("Only the desk records approvals on paper, and only an agency's.")
    if not acts_at(roles, found.step, found.page):
        return _("This step waits for somebody else.")
    if not is_return and user.pk in clearance.writers(found.page):
        return _("You wrote or last changed this text, so somebody else must approve it. Ask your deputy.")
    return ""


def acts_at(roles: Roles, step: Task, page: Page) -> bool:
    """Whether a person with these roles decides about the page at this step."""
    if isinstance(step, AgencyApprovalTask):
        return page.agency_id in roles.leads
    if isinstance(step, ClearanceTask):
        return roles.clears or (roles.runs_desk and not clearance.has_agency(page))
    return isinstance(step, LanguageReviewTask) and (
        page.language in roles.reviews or (roles.runs_desk and clearance.is_formally_checked(page.language))
    )


def is_deputy(user: AbstractBaseUser, found: Waiting) -> bool:
    """Whether the person acts here only because they stand in for somebody."""
    where, as_deputy = _decides(found), roles_of(user).as_deputy
    if where in as_deputy or where[0] != Role.REVIEWER:
        return as_deputy.get(where, False)
    checks = [only for (role, *_where), only in as_deputy.items() if role in CHECK_FORMALLY]
    return bool(checks) and all(checks)


def deciders(found: Waiting) -> list[Membership]:
    """Who may act at the step: principals before deputies."""
    today = timezone.localdate()
    role, agency_id, language = _decides(found)
    held = holders(role, today, agency_id=agency_id, language=language)
    if not held and role == Role.REVIEWER and clearance.is_formally_checked(found.page.language):
        return [membership for role in CHECK_FORMALLY for membership in holders(role, today)]
    return held


def _decides(found: Waiting) -> tuple[Role, int | None, str]:
    """The role whose holders act at the step, of which agency or language."""
    if isinstance(found.step, AgencyApprovalTask):
        return Role.LEADER, found.page.agency_id, ""
    if isinstance(found.step, ClearanceTask):
        return Role.CLEARANCE_OFFICER, None, ""
    return Role.REVIEWER, None, found.page.language


def waiting_for(user: AbstractBaseUser, step: Task) -> QuerySet[TaskState]:
    """States of the step that wait for this person; own texts among them, which a deputy then takes."""
    roles = roles_of(user)
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task_id=step.pk)
    if isinstance(step, AgencyApprovalTask):
        stories = Story.objects.filter(agency__in=roles.leads)
    elif isinstance(step, LanguageReviewTask):
        stories = Page.objects.filter(locale__language_code__in=_reviewed_by(roles))
    elif roles.clears:
        return states
    else:
        stories = Page.objects.filter(story=None) if roles.runs_desk else Page.objects.none()
    return states.filter(workflow_state__object_id__in=[str(pk) for pk in stories.values_list("pk", flat=True)])


def _reviewed_by(roles: Roles) -> set[str]:
    """Languages whose translations the person approves, as reviewer or by a formal check."""
    checked = Office.objects.values_list("formal_check_languages", flat=True).first() if roles.runs_desk else None
    return {*roles.reviews, *(checked or ())}
