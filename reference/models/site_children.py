"""Rows that belong to an industrial park or cluster: distances, tenants, sources of single figures."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable

from reference.models.base import Sourced
from reference.models.site import NOT_NEGATIVE, IndustrialSite
from reference.models.site_figures import FIGURES


class SiteDistance(Orderable):
    """How far it is by road."""

    class To(models.TextChoices):
        HANOI = "hanoi", _("centre of Hanoi")
        NOI_BAI = "noi_bai", _("Nội Bài airport")
        HAI_PHONG_PORT = "hai_phong_port", _("Hải Phòng port")
        BORDER = "border", _("Chinese border")
        OTHER = "other", _("another place")

    to = models.CharField(_("to"), max_length=20, choices=To.choices)
    label = models.CharField(
        _("name of the place"), max_length=120, blank=True, default="", help_text=_("Only for another place.")
    )
    km = models.DecimalField(_("kilometres"), max_digits=6, decimal_places=1, validators=[NOT_NEGATIVE])
    minutes = models.PositiveSmallIntegerField(_("minutes by car"), null=True, blank=True)

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("distance")
        verbose_name_plural = _("distances")
        constraints = [
            models.CheckConstraint(
                condition=Q(km__gte=0),
                name="%(class)s_km_not_negative",
                violation_error_message=_("A distance can't be below zero."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.label_vi or self.get_to_display()}: {self.km} km"

    def clean(self) -> None:
        super().clean()
        if self.to == self.To.OTHER and not self.label_vi:
            raise ValidationError({"label_vi": _("Name the other place in Vietnamese.")})


class SiteTenant(Orderable):
    """How many tenants come from a country."""

    country = models.CharField(
        _("country"),
        max_length=2,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters after ISO 3166-1, such as JP."))],
        help_text=_("Two capital letters after ISO 3166-1, such as JP."),
    )
    count = models.PositiveIntegerField(_("number of tenants"))

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("tenants by country")
        verbose_name_plural = _("tenants by country")

    def __str__(self) -> str:
        return f"{self.country}: {self.count}"


def figure_choices() -> list[tuple[str, str]]:
    """Figures that may have a source of their own. A function, so that migrations keep no list."""
    return [(spec.field, IndustrialSite._meta.get_field(spec.field).verbose_name) for spec in FIGURES]


class FigureSource(Sourced, Orderable):
    """Source and day of one figure, where they differ from the row's."""

    field = models.CharField(_("figure"), max_length=40, choices=figure_choices)

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("source of a figure")
        verbose_name_plural = _("sources of single figures")

    def __str__(self) -> str:
        return self.get_field_display()
