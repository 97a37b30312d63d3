"""How far a page is in its language, as one expression: for showing, and for finding pages by it.

Read from what stands beside the page (Lineage, Clearance, PageEvent) and from Wagtail's workflow.
"""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Subquery, TextChoices, Value, When
from django.db.models.functions import Cast
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, WorkflowState

from cms import languages
from content.models import Clearance, Lineage, PageEvent
from content.publication import APPEARED, GONE


class LanguageState(TextChoices):
    """From nothing to public."""

    NOT_BEGUN = "not_begun", pgettext_lazy("language of a story", "not begun")
    DRAFT = "draft", pgettext_lazy("language of a story", "draft")
    IN_APPROVAL = "in_approval", pgettext_lazy("language of a story", "in approval")
    IN_TRANSLATION = "in_translation", pgettext_lazy("language of a story", "in translation")
    IN_REVIEW = "in_review", pgettext_lazy("language of a story", "in review")
    WAITING = "waiting", pgettext_lazy("language of a story", "waiting for release")
    LIVE = "live", pgettext_lazy("language of a story", "live")
    FORMALLY_CHECKED = "formally_checked", pgettext_lazy("language of a story", "live, formally checked only")
    STALE = "stale", pgettext_lazy("language of a story", "live, needs updating")
    WITHDRAWN = "withdrawn", pgettext_lazy("language of a story", "withdrawn")


def with_state(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Pages with `language_state`; no query of its own but one for the content type, which is cached."""
    return pages.annotate(language_state=_state())


def _state() -> Case:
    lineage = Lineage.objects.filter(page=OuterRef("pk"))
    is_translated = Exists(lineage) | ~Q(locale__language_code=languages.SOURCE)
    in_workflow = Case(
        When(is_translated, then=Value(LanguageState.IN_REVIEW)), default=Value(LanguageState.IN_APPROVAL)
    )
    return Case(
        When(Q(live=True) & Exists(lineage.exclude(stale_since=None)), then=Value(LanguageState.STALE)),
        When(Q(live=True) & Exists(_formally_checked()), then=Value(LanguageState.FORMALLY_CHECKED)),
        When(live=True, then=Value(LanguageState.LIVE)),
        When(Exists(_workflow()), then=in_workflow),
        When(Exists(_cleared_since_it_was_gone()), then=Value(LanguageState.WAITING)),
        When(Exists(_events(GONE)), then=Value(LanguageState.WITHDRAWN)),
        When(is_translated, then=Value(LanguageState.IN_TRANSLATION)),
        default=Value(LanguageState.DRAFT),
        output_field=CharField(),
    )


def _events(kinds: tuple[str, ...]) -> QuerySet[PageEvent]:
    return PageEvent.objects.filter(page=OuterRef("pk"), kind__in=kinds)


def _formally_checked() -> QuerySet[Clearance]:
    """The clearance that the latest publication used."""
    last = PageEvent.objects.filter(page=OuterRef("page"), kind__in=APPEARED).order_by("-at", "-pk")
    used = Subquery(last.values("clearance")[:1])
    return Clearance.objects.filter(page=OuterRef("pk"), basis=Clearance.Basis.FORMAL_CHECK, pk=used)


def _workflow() -> QuerySet[WorkflowState]:
    base = ContentType.objects.get_for_model(Page)
    same = WorkflowState.objects.filter(base_content_type=base, object_id=Cast(OuterRef("pk"), CharField()))
    return same.filter(status=WorkflowState.STATUS_IN_PROGRESS)


def _cleared_since_it_was_gone() -> QuerySet[Clearance]:
    """Cleared, not live, in no workflow: it waits for its date or for somebody. What was withdrawn needs a new one."""
    gone = PageEvent.objects.filter(page=OuterRef("page"), kind__in=GONE, at__gte=OuterRef("at"))
    return Clearance.objects.in_force().filter(~Exists(gone), page=OuterRef("pk"))
