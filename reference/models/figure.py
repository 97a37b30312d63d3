"""Key figures of the province."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reference.models.base import Fact, Owned, Sourced


class KeyFigure(Sourced, Owned, Fact):
    """One number with its unit, period and source, shown in every language from this row."""

    label = models.CharField(_("label"), max_length=200)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=6)
    unit = models.CharField(_("unit"), max_length=60, blank=True, default="")
    decimals = models.PositiveSmallIntegerField(
        _("decimal places shown"), default=0, validators=[MaxValueValidator(6, _("At most 6 decimal places."))]
    )
    period = models.CharField(_("period"), max_length=100, blank=True, default="")
    note = models.TextField(_("note"), blank=True, default="")
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the home page; the smallest comes first.")
    )

    class Meta:
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decimals__lte=6),
                name="keyfigure_decimals_at_most_6",
                violation_error_message=_("At most 6 decimal places."),
            )
        ]

    @property
    def vietnamese(self) -> str:
        return self.label_vi or ""

    @property
    def rounded(self) -> Decimal:
        """The value with as many decimal places as are shown."""
        return round(self.value, self.decimals)
