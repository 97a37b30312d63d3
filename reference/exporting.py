"""Writes facts as CSV or XLSX in the form that `reference.importing` reads again."""

from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from reference.import_columns import importable_fields

BYTE_ORDER_MARK = "\ufeff"  # makes Excel read the file as UTF-8
# A cell that begins with one of these is a formula to a spreadsheet program (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
TEXT_MARK = "'"  # a cell that begins so is text; the importer takes the mark off again


class UnknownFormatError(ValueError):
    """The file's name ends neither in .csv nor in .xlsx."""


def columns(model: type[models.Model]) -> list[str]:
    return [field.name for field in importable_fields(model)]


def row(obj: models.Model) -> dict[str, Any]:
    """The row's values by column; other rows are named by their code."""
    return {field.name: _value(obj, field) for field in importable_fields(type(obj))}


def _value(obj: models.Model, field: models.Field) -> Any:
    if isinstance(field, models.ManyToManyField):
        return " ".join(sorted(getattr(target, target.import_key) for target in getattr(obj, field.name).all()))
    value = getattr(obj, field.name)
    if isinstance(value, models.Model):
        return getattr(value, value.import_key)
    if isinstance(value, list):
        return " ".join(value)
    return value


def csv_cell(value: Any) -> str:
    """Text of a cell: numbers with a point and never three decimal places, which could be read as thousands."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return _unambiguous(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    text = str(value)
    return f"{TEXT_MARK}{text}" if isinstance(value, str) and text.startswith(FORMULA_STARTS) else text


def _unambiguous(value: Decimal) -> str:
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def xlsx_cell(value: Any) -> Any:
    """Without control characters, which text from Word may carry and a spreadsheet refuses."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return ILLEGAL_CHARACTERS_RE.sub(" ", value)
    return "" if value is None else value


def export_facts(model: type[models.Model], path: Path) -> int:
    """Write all rows into a .csv or .xlsx file; return how many."""
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    if path.suffix.lower() not in writers:
        raise UnknownFormatError(f"{path.name} ends neither in .csv nor in .xlsx. Give the file one of these endings.")
    rows = [row(obj) for obj in with_relations(model).order_by(model.import_key)]
    writers[path.suffix.lower()](path, columns(model), rows)
    return len(rows)


def with_relations(model: type[models.Model]) -> models.QuerySet:
    """All rows, with what an export names of other rows, in a fixed number of queries."""
    foreign = [f.name for f in importable_fields(model) if isinstance(f, models.ForeignKey)]
    many = [f.name for f in importable_fields(model) if isinstance(f, models.ManyToManyField)]
    queryset = model._default_manager.prefetch_related(*many)
    return queryset.select_related(*foreign) if foreign else queryset


def _write_csv(path: Path, header: list[str], rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows({name: csv_cell(value) for name, value in row.items()} for row in rows)


def _write_xlsx(path: Path, header: list[str], rows: list[dict[str, Any]]) -> None:
    workbook = Workbook(write_only=True, iso_dates=True)
    sheet = workbook.create_sheet()
    sheet.append(header)
    for row_values in rows:
        sheet.append([_as_text(WriteOnlyCell(sheet, xlsx_cell(value))) for value in row_values.values()])
    workbook.save(path)


def _as_text(cell: WriteOnlyCell) -> WriteOnlyCell:
    if cell.data_type == "f":  # openpyxl takes any text that begins with = for a formula
        cell.data_type = "s"
    return cell
