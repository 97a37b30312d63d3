"""Headings below which the many fields of an industrial park or cluster stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from reference.panels import Section

SITE_SECTIONS = (
    Section(_("Identity"), ("code", "state", "agency", "unit", "latitude", "longitude")),
    Section(_("Land"), ("area_ha", "leasable_ha", "occupancy_percent", "plot_min_ha", "plot_max_ha")),
    Section(
        _("Prices and terms"),
        (
            "land_rent_usd",
            "land_rent_term_years",
            "land_rent_until",
            "management_fee_usd",
            "factory_area_m2",
            "factory_rent_usd",
            "operation_until",
        ),
    ),
    Section(
        _("Power, water, labour"),
        (
            "power_price_usd",
            "water_capacity_m3",
            "water_price_usd",
            "wastewater_capacity_m3",
            "wastewater_price_usd",
            "wage_region",
            "bonded_warehouse",
        ),
    ),
    Section(_("Contact"), ("contact_name", "contact_phone", "contact_email", "contact_languages")),
    Section(_("Source of the figures"), ("source_url", "as_of")),
)
