"""The report as a workbook: the tables, every cell of the cube, the plan's tasks, and the lines themselves."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from reporting import labels as words
from reporting import report, tasks
from reporting.export.text import clean
from reporting.report import Report
from reporting.scope import Scope

Absolute = Callable[[str], str]
BOLD = Font(bold=True)
DAY_FORMAT = "DD/MM/YYYY"
NAME_WIDTH, NUMBER_WIDTH, TITLE_WIDTH = 48, 16, 60  # characters
SHEET_NAME_LENGTH = 31  # Excel's limit


def of(scope: Scope, absolute: Absolute) -> bytes:
    """The report, counted now, in the language of the screens; `absolute` makes an address of a path of this site."""
    return _write(report.make(scope), absolute)


def _write(made: Report, absolute: Absolute) -> bytes:
    workbook = Workbook(write_only=True)
    _tables(workbook, made)
    _cells(workbook, made)
    if made.tasks is not None:
        _tasks(workbook, made)
    _lines(workbook, made, absolute)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _tables(workbook: Workbook, made: Report) -> None:
    sheet = _sheet(workbook, _("Tables"), [NAME_WIDTH, *[NUMBER_WIDTH] * 14])
    for line in _about(made):
        _add(sheet, [line], bold=True)
    for table in made.tables:
        _add(sheet, [])
        _add(sheet, [table.title], bold=True)
        _add(sheet, [table.corner, *table.heads], bold=True)
        for row in table.rows:
            _add(sheet, [row.head, *(number.count for number in row.numbers)])
        _add(sheet, [table.total.head, *(number.count for number in table.total.numbers)], bold=True)


def _about(made: Report) -> list[str]:
    lines = [
        _("Report on external information"),
        made.office,
        made.scope.period.full_name,
        made.whose,
        words.language(made.scope.language),
        _("Figures as of %(moment)s") % {"moment": made.made},
    ]
    return [line for line in lines if line]


def _cells(workbook: Workbook, made: Report) -> None:
    """One row per cell that is not empty, for tables of one's own."""
    heads = [_("What"), _("Agency"), _("Language"), _("Type"), _("Channel"), _("Receipt"), _("Number")]
    sheet = _sheet(workbook, _("Figures"), [30, NAME_WIDTH, 14, 24, 24, 24, 10])
    _head(sheet, heads)
    for cell, count in sorted(made.cube.cells.items(), key=lambda pair: str(pair[0])):
        _add(sheet, [*_named(made, cell), count])


def _named(made: Report, cell: Any) -> list[str]:
    return [
        words.what(cell.what),
        made.labels.roster.name(cell.agency),
        words.language(cell.language),
        words.type_name(cell.type),
        made.labels.channel(cell.channel),
        words.receipt(cell.receipt),
    ]


def _tasks(workbook: Workbook, made: Report) -> None:
    sheet = _sheet(workbook, _("Tasks of the plan"), [12, TITLE_WIDTH, NAME_WIDTH, 12, 12, 16])
    _head(sheet, tasks.heads())
    for line in made.tasks or ():
        _add(sheet, [line.code, line.text, line.agency, *(number.count for number in line.numbers)])


def _lines(workbook: Workbook, made: Report, absolute: Absolute) -> None:
    sheet = _sheet(workbook, _("Records"), [12, TITLE_WIDTH, 30, NAME_WIDTH, 14, 24, 24, 24, 30, 50, 18])
    _head(
        sheet,
        [
            _("Day"), _("Title"), _("What"), _("Agency"), _("Language"), _("Type"), _("Channel"), _("Receipt"),
            _("Outlet or place"), _("Address"), _("Record"),
        ],
    )  # fmt: skip
    for entry in made.entries:
        what, _agency, *named = _named(made, entry.cell)
        agency = made.labels.roster.name(entry.agency)
        address = absolute(entry.address) if entry.address else ""
        _add(sheet, [entry.day, entry.title, what, agency, *named, entry.place, address, entry.record])


def _sheet(workbook: Workbook, name: str, widths: Sequence[int]) -> Any:
    """Widths must stand before the first row: the workbook is written as it comes."""
    sheet = workbook.create_sheet(name[:SHEET_NAME_LENGTH])
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    return sheet


def _head(sheet: Any, heads: Sequence[str]) -> None:
    sheet.freeze_panes = "A2"
    _add(sheet, heads, bold=True)


def _add(sheet: Any, values: Iterable[Any], *, bold: bool = False) -> None:
    cells = [_cell(sheet, value) for value in values]
    sheet.append([_bold(sheet, cell) for cell in cells] if bold else cells)


def _cell(sheet: Any, value: Any) -> Any:
    """Numbers as numbers, days as days, text as text. A value that needs no cell of its own is written much faster."""
    if isinstance(value, str):
        return _text(sheet, clean(value))
    if isinstance(value, dt.date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = DAY_FORMAT
        return cell
    return value


def _text(sheet: Any, text: str) -> Any:
    """openpyxl takes what begins with = for a formula and what looks like #N/A for an error."""
    if not text.startswith(("=", "#")):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _bold(sheet: Any, value: Any) -> Cell:
    cell = value if isinstance(value, Cell) else WriteOnlyCell(sheet, value)
    cell.font = BOLD
    return cell
