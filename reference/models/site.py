"""What industrial parks and clusters have in common: fields, limits and the list of figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from cms import languages
from reference.localized import localized
from reference.models.base import Fact, Owned, Sourced
from reference.models.contact import Contact
from reference.models.place_on_map import PlaceOnMap
from reference.models.site_figures import FIGURES, Figure, FigureSpec

NOT_NEGATIVE = MinValueValidator(0, _("This can't be below zero."))
NOT_NEGATIVE_FIELDS = tuple(spec.field for spec in FIGURES if spec.is_amount)


def _amount(label: str, decimal_places: int = 2, help_text: str = "") -> models.DecimalField:
    return models.DecimalField(
        label,
        max_digits=14,
        decimal_places=decimal_places,
        null=True,
        blank=True,
        validators=[NOT_NEGATIVE],
        help_text=help_text,
    )


def _count(label: str, help_text: str = "") -> models.PositiveIntegerField:
    return models.PositiveIntegerField(label, null=True, blank=True, help_text=help_text)


def _at_most(lower: str, upper: str) -> Q:
    return Q(**{f"{lower}__isnull": True}) | Q(**{f"{upper}__isnull": True}) | Q(**{f"{lower}__lte": F(upper)})


def _amounts_not_negative() -> Q:
    condition = Q()
    for name in NOT_NEGATIVE_FIELDS:
        condition &= Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0})
    return condition


class IndustrialSite(PlaceOnMap, Contact, Sourced, Owned, Fact, ClusterableModel):
    """Ground for factories. Prices are in US dollars without tax unless the source line says otherwise."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        BUILDING = "building", _("under construction")
        OPERATING = "operating", _("operating")

    class WageRegion(models.IntegerChoices):
        """Regions of the minimum wage, from the highest wage to the lowest (Labour Code 2019, article 91)."""

        I = 1, _("Region I")  # noqa: E741 - the regions are officially named I to IV
        II = 2, _("Region II")
        III = 3, _("Region III")
        IV = 4, _("Region IV")

    FIGURES: ClassVar[tuple[FigureSpec, ...]] = FIGURES

    name = models.CharField(_("name"), max_length=255)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    developer = models.CharField(_("developer"), max_length=255, blank=True, default="")
    summary = models.TextField(_("summary"), blank=True, default="", help_text=_("One sentence."))
    address = models.CharField(_("address"), max_length=255, blank=True, default="")
    unit = models.ForeignKey(
        "reference.AdministrativeUnit",
        verbose_name=_("administrative unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )

    area_ha = _amount(_("area (ha)"))
    leasable_ha = _amount(_("leasable area (ha)"))
    occupancy_percent = models.DecimalField(
        _("occupancy (%)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[NOT_NEGATIVE, MaxValueValidator(100, _("Occupancy is a percentage from 0 to 100."))],
    )
    plot_min_ha = _amount(_("smallest plot (ha)"))
    plot_max_ha = _amount(_("largest plot (ha)"))
    factory_area_m2 = _amount(_("ready-built factories (m²)"))
    factory_rent_usd = _amount(_("rent of a ready-built factory (USD/m²/month)"))
    land_rent_usd = _amount(_("land rental price (USD/m² for the whole term)"))
    land_rent_term_years = _count(_("term of the land lease (years)"))
    land_rent_until = models.DateField(_("land lease until"), null=True, blank=True)
    management_fee_usd = _amount(_("management fee (USD/m²/year)"), decimal_places=3)
    operation_until = models.DateField(_("operation until"), null=True, blank=True)

    power = models.TextField(_("power supply"), blank=True, default="")
    power_price_usd = _amount(_("price of power (USD/kWh)"), decimal_places=4)
    water_capacity_m3 = _count(_("water supply (m³/day)"))
    water_price_usd = _amount(_("price of water (USD/m³)"), decimal_places=3)
    wastewater_capacity_m3 = _count(_("wastewater treatment (m³/day)"))
    wastewater_price_usd = _amount(_("price of wastewater treatment (USD/m³)"), decimal_places=3)

    wage_region = models.PositiveSmallIntegerField(
        _("minimum-wage region"), choices=WageRegion.choices, null=True, blank=True
    )
    labour = models.TextField(_("labour"), blank=True, default="")
    sectors = models.TextField(_("sectors"), blank=True, default="")
    bonded_warehouse = models.BooleanField(_("bonded warehouse"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["name_vi"]
        constraints = [
            *PlaceOnMap.Meta.constraints,
            models.CheckConstraint(
                condition=Q(occupancy_percent__isnull=True)
                | (Q(occupancy_percent__gte=0) & Q(occupancy_percent__lte=100)),
                name="%(class)s_occupancy_0_to_100",
                violation_error_message=_("Occupancy is a percentage from 0 to 100."),
            ),
            models.CheckConstraint(
                condition=_at_most("leasable_ha", "area_ha"),
                name="%(class)s_leasable_within_area",
                violation_error_message=_("The leasable area is larger than the area. Correct one of them."),
            ),
            models.CheckConstraint(
                condition=_at_most("plot_min_ha", "plot_max_ha"),
                name="%(class)s_plots_in_order",
                violation_error_message=_("The smallest plot is larger than the largest. Correct one of them."),
            ),
            models.CheckConstraint(
                condition=_amounts_not_negative(),
                name="%(class)s_amounts_not_negative",
                violation_error_message=_("Areas, capacities and prices can't be below zero."),
            ),
            models.CheckConstraint(
                condition=Q(wage_region__isnull=True) | Q(wage_region__in=[1, 2, 3, 4]),
                name="%(class)s_wage_region_1_to_4",
                violation_error_message=_("The minimum-wage region is a number from 1 to 4."),
            ),
        ]

    def figures(self, code: str = languages.SOURCE) -> list[Figure]:
        """The filled figures in the order of the register; sources read in the language. At most one query."""
        own = {row.field: row for row in self.figure_sources.all()}
        filled = [spec for spec in self.FIGURES if getattr(self, spec.field) is not None]
        return [self._figure(spec, own.get(spec.field, self), code) for spec in filled]

    @property
    def free_ha(self) -> Decimal | None:
        """What is left to lease, reckoned from leasable area and occupancy; None when one of them is not known."""
        if self.leasable_ha is None or self.occupancy_percent is None:
            return None
        return round(self.leasable_ha * (100 - self.occupancy_percent) / 100, 1)

    def distance_to(self, to: str) -> Any:
        """The row of the way there, or None."""
        return next((row for row in self.distances.all() if row.to == to), None)

    def as_of_figure(self, field: str) -> date | None:
        """The day of one figure: its own, else the row's."""
        return next((row.as_of for row in self.figure_sources.all() if row.field == field), self.as_of)

    def _figure(self, spec: FigureSpec, origin: Sourced, code: str) -> Figure:
        return Figure(
            field=spec.field,
            label=self._meta.get_field(spec.field).verbose_name,
            value=getattr(self, spec.field),
            unit=spec.unit,
            source=localized(origin, "source", code),
            source_url=origin.source_url,
            as_of=origin.as_of,
        )
