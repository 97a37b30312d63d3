"""A source in one language more: its segments, every change of them, and the pairs that were approved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from content.models.clearance import AppendOnly, Clearance
from translation.models_alignment import Alignment  # noqa: F401 - Django finds it here
from translation.models_choices import Choice  # noqa: F401 - Django finds it here
from translation.models_facts import FactText, FactTextChange  # noqa: F401 - Django finds them here
from translation.models_guide import LanguageGuide  # noqa: F401 - Django finds it here
from translation.models_machines import MachineEngine, MachineQuota, MachineUse  # noqa: F401 - Django finds them here
from translation.models_release import ReleaseGroup  # noqa: F401 - Django finds it here
from translation.models_remarks import Remark, RemarkCounts, RemarkNotice  # noqa: F401 - Django finds them here
from translation.models_work import (  # noqa: F401 - Django finds them here
    Capacity,
    Digest,
    Giving,
    NotAsked,
    OfficeDay,
    PaymentTerms,
    Reminder,
    RequestRule,
    WorkOrder,
    WorkPreferences,
)
from translation.segments import Kind


def _person(label: str, **more: Any) -> models.ForeignKey:
    options = {"null": True, "blank": True, "on_delete": models.PROTECT, "related_name": "+", **more}
    return models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=label, **options)


class TranslationQuerySet(models.QuerySet):
    """Translations with how far they are."""

    def with_counts(self) -> TranslationQuerySet:
        """`total`, `finished` (translated or approved) and `stale` segments."""
        done = Q(segments__state__in=[Segment.State.TRANSLATED, Segment.State.APPROVED])
        return self.annotate(
            total=Count("segments"),
            finished=Count("segments", filter=done),
            stale=Count("segments", filter=Q(segments__state=Segment.State.STALE)),
        )

    def with_pages(self) -> TranslationQuerySet:
        """With what tells where they stand and who may do what."""
        return self.select_related("source__locale", "page__locale", "page__lineage", "assignee", "reviewer")

    def unfinished(self) -> TranslationQuerySet:
        """Not approved yet, or behind its source: what somebody still has to do, wherever it stands."""
        consents = Clearance.objects.in_force().filter(page=models.OuterRef("page_id"))
        begun = Q(page__live=False, page__first_published_at=None) & ~models.Exists(consents)
        return self.filter(begun | Q(page__lineage__stale_since__isnull=False))

    def for_board(self) -> TranslationQuerySet:
        return self.with_pages().select_related("page__content_type").with_counts()


class SegmentQuerySet(models.QuerySet):
    """Rows of segments."""

    def rewrite(self, rows: Iterable[Segment], fields: list[str]) -> None:
        """Write these fields of rows that stand in the table.

        What Django's `bulk_update` does, with an upsert in place of its CASE for each field and row, whose building
        costs ten times as much.
        """
        self.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=fields, batch_size=200)


class Translation(models.Model):
    """One source in one language. Where it stands follows from its page and workflow, see states.py."""

    source = models.ForeignKey(Page, verbose_name=_("source"), on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=12)
    via = models.CharField(
        _("translated from"), max_length=12, blank=True, default="", help_text=_("Empty: from the source itself.")
    )
    page = models.OneToOneField(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="translation",
        help_text=_("In the language."),
    )
    assignee = _person(_("translator"))
    reviewer = _person(_("reviewer"))
    due = models.DateField(_("due"), null=True, blank=True)
    asked_by = _person(_("asked for by"))
    asked_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    # The wording that the segments were taken from, as Wagtail keeps it: autosave overwrites revisions in place.
    source_content = models.JSONField(_("content of the source"))
    slug = models.CharField(
        _("address wished"), max_length=255, blank=True, default="", help_text=_("Empty: made from the title.")
    )
    draft_made_of = models.CharField(
        _("what the draft was made of"), max_length=64, blank=True, default="", help_text="digest; empty: make it anew"
    )
    machine_error = models.TextField(_("what the machine said"), blank=True, default="")

    objects = TranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(fields=["source", "language"], name="translation_once_per_language"),
            models.CheckConstraint(condition=~Q(page=models.F("source")), name="translation_is_another_page"),
            models.CheckConstraint(condition=~Q(via=models.F("language")), name="translation_not_via_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.language}"

    @cached_property
    def remark_counts(self) -> RemarkCounts:
        """Threads by segment; one query for a whole page."""
        return self.remarks.counts()


class Segment(models.Model):
    """The smallest piece that is translated; `source` and `target` hold placeholders for markup."""

    class State(models.TextChoices):
        EMPTY = "empty", _("empty")
        SUGGESTED = "suggested", _("suggested")
        TRANSLATED = "translated", _("translated")
        APPROVED = "approved", pgettext_lazy("segment", "approved")
        STALE = "stale", _("needs updating")

    KINDS = {
        Kind.TITLE: _("title"),
        Kind.HEADING: _("heading"),
        Kind.PARAGRAPH: _("paragraph"),
        Kind.LIST_ITEM: _("list item"),
        Kind.CAPTION: _("caption"),
        Kind.ALT: _("alternative text"),
        Kind.SEO: _("for search engines"),
        Kind.LABEL: pgettext_lazy("segment", "label"),
    }

    translation = models.ForeignKey(
        Translation, verbose_name=_("translation"), on_delete=models.CASCADE, related_name="segments"
    )
    path = models.CharField(_("place"), max_length=300)
    position = models.PositiveIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=10, choices=list(KINDS.items()))
    source = models.TextField(_("source"))
    source_digest = models.CharField(_("digest of the source"), max_length=64)
    previous_source = models.TextField(_("source before"), blank=True, default="")
    # Of a translation by way of another language: that language's approved words for `source`; empty until they are
    # there. And those that the target was made from, while it has not been looked at beside the new ones.
    pivot = models.TextField(_("words translated from"), blank=True, default="")
    previous_pivot = models.TextField(_("words translated from before"), blank=True, default="")
    target = models.TextField(_("target"), blank=True, default="")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.EMPTY)
    origin = models.CharField(_("origin"), max_length=60, blank=True, default="", help_text="human, memory, machine …")
    score = models.PositiveSmallIntegerField(
        _("match"), null=True, blank=True, help_text="of the suggestion from the memory: 101 with context, 100 exact"
    )
    is_locked = models.BooleanField(_("locked"), default=False, help_text="filled with its context from the memory")
    version = models.PositiveIntegerField(_("version"), default=0, help_text="grows with each save")

    objects = SegmentQuerySet.as_manager()
    number: int | None = None  # on screens that do not count by position
    waits_in: int | None = None  # a proposal, of a fact's text

    class Meta:
        verbose_name = _("segment")
        verbose_name_plural = _("segments")
        ordering = ["translation", "position"]
        constraints = [
            models.UniqueConstraint(fields=["translation", "path", "position"], name="segment_stands_once"),
            models.CheckConstraint(condition=~Q(state="empty") | Q(target=""), name="segment_empty_has_no_target"),
            models.CheckConstraint(
                condition=~Q(state__in=["translated", "approved", "suggested"]) | ~Q(target=""),
                name="segment_translated_has_a_target",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.source[:60]}"

    # Django's ask for the name of every choice to find one; a workbench shows a thousand.
    def get_kind_display(self) -> str:
        return str(self.KINDS.get(self.kind, self.kind))

    def get_state_display(self) -> str:
        return str(self.State(self.state).label)


class SegmentChange(AppendOnly):
    """One save of one segment; outlives the segment."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="changes")
    segment = models.ForeignKey(
        Segment, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="changes"
    )
    source = models.TextField()
    target = models.TextField(blank=True)
    state = models.CharField(max_length=10)
    origin = models.CharField(max_length=60, blank=True)
    suggested_by = models.CharField(max_length=20, blank=True, default="", help_text="code of the machine")
    edited_share = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="percent of the machine's characters that the person changed"
    )
    by = _person(_("by"))
    as_reviewer = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("change of a segment")
        verbose_name_plural = _("changes of segments")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["segment", "-at"], name="segment_change_newest")]

    def __str__(self) -> str:
        return f"{self.segment_id} {self.at:%Y-%m-%d %H:%M}"


class SetAside(models.Model):
    """A finding that somebody looked at and let stand; it counts while the source's words are the same."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="set_aside")
    source_digest = models.CharField(max_length=64)
    check_name = models.CharField(_("check"), max_length=30)
    about = models.CharField(_("about"), max_length=300, blank=True, default="")
    reason = models.CharField(_("reason"), max_length=500)
    by = _person(_("by"))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("finding set aside")
        verbose_name_plural = _("findings set aside")
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "source_digest", "check_name", "about"], name="finding_set_aside_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="finding_set_aside_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.check_name}: {self.reason[:60]}"


class MemoryEntry(models.Model):
    """An approved pair, offered where the same source comes again."""

    language = models.CharField(_("language"), max_length=12)
    source = models.TextField(_("source"))
    source_digest = models.CharField(_("digest of the source"), max_length=64)
    folded = models.TextField(_("source without marks"))
    target = models.TextField(_("target"))
    # A long text does not fit into an index of PostgreSQL, its digest does.
    target_digest = models.CharField(_("digest of the target"), max_length=64, default="")
    before_digest = models.CharField(_("digest of the text before"), max_length=64, blank=True, default="")
    after_digest = models.CharField(_("digest of the text after"), max_length=64, blank=True, default="")
    is_sentence = models.BooleanField(_("a sentence of a longer text"), default=False)
    translation = models.ForeignKey(
        Translation, verbose_name=_("from"), null=True, on_delete=models.SET_NULL, related_name="memory"
    )
    # Empty for what was approved here; else the file that it came from, and `approved_by` is who took it in.
    origin = models.CharField(_("from the file"), max_length=200, blank=True, default="")
    approved_by = _person(_("approved by"))
    approved_at = models.DateTimeField(_("approved at"), auto_now=True)

    class Meta:
        verbose_name = _("entry of the memory")
        verbose_name_plural = _("entries of the memory")
        constraints = [
            models.UniqueConstraint(fields=["language", "source_digest", "target_digest"], name="memory_pair_once"),
        ]
        indexes = [
            models.Index(fields=["language", "source_digest", "-approved_at"], name="memory_newest"),
            models.Index(fields=["language", "-approved_at"], name="memory_changed"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.source[:60]}"
