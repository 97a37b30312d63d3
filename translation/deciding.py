"""Submitting, returning and approving a whole translation."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from content import approval, drafts
from content.digest import digest_of
from content.models import Lineage
from content.wagtail_actions import lock
from translation import building, findings, in_view, memory, pivoting, pivots, rights, states
from translation.errors import NotPossibleError, named
from translation.models import Segment, Translation
from translation.states import State

OPEN = (Segment.State.EMPTY, Segment.State.SUGGESTED, Segment.State.STALE)


# The translation that is being approved and its segments, which are locked: nobody can have changed them meanwhile.
_held: ContextVar[tuple[Translation, list[Segment]] | None] = ContextVar("translation being approved", default=None)


class ChangedError(NotPossibleError):
    """The translation is no longer the one that the person saw."""


def seen(rows: Iterable[Segment], translation: Translation | None = None) -> str:
    """What a person has in view, in hexadecimal: words, and of a translation its own pictures and address."""
    return in_view.of(rows, in_view.choices_of(translation) if translation else ())


def hindrance(translation: Translation, rows: list[Segment] | None = None) -> str:
    """Why the translation can't be submitted or approved yet; empty when it can."""
    rows = list(translation.segments.all()) if rows is None else rows
    if reason := pivots.hindrance(translation, rows):
        return reason
    if left := _open(rows):
        text = ngettext(
            "%(count)d segment is not translated yet: %(numbers)s.",
            "%(count)d segments are not translated yet: %(numbers)s.",
            len(left),
        )
        return text % {"count": len(left), "numbers": named(left)}
    wrong = sorted(findings.blocking(translation, rows))
    return _("These segments have errors to mend first: %(numbers)s.") % {"numbers": named(wrong)} if wrong else ""


def hindrance_of(page: Page) -> str:
    """The same for the page that is approved, by whatever way; empty for what is no translation."""
    translation, rows = _held.get() or (None, None)
    if translation is None or translation.page_id != page.pk:
        translation, rows = Translation.objects.filter(page=page.pk).select_related("source").first(), None
    return hindrance(translation, rows) if translation else ""


def _open(rows: list[Segment]) -> list[int]:
    return [row.position for row in rows if row.state in OPEN]


def hinders(translation: Translation, rows: list[Segment]) -> list[int]:
    """Positions of the segments that hold it up: those that are open, else those with errors."""
    return _open(rows) or sorted(findings.blocking(translation, rows))


@transaction.atomic
def submit(translation: Translation, user: AbstractBaseUser, slug: str = "") -> None:
    """Build the draft and send it into the language's workflow; with an address of its own where one is given."""
    rows = _locked(translation)
    standing = states.of(translation)
    if standing.state == State.REVIEW or not rights.may_write(user, translation, standing):
        raise NotPossibleError(_("This translation can't be submitted now: %(state)s.") % {"state": standing.name})
    if reason := hindrance(translation, rows):
        raise NotPossibleError(reason)
    translation.page.lineage.translators.add(user)  # who submits answers for the words, the memory's too
    draft = building.save_draft(translation, rows, slug=slug)
    Lineage._meta.get_field("page").remote_field.set_cached_value(draft, translation.page.lineage)
    state = draft.current_workflow_state if standing.is_in_workflow else None
    with drafts.at_hand(draft):
        if state is not None and state.status == state.STATUS_NEEDS_CHANGES:
            state.resume(user=user)
        else:
            draft.get_workflow().start(draft, user)


@transaction.atomic
def approve(translation: Translation, user: AbstractBaseUser, token: str, remark: str = "") -> None:
    """Approve what the person saw: the page is published as its release says, and the pairs go into the memory.

    Whether everything is translated and free of errors is asked by the approval, see content/workplaces.py. What is
    made from these words gets them in the same transaction.
    """
    rows = _decided_on(translation, user, token)
    draft = building.save_draft(translation, rows, in_review=True)
    Lineage.objects.filter(page=translation.page_id).update(stale_since=None, stale_kind="")
    holding = _held.set((translation, rows))
    try:
        _carry_out(lambda: approval.approve(draft, user, digest_of(draft), remark=remark, is_held=True))
    finally:
        _held.reset(holding)
    translation.segments.update(state=Segment.State.APPROVED)
    translation.reviewer = user
    translation.save(update_fields=["reviewer"])
    memory.remember(translation, rows, user)
    pivoting.pass_on(translation)


@transaction.atomic
def send_back(translation: Translation, user: AbstractBaseUser, token: str, remark: str) -> None:
    """Return it to the translator with what is to be done; corrections made so far stay."""
    rows = _decided_on(translation, user, token)
    draft = building.save_draft(translation, rows, in_review=True)
    _carry_out(lambda: approval.send_back(translation.page, user, digest_of(draft), remark))


def _decided_on(translation: Translation, user: AbstractBaseUser, token: str) -> list[Segment]:
    rows = _locked(translation)
    standing = states.of(translation)
    if standing.state != State.REVIEW:
        raise NotPossibleError(_("This translation is not in review any more. Somebody else was faster."))
    if not rights.may_decide(user, translation, standing):
        raise NotPossibleError(_("Whoever translated a text can't approve or return it, and only a reviewer may."))
    if seen(rows, translation) != token:
        raise ChangedError(_("The translation changed after you opened it. Look at it again, then decide."))
    return rows


def _carry_out(act: object) -> None:
    try:
        act()
    except approval.NotPossibleError as error:
        raise NotPossibleError(str(error)) from error


def _locked(translation: Translation) -> list[Segment]:
    lock(translation.page)
    prefetch_related_objects([translation], "choices")
    return list(translation.segments.select_for_update(of=("self",)))
