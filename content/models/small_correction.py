"""An editor's word that a change of a story is only a small correction, for those who translate it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class SmallCorrection(models.Model):
    """Said of what leads from the wording `base` to the next cleared one; it lapses when that is there.

    Not kept in revisions, which autosave writes over; what is cleared does not depend on it.
    """

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="small_corrections")
    base = models.CharField(_("digest of the wording before"), max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("small correction")
        verbose_name_plural = _("small corrections")
        constraints = [models.UniqueConstraint(fields=["page", "base"], name="small_correction_said_once")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.base[:8]}"
