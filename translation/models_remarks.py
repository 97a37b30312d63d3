"""Remarks and questions on segments, and who is told of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

TEXT_MAX = 2_000  # characters


def _person(label: str, **more: Any) -> models.ForeignKey:
    options = {"on_delete": models.PROTECT, "related_name": "+", **more}
    return models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=label, **options)


@dataclass(frozen=True)
class Number:
    """Threads on one segment."""

    total: int = 0
    open: int = 0


@dataclass(frozen=True)
class RemarkCounts:
    """Threads of one translation; None stands for a segment that left the text."""

    by_segment: dict[int | None, Number] = field(default_factory=dict)
    questions: int = 0  # to the author, still open

    @property
    def total(self) -> int:
        return sum(number.total for number in self.by_segment.values())

    @property
    def open(self) -> int:
        return sum(number.open for number in self.by_segment.values())


class RemarkQuerySet(models.QuerySet):
    """Remarks; a thread is its first one."""

    def threads(self) -> RemarkQuerySet:
        return self.filter(parent=None)

    def open(self) -> RemarkQuerySet:
        return self.threads().filter(resolved_at=None)

    def waiting_for_author(self) -> RemarkQuerySet:
        return self.open().filter(is_question=True, answered_at=None)

    def with_answers(self) -> RemarkQuerySet:
        """Threads as they are shown; two queries."""
        answers = Remark.objects.select_related("by")
        return self.select_related("by", "resolved_by", "segment").prefetch_related(
            models.Prefetch("answers", queryset=answers)
        )

    def counts(self) -> RemarkCounts:
        """One query."""
        is_open = Q(resolved_at=None)
        rows = (
            self.threads()
            .order_by()
            .values("segment_id")
            .annotate(
                total=Count("pk"),
                open=Count("pk", filter=is_open),
                questions=Count("pk", filter=is_open & Q(is_question=True)),
            )
        )
        found = list(rows)
        numbers = {row["segment_id"]: Number(row["total"], row["open"]) for row in found}
        return RemarkCounts(numbers, sum(row["questions"] for row in found))


class Remark(models.Model):
    """What somebody says about a segment: the first of a thread, or an answer in one.

    The first keeps the words that it is about: the segment's row goes when its paragraph leaves the source.
    """

    translation = models.ForeignKey("translation.Translation", on_delete=models.CASCADE, related_name="remarks")
    segment = models.ForeignKey(
        "translation.Segment", null=True, blank=True, on_delete=models.SET_NULL, related_name="remarks"
    )
    source = models.TextField(_("source"), blank=True, default="")
    source_digest = models.CharField(_("digest of the source"), max_length=64, blank=True, default="")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers")
    is_question = models.BooleanField(_("question to the author"), default=False)
    text = models.TextField(_("text"), max_length=TEXT_MAX)
    by = _person(_("by"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    mentions = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("mentioned"), blank=True, related_name="mentioned_in"
    )
    answered_at = models.DateTimeField(_("answered by the author at"), null=True, blank=True)
    resolved_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    resolved_by = _person(_("settled by"), null=True, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
            models.CheckConstraint(
                condition=Q(parent=None) | Q(is_question=False, segment=None, answered_at=None, resolved_at=None),
                name="remark_answer_is_no_thread",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="remark_settled_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(is_question=True), name="remark_answered_when_asked"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def thread(self) -> Remark:
        return self.parent or self

    @property
    def waits_for_author(self) -> bool:
        return self.is_question and self.answered_at is None and self.resolved_at is None


class RemarkNotice(models.Model):
    """One person is told of one remark: on the admin's first page until they saw it, and once by mail."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("asks you")
        MENTION = "mention", _("mentions you")
        ANSWER = "answer", _("answers")

    remark = models.ForeignKey(Remark, on_delete=models.CASCADE, related_name="notices")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="remark_notices")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    seen_at = models.DateTimeField(_("seen at"), null=True, blank=True)

    class Meta:
        verbose_name = _("notice of a remark")
        verbose_name_plural = _("notices of remarks")
        constraints = [
            models.UniqueConstraint(fields=["remark", "user"], name="remark_notice_once_per_person"),
        ]
        indexes = [models.Index(fields=["user", "seen_at"], name="remark_notice_of_person")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind} {self.remark_id}"
