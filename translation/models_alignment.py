"""Two texts that a person is laying side by side: kept from the upload until everything is taken."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Alignment(models.Model):
    """A draft of its maker; without a translation it goes into the memory. Rows as in aligning/table.py."""

    translation = models.ForeignKey(
        "translation.Translation",
        verbose_name=_("translation"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="alignments",
    )
    language = models.CharField(_("language"), max_length=12)
    name = models.CharField(_("name of the file"), max_length=200)
    rows = models.JSONField(_("rows"), default=list)
    version = models.PositiveIntegerField(_("version"), default=0, help_text=_("grows with each change"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("alignment")
        verbose_name_plural = _("alignments")
        ordering = ["-made_at"]
        constraints = [
            # The words stand in the translation or the memory then, and nowhere else.
            models.CheckConstraint(
                condition=models.Q(finished_at=None) | models.Q(rows=[]), name="alignment_finished_holds_no_words"
            ),
        ]

    def __str__(self) -> str:
        return self.name
