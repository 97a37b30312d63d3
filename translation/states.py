"""Where translations stand: read from page, workflow, clearance and lineage, and kept nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from content.models import Clearance
from reference.language_names import name_of
from translation import pivots
from translation.models import Translation


class State(StrEnum):
    ASKED = "asked"
    WORKING = "working"
    REVIEW = "review"
    RETURNED = "returned"
    WAITING = "waiting"
    LIVE = "live"
    STALE = "stale"
    WITHDRAWN = "withdrawn"


NAMES = {
    State.ASKED: _("not begun"),
    State.WORKING: _("being translated"),
    State.REVIEW: _("in review"),
    State.RETURNED: _("returned to the translator"),
    State.WAITING: _("waits for release"),
    State.LIVE: _("live"),
    State.STALE: _("needs updating"),
    State.WITHDRAWN: _("withdrawn"),
}


# Where the translator goes on.
TO_DO = (State.ASKED, State.WORKING, State.RETURNED, State.STALE)
# What changed in the source of a translation that is behind; see following.py.
REASONS = {
    "facts": _("figures, dates or names changed"),
    "wording": _("words changed"),
    "moved": _("paragraphs moved"),
    "choices": _("pictures or topics changed"),
}


@dataclass(frozen=True)
class Standing:
    """`is_formal`: the consent in force is a formal check, which is never called a review.

    `waits_for` is the language that it is made from while that is not ready, and somebody would go on here.
    """

    state: State
    is_formal: bool = False
    stale_kind: str = ""
    waits_for: str = ""
    is_in_workflow: bool = False

    @property
    def name(self) -> str:
        return str(NAMES[self.state])

    @property
    def reason(self) -> str:
        """What changed in the source; empty when the translation is up to date."""
        return str(REASONS.get(self.stale_kind, ""))

    @property
    def waits(self) -> str:
        """Such as "waits for English"; empty when the translator can go on."""
        return gettext("waits for %(language)s") % {"language": name_of(self.waits_for)} if self.waits_for else ""


def of(translation: Translation) -> Standing:
    return of_all([translation])[translation.pk]


def of_all(translations: Iterable[Translation]) -> dict[int, Standing]:
    """Primary key → standing; two queries for all of them (pages, lineages and counts come with the rows), one more
    when some are made by way of another language."""
    rows = list(translations)
    pages = [row.page_id for row in rows]
    steps = dict(
        WorkflowState.objects.filter(
            object_id__in=[str(pk) for pk in pages],
            base_content_type=ContentType.objects.get_for_model(Page),
            status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
        ).values_list("object_id", "status")
    )
    consents = dict(Clearance.objects.in_force().filter(page__in=pages).order_by("at").values_list("page_id", "basis"))
    found = {row.pk: _standing(row, steps.get(str(row.page_id)), consents.get(row.page_id)) for row in rows}
    waiting = pivots.waiting(row for row in rows if found[row.pk].state in TO_DO)
    return {
        row.pk: replace(
            found[row.pk],
            stale_kind=_stale_kind(row),
            waits_for=row.via if row.pk in waiting else "",
            is_in_workflow=str(row.page_id) in steps,
        )
        for row in rows
    }


def _stale_kind(row: Translation) -> str:
    lineage = row.page.lineage
    return lineage.stale_kind if lineage.stale_since is not None else ""


def _standing(row: Translation, step: str | None, consent: str | None) -> Standing:
    is_formal = consent == Clearance.Basis.FORMAL_CHECK
    if step == WorkflowState.STATUS_IN_PROGRESS:
        return Standing(State.REVIEW)
    if row.page.live:
        is_stale = row.page.lineage.stale_since is not None
        return Standing(State.STALE if is_stale else State.LIVE, is_formal)
    if step == WorkflowState.STATUS_NEEDS_CHANGES:
        return Standing(State.RETURNED)
    if consent and row.page.lineage.stale_since is None:
        return Standing(State.WAITING, is_formal)
    if row.page.first_published_at is not None:
        return Standing(State.WITHDRAWN)
    return Standing(State.WORKING if _begun(row) else State.ASKED)


def _begun(row: Translation) -> bool:
    if hasattr(row, "finished"):
        return row.finished + row.stale > 0
    return row.changes.exists()
