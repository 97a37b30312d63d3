"""What an investor must do, step by step, with whom and on which law."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from reference.models.base import Dated, Fact, Owned, Sourced


class Procedure(Dated, Sourced, Owned, Fact, ClusterableModel):
    """An administrative procedure that an investor goes through."""

    name = models.CharField(_("name"), max_length=255)
    summary = models.TextField(_("summary"), blank=True, default="", help_text=_("Who needs it and what it ends with."))
    authority = models.CharField(_("competent authority"), max_length=255, blank=True, default="")
    documents = models.TextField(_("documents"), blank=True, default="", help_text=_("One document a line."))
    fee = models.CharField(_("fee"), max_length=255, blank=True, default="")
    legal_source = models.CharField(
        _("legal source"), max_length=255, blank=True, default="", help_text=_("Number, date and article of the law.")
    )
    days = models.PositiveSmallIntegerField(
        _("days in all"), null=True, blank=True, help_text=_("From the day on which the documents are complete.")
    )
    working_days = models.BooleanField(_("working days"), default=True, help_text=_("Otherwise calendar days."))
    apply_url = models.URLField(_("address for applying online"), blank=True, default="")
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order in which an investor meets them; the smallest comes first.")
    )

    class Meta(Dated.Meta):
        verbose_name = _("procedure for investors")
        verbose_name_plural = _("procedures for investors")
        ordering = ["position", "name_vi"]


class ProcedureStep(Orderable):
    """One step; `days` are part of the procedure's."""

    procedure = ParentalKey(Procedure, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("step"), max_length=255)
    text = models.TextField(_("what is done"), blank=True, default="")
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("step of a procedure")
        verbose_name_plural = _("steps of a procedure")

    def __str__(self) -> str:
        return self.title_vi or str(self.pk or "")
