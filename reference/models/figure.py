"""Key figures of the province."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from reference.models.base import Fact, Owned, Sourced


class KeyFigure(Sourced, Owned, Fact, ClusterableModel):
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
    for_investors = models.BooleanField(
        _("shown to investors"),
        default=False,
        help_text=_("It stands on the page “Why here”; with values of several years it is drawn there as a chart."),
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


class KeyFigureYear(Orderable):
    """The figure's value of one year, in the same unit and from the same source."""

    figure = ParentalKey(KeyFigure, on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1900), MaxValueValidator(2200)], help_text=_("Such as 2024.")
    )
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=6)

    class Meta(Orderable.Meta):
        verbose_name = _("value of a year")
        verbose_name_plural = _("values of single years")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "year"],
                name="keyfigureyear_year_once",
                violation_error_message=_("This year is listed already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"
