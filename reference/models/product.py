"""Crafts, dishes and produce of the province, each with its season."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from reference.models.base import Fact, Owned, Sourced
from reference.models.season import Seasonal


class Product(Seasonal, Owned, Sourced, Fact):
    """What the province makes, cooks or grows."""

    class Kind(models.TextChoices):
        CRAFT = "craft", _("handicraft")
        FOOD = "food", _("dish")
        PRODUCE = "produce", _("farm produce")

    name = models.CharField(_("name"), max_length=255)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    summary = models.TextField(_("summary"), blank=True, default="", help_text=_("One or two sentences."))
    season = models.CharField(_("season in words"), max_length=255, blank=True, default="")
    place = models.ForeignKey(
        "reference.Place",
        verbose_name=_("place of origin"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
    )

    class Meta(Seasonal.Meta):
        verbose_name = _("local product")
        verbose_name_plural = _("local products")
        ordering = ["name_vi"]
