"""Cells of an import file."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from reference.cells import BadCellError, cell_text, parse_cell
from reference.exporting import csv_cell
from reference.models import Agency, IndustrialPark, Place

AREA = IndustrialPark._meta.get_field("area_ha")
LATITUDE = IndustrialPark._meta.get_field("latitude")


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1234", "1234"),
        ("1234.5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,8", "1234567.8"),
        ("0,125", "0.125"),
        ("1.2340", "1.234"),
        ("-12,5", "-12.5"),
        (12, "12"),
        (0.1, "0.1"),
        (143.0, "143"),
        (Decimal("5.50"), "5.5"),
    ],
)
def test_clear_numbers_are_read(cell, number):
    assert parse_cell(AREA, cell) == Decimal(number)


@pytest.mark.parametrize("cell", ["1.234", "1,234", "12.345", "-1.234", "1 234", "1.23.4", "1,2,3", "NaN", "1e5", "ha"])
def test_unclear_numbers_are_refused(cell):
    with pytest.raises(BadCellError):
        parse_cell(AREA, cell)


def test_three_decimals_are_clear_where_thousands_can_not_be():
    assert parse_cell(LATITUDE, "20,812") == Decimal("20.812")


@pytest.mark.parametrize("cell", ["2024-06-30", "30/06/2024", "30/6/2024", date(2024, 6, 30), datetime(2024, 6, 30)])
def test_days_are_read(cell):
    assert parse_cell(Agency._meta.get_field("valid_to"), cell) == date(2024, 6, 30)


@pytest.mark.parametrize(("cell", "value"), [("có", True), ("Không", False), ("YES", True), (0, False), (True, True)])
def test_yes_and_no_are_read(cell, value):
    assert parse_cell(IndustrialPark._meta.get_field("bonded_warehouse"), cell) is value


@pytest.mark.parametrize("cell", ["ja zh-hans", "ja,zh-hans", "ja; zh-hans"])
def test_languages_are_a_list(cell):
    assert parse_cell(Place._meta.get_field("guide_languages"), cell) == ["ja", "zh-hans"]


@pytest.mark.parametrize("text", ["=1+1", "+84 221 000 000", "-", "@x", "Sở Tài chính", "財政局", "l'été"])
def test_exported_text_is_no_formula_and_comes_back(text):
    cell = csv_cell(text)
    assert not cell.startswith(("=", "+", "-", "@"))
    assert cell_text(cell) == text


@pytest.mark.parametrize("number", ["12.500", "0.123", "1.2", "1234.567", "-20.812", "5", "0"])
def test_an_exported_number_is_never_ambiguous(number):
    assert parse_cell(AREA, csv_cell(Decimal(number))) == Decimal(number)
