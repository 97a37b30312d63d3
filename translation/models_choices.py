"""What a language shows instead of the source's pictures and documents."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Choice(models.Model):
    """One place of the source (see places.py) at which this language has another picture or document."""

    translation = models.ForeignKey("translation.Translation", on_delete=models.CASCADE, related_name="choices")
    place = models.CharField(_("place"), max_length=300)
    image = models.ForeignKey(
        "reference.CustomImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    document = models.ForeignKey(
        "reference.CustomDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), auto_now=True)

    class Meta:
        verbose_name = _("other picture or document")
        verbose_name_plural = _("other pictures and documents")
        constraints = [
            models.UniqueConstraint(fields=["translation", "place"], name="choice_once_per_place"),
            models.CheckConstraint(
                condition=Q(image=None, document__isnull=False) | Q(image__isnull=False, document=None),
                name="choice_of_exactly_one_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.image_id or self.document_id}"

    @property
    def file_id(self) -> int:
        return self.image_id or self.document_id
