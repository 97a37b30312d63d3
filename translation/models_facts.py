"""Texts of facts in the other languages: which Vietnamese words each was made from, and what is being written anew."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms import languages
from content.models.clearance import AppendOnly
from reference.models.base import column_name
from reference.proposals import subjects
from translation.segments import Kind

LINE_MAX = 300  # characters; a field that takes more holds a paragraph
Key = tuple[str, int, str, str]


class FactText(models.Model):
    """One field of a fact in one language, of those that say something in Vietnamese.

    It stands in the workbench as a segment does and has the same names for the same things. What visitors read is in
    the fact's own column, and comes there by a confirmed proposal only; `stands` is what was found there last.
    """

    class State(models.TextChoices):
        EMPTY = "empty", _("empty")
        TRANSLATED = "translated", _("translated")
        APPROVED = "approved", pgettext_lazy("segment", "approved")
        STALE = "stale", _("needs updating")

    fact_kind = models.CharField(_("kind"), max_length=40, help_text="name of the row's model")
    fact_id = models.PositiveBigIntegerField()
    word = models.CharField(_("field"), max_length=60, help_text="without its language, such as name")
    language = models.CharField(_("language"), max_length=12)
    source = models.TextField(_("source"), help_text="the Vietnamese words that the text is made from")
    source_digest = models.CharField(_("digest of the source"), max_length=64)
    previous_source = models.TextField(_("source before"), blank=True, default="")
    stands = models.TextField(_("confirmed text"), blank=True, default="")
    target = models.TextField(_("target"), blank=True, default="")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.EMPTY)
    change_kind = models.CharField(_("what changed"), max_length=10, blank=True, default="")
    origin = models.CharField(_("origin"), max_length=60, blank=True, default="")
    version = models.PositiveIntegerField(_("version"), default=0, help_text="grows with each save")
    open_since = models.DateTimeField(_("open since"), default=timezone.now)
    changed_at = models.DateTimeField(_("source changed at"), null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="who wrote what is not confirmed yet",
    )
    aside = models.JSONField(_("findings set aside"), default=list, blank=True)

    class Meta:
        verbose_name = _("text of a fact")
        verbose_name_plural = _("texts of facts")
        ordering = ["fact_kind", "fact_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["fact_kind", "fact_id", "word", "language"], name="fact_text_once"),
            models.CheckConstraint(condition=~Q(state="empty") | Q(target=""), name="fact_text_empty_has_no_target"),
            models.CheckConstraint(condition=Q(state="empty") | ~Q(target=""), name="fact_text_has_a_target"),
        ]
        indexes = [models.Index(fields=["language", "state", "fact_kind"], name="fact_text_open")]

    def __str__(self) -> str:
        return f"{self.fact_kind} {self.fact_id} {self.column}"

    @property
    def key(self) -> Key:
        return self.fact_kind, self.fact_id, self.word, self.language

    @property
    def column(self) -> str:
        """Where the text stands in the fact's row, such as `name_zh_hans`."""
        return column_name(self.word, languages.get(self.language))

    @property
    def field(self) -> models.Field:
        return subjects.subject_models()[self.fact_kind]._meta.get_field(self.column)

    # What the workbench calls these of a segment:

    position = property(lambda self: self.pk)
    path = property(lambda self: self.word)
    is_locked = False
    number: int | None = None  # on the screen
    waits_in: int | None = None  # a proposal
    score: int | None = None
    pivot = previous_pivot = ""

    @property
    def kind(self) -> Kind:
        limit = self.field.max_length
        return Kind.PARAGRAPH if limit is None or limit > LINE_MAX else Kind.LABEL

    def get_kind_display(self) -> str:
        """What the field is called, such as “name”."""
        model = subjects.subject_models()[self.fact_kind]
        return capfirst(str(model._meta.get_field(self.word).verbose_name))


class FactTextChange(AppendOnly):
    """One save of a fact's text in the workbench; outlives it."""

    fact_kind = models.CharField(max_length=40)
    fact_id = models.PositiveBigIntegerField()
    word = models.CharField(max_length=60)
    language = models.CharField(max_length=12)
    source = models.TextField()
    target = models.TextField(blank=True)
    state = models.CharField(max_length=10)
    origin = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    # Of a segment's change; nothing here comes from a machine or out of a review.
    suggested_by = ""
    as_reviewer = False

    class Meta:
        verbose_name = _("change of a fact's text")
        verbose_name_plural = _("changes of facts' texts")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["fact_kind", "fact_id", "word", "language"], name="fact_text_change_of")]

    def __str__(self) -> str:
        return f"{self.fact_kind} {self.fact_id} {self.word} {self.language}"

    @classmethod
    def of(cls, text: FactText, by: Any, origin: str = "") -> FactTextChange:
        """How the text stands now."""
        kind, pk, word, language = text.key
        told = {"source": text.source, "target": text.target, "state": text.state, "origin": origin or text.origin}
        return cls(fact_kind=kind, fact_id=pk, word=word, language=language, by=by, **told)
