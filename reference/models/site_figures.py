"""The figures of an industrial park or cluster: which there are, in which unit, and one of them with its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from reference.localized import LocalizedText


class Unit(StrEnum):
    """Codes that templates turn into words in the reader's language."""

    HECTARE = "ha"
    PERCENT = "percent"
    SQUARE_METRE = "m2"
    USD_PER_M2_MONTH = "usd_m2_month"
    USD_PER_M2_YEAR = "usd_m2_year"
    USD_PER_M2_TERM = "usd_m2_term"
    USD_PER_KWH = "usd_kwh"
    USD_PER_M3 = "usd_m3"
    M3_PER_DAY = "m3_day"
    YEAR = "year"
    DATE = "date"
    REGION = "region"


@dataclass(frozen=True)
class FigureSpec:
    """A column that is a figure."""

    field: str
    unit: Unit
    is_amount: bool = True  # may not be below zero; dates and regions have rules of their own


@dataclass(frozen=True)
class Figure:
    """A filled figure with where it is from."""

    field: str
    label: str
    value: Decimal | int | date
    unit: Unit
    source: LocalizedText
    source_url: str
    as_of: date | None


FIGURES: tuple[FigureSpec, ...] = (
    FigureSpec("area_ha", Unit.HECTARE),
    FigureSpec("leasable_ha", Unit.HECTARE),
    FigureSpec("occupancy_percent", Unit.PERCENT),
    FigureSpec("plot_min_ha", Unit.HECTARE),
    FigureSpec("plot_max_ha", Unit.HECTARE),
    FigureSpec("factory_area_m2", Unit.SQUARE_METRE),
    FigureSpec("factory_rent_usd", Unit.USD_PER_M2_MONTH),
    FigureSpec("land_rent_usd", Unit.USD_PER_M2_TERM),
    FigureSpec("land_rent_term_years", Unit.YEAR),
    FigureSpec("land_rent_until", Unit.DATE, is_amount=False),
    FigureSpec("management_fee_usd", Unit.USD_PER_M2_YEAR),
    FigureSpec("operation_until", Unit.DATE, is_amount=False),
    FigureSpec("power_price_usd", Unit.USD_PER_KWH),
    FigureSpec("water_capacity_m3", Unit.M3_PER_DAY),
    FigureSpec("water_price_usd", Unit.USD_PER_M3),
    FigureSpec("wastewater_capacity_m3", Unit.M3_PER_DAY),
    FigureSpec("wastewater_price_usd", Unit.USD_PER_M3),
    FigureSpec("wage_region", Unit.REGION, is_amount=False),
)
