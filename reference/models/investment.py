"""What investors ask for: parks, clusters, projects, incentives, trade agreements."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from reference.models.base import Dated, DatedQuerySet, Fact, Owned, Sourced
from reference.models.contact import Contact
from reference.models.site import NOT_NEGATIVE, IndustrialSite
from reference.models.site_children import FigureSource, SiteDistance, SiteTenant


class IndustrialPark(IndustrialSite):
    """An industrial park (khu công nghiệp)."""

    class Meta(IndustrialSite.Meta):
        verbose_name = _("industrial park")
        verbose_name_plural = _("industrial parks")


class IndustrialCluster(IndustrialSite):
    """An industrial cluster (cụm công nghiệp): smaller, under other rules (Decree 32/2024)."""

    class Meta(IndustrialSite.Meta):
        verbose_name = _("industrial cluster")
        verbose_name_plural = _("industrial clusters")


def _once_per_site(field: str, name: str, message: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=["site", field], name=name, violation_error_message=message)


class ParkDistance(SiteDistance):
    site = ParentalKey(IndustrialPark, on_delete=models.CASCADE, related_name="distances")

    class Meta(SiteDistance.Meta):
        pass


class ParkTenant(SiteTenant):
    site = ParentalKey(IndustrialPark, on_delete=models.CASCADE, related_name="tenants")

    class Meta(SiteTenant.Meta):
        constraints = [_once_per_site("country", "parktenant_country_once", _("This country is listed already."))]


class ParkFigureSource(FigureSource):
    site = ParentalKey(IndustrialPark, on_delete=models.CASCADE, related_name="figure_sources")

    class Meta(FigureSource.Meta):
        constraints = [_once_per_site("field", "parkfiguresource_field_once", _("This figure has a source already."))]


class ClusterDistance(SiteDistance):
    site = ParentalKey(IndustrialCluster, on_delete=models.CASCADE, related_name="distances")

    class Meta(SiteDistance.Meta):
        pass


class ClusterTenant(SiteTenant):
    site = ParentalKey(IndustrialCluster, on_delete=models.CASCADE, related_name="tenants")

    class Meta(SiteTenant.Meta):
        constraints = [_once_per_site("country", "clustertenant_country_once", _("This country is listed already."))]


class ClusterFigureSource(FigureSource):
    site = ParentalKey(IndustrialCluster, on_delete=models.CASCADE, related_name="figure_sources")

    class Meta(FigureSource.Meta):
        constraints = [
            _once_per_site("field", "clusterfiguresource_field_once", _("This figure has a source already."))
        ]


class InvestmentProject(Contact, Sourced, Owned, Fact):
    """A project that calls for investors."""

    shown_with = ("park", "unit")  # facts whose names visitors read together with this one's

    class Status(models.TextChoices):
        OPEN = "open", _("calling for investment")
        CLOSED = "closed", _("closed")

    name = models.CharField(_("name"), max_length=255)
    sector = models.CharField(_("sector"), max_length=255, blank=True, default="")
    summary = models.TextField(_("summary"), blank=True, default="", help_text=_("One sentence."))
    form = models.CharField(_("form of investment"), max_length=255, blank=True, default="")
    status = models.CharField(_("status"), max_length=6, choices=Status.choices, default=Status.OPEN)
    park = models.ForeignKey(
        IndustrialPark,
        verbose_name=_("industrial park"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="projects",
    )
    unit = models.ForeignKey(
        "reference.AdministrativeUnit",
        verbose_name=_("administrative unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="projects",
    )
    capital_musd = models.DecimalField(
        _("capital (million USD)"), max_digits=12, decimal_places=3, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    area_ha = models.DecimalField(
        _("area (ha)"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )

    class Meta:
        verbose_name = _("project calling for investment")
        verbose_name_plural = _("projects calling for investment")
        ordering = ["name_vi"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(capital_musd__isnull=True) | Q(capital_musd__gte=0))
                & (Q(area_ha__isnull=True) | Q(area_ha__gte=0)),
                name="investmentproject_amounts_not_negative",
                violation_error_message=_("Capital and area can't be below zero."),
            )
        ]


class IncentiveQuerySet(DatedQuerySet):
    """Incentives by the day on which they hold."""

    def in_force_on(self, day: date) -> models.QuerySet:
        return self.valid_on(day)


class Incentive(Dated, Sourced, Owned, Fact):
    """A relief or support that the law grants."""

    name = models.CharField(_("name"), max_length=255)
    summary = models.TextField(_("summary"), blank=True, default="")
    legal_source = models.CharField(
        _("legal source"), max_length=255, blank=True, default="", help_text=_("Number, date and article of the law.")
    )
    parks = models.ManyToManyField(
        IndustrialPark,
        verbose_name=_("industrial parks"),
        blank=True,
        related_name="incentives",
        help_text=_("None chosen: the incentive is not bound to a park."),
    )

    objects = IncentiveQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("incentive")
        verbose_name_plural = _("incentives")
        ordering = ["name_vi"]


class TradeAgreement(Sourced, Owned, Fact):
    """A free trade agreement that Vietnam is party to."""

    name = models.CharField(_("name"), max_length=255)
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True, default="")
    partners = models.TextField(_("partners"), blank=True, default="")
    in_force = models.DateField(_("in force since"), null=True, blank=True, help_text=_("Empty: not yet in force."))

    class Meta:
        verbose_name = _("trade agreement")
        verbose_name_plural = _("trade agreements")
        ordering = ["name_vi"]
