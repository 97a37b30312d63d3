"""What stands beside a page, and not in its revisions: clearance, lineage, and what happened to it.

Page ids are never given twice, so rows about a deleted page stay and mean that page.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class AppendOnlyError(Exception):
    """Somebody tried to change or remove what must stay as it is."""


class AppendOnlyQuerySet(models.QuerySet):
    """Rows are added and never changed or removed."""

    def update(self, **values: Any) -> int:
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed. Add a new one.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError(f"{self.model.__name__} rows are never removed.")


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} {self.pk} is never changed. Add a new row.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError(f"{type(self).__name__} {self.pk} is never removed.")


class PageReference(models.ForeignKey):
    """Points at a page and outlives it."""

    def __init__(self, **kwargs: Any) -> None:
        defaults = {"to": Page, "on_delete": models.DO_NOTHING, "db_constraint": False, "related_name": "+"}
        super().__init__(**{**defaults, **kwargs})


def _person(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=label, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


class Wording(AppendOnly):
    """The canonical content behind a digest, kept when somebody saw, approved or cleared it."""

    digest = models.CharField(max_length=64, unique=True)
    scheme = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=60, help_text="label of the page type")
    content = models.JSONField()
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")

    def __str__(self) -> str:
        return self.digest[:12]


class ClearanceQuerySet(models.QuerySet):
    """Consents to exactly one text each."""

    def in_force(self) -> ClearanceQuerySet:
        return self.filter(revoked_at=None)

    def of(self, page_id: int, digest: str) -> ClearanceQuerySet:
        return self.filter(page_id=page_id, digest=digest)


class Clearance(models.Model):
    """The recorded consent that exactly this text may go out. The gate reads nothing else."""

    class Basis(models.TextChoices):
        CLEARED = "cleared", _("cleared for release")
        TRANSLATION = "translation", _("translation approved")
        FORMAL_CHECK = "formal_check", _("formal check of a translation")
        OVERRIDE = "override", _("override by the chief")
        SETUP = "setup", _("made with the installation")

    page = PageReference(verbose_name=_("page"))
    digest = models.CharField(_("digest"), max_length=64)
    basis = models.CharField(_("basis"), max_length=15, choices=Basis)
    by = _person(_("by"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    checklist = models.JSONField(_("checklist"), default=list, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    revoked_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    revoked_by = _person(_("taken back by"))
    revoked_because = models.TextField(_("why it was taken back"), blank=True)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("clearance")
        verbose_name_plural = _("clearances")
        indexes = [models.Index(fields=["page", "digest"], name="clearance_of_page_and_text")]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "digest"], condition=Q(revoked_at=None), name="clearance_in_force_once_per_text"
            ),
            models.CheckConstraint(
                condition=Q(basis="setup") | Q(by__isnull=False), name="clearance_is_given_by_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(basis="override") | ~Q(reason=""), name="clearance_override_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_basis_display()} {self.digest[:12]}"


class Lineage(models.Model):
    """What a translated page was made from, and whether the source has changed since."""

    page = models.OneToOneField(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="lineage")
    source = models.ForeignKey(
        Page, verbose_name=_("source"), null=True, on_delete=models.SET_NULL, related_name="translated_as"
    )
    source_digest = models.CharField(_("digest of the source"), max_length=64)
    source_revision_id = models.PositiveBigIntegerField(_("revision of the source"), null=True, blank=True)
    translators = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("translated by"), related_name="+", blank=True
    )
    stale_since = models.DateTimeField(_("needs updating since"), null=True, blank=True)
    stale_kind = models.CharField(_("kind of change"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("lineage")
        verbose_name_plural = _("lineages")
        constraints = [
            models.CheckConstraint(condition=~Q(page=models.F("source")), name="lineage_page_is_not_its_own_source")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} ← {self.source_id}"


class PageEvent(AppendOnly):
    """One line of a page's history: who did what to which text, and why."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("submitted for approval")
        APPROVED = "approved", _("approved")
        RETURNED = "returned", _("returned")
        CLEARED = "cleared", _("cleared for release")
        OVERRIDDEN = "overridden", _("cleared by override")
        SCHEDULED = "scheduled", _("scheduled")
        UNSCHEDULED = "unscheduled", _("taken off the schedule")
        REFUSED = "refused", _("release refused")
        PUBLISHED = "published", _("published")
        UPDATED = "updated", _("updated")
        CORRECTED = "corrected", _("corrected")
        WITHDRAWN = "withdrawn", _("withdrawn")
        EXPIRED = "expired", _("expired")
        DELETED = "deleted", _("deleted")
        SENT_BACK = "sent_back", _("sent back before release")
        MARKED_HOT = "marked_hot", _("marked as hot news")
        SMALL_CHANGE = "small_change", _("small correction of the Vietnamese text")
        NOT_SMALL = "not_small", _("no small correction after all")
        HANDED_OVER = "handed_over", _("given to another agency")

    page = PageReference(verbose_name=_("page"))
    kind = models.CharField(_("what"), max_length=15, choices=Kind)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = _person(_("by"))
    as_deputy = models.BooleanField(_("as deputy"), default=False)
    digest = models.CharField(_("digest"), max_length=64, blank=True)
    clearance = models.ForeignKey(
        Clearance, verbose_name=_("clearance"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    remark = models.TextField(_("remark"), blank=True)
    checklist = models.JSONField(_("checklist"), default=list, blank=True)
    signed_page = models.ForeignKey(
        "reference.CustomDocument",
        verbose_name=_("signed page"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    signed_by = models.CharField(_("signed by"), max_length=150, blank=True)
    # As they were then: the page may be renamed, moved or deleted later.
    title = models.CharField(_("title"), max_length=255)
    url_path = models.CharField(_("address"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)

    class Meta:
        verbose_name = _("event of a page")
        verbose_name_plural = _("events of pages")
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(fields=["page", "kind", "digest"], name="page_event_by_text"),
            models.Index(fields=["url_path", "kind"], name="page_event_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_kind_display()}"


class FileUse(models.Model):
    """A live page shows or links to a file; written and removed by what publishes and withdraws."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="file_uses")
    kind = models.CharField(max_length=10)
    file_id = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("use of a file")
        verbose_name_plural = _("uses of files")
        constraints = [models.UniqueConstraint(fields=["page", "kind", "file_id"], name="file_use_once_per_page")]
        indexes = [models.Index(fields=["kind", "file_id"], name="file_use_by_file")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.kind} {self.file_id}"


class FactUse(models.Model):
    """A live page shows a fact; written and removed with the page's files."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="fact_uses")
    kind = models.CharField(max_length=40, help_text="name of the fact's model")
    fact_id = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("use of a fact")
        verbose_name_plural = _("uses of facts")
        constraints = [models.UniqueConstraint(fields=["page", "kind", "fact_id"], name="fact_use_once_per_page")]
        indexes = [models.Index(fields=["kind", "fact_id"], name="fact_use_by_fact")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.kind} {self.fact_id}"


class RefusedRelease(models.Model):
    """A due release that the gate refused: it keeps its date and waits for people."""

    revision = models.OneToOneField("wagtailcore.Revision", on_delete=models.CASCADE, related_name="refused_release")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="refused_releases")
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("refused release")
        verbose_name_plural = _("refused releases")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.reason[:60]}"
