"""How an office writes a language: its style guide, one text per language."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

TEXT_MAX = 20_000  # characters


class LanguageGuide(models.Model):
    """The office's own text; where there is none, the one that comes with the product is shown."""

    language = models.CharField(_("language"), max_length=12)
    text = models.TextField(_("text"), max_length=TEXT_MAX)
    version = models.PositiveIntegerField(_("version"), default=1, help_text="grows with each save")
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("style guide")
        verbose_name_plural = _("style guides")
        constraints = [
            models.UniqueConstraint(fields=["language"], name="language_guide_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="language_guide_has_a_text"),
        ]

    def __str__(self) -> str:
        return self.language
