"""A workbook with one line per text: everything is locked but the translations, and no cell is ever a formula.

ECMA-376. The first line, hidden, names the columns for the way back, whatever language the headings are in.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from translation.exchange import labels
from translation.exchange.characters import one_line, writable
from translation.exchange.errors import ExchangeError
from translation.exchange.jobs import Job, Story, Unit
from translation.exchange.returns import Stamp

MAX_CELL = 32_767  # characters in a cell, Excel's limit
SEPARATOR = "/"  # of story and unit; no id holds it
ID, STAMP, SOURCE, TARGET = "pho-hien:id", "pho-hien:stamp", "pho-hien:source:", "pho-hien:target:"
WIDTHS = (0, 0, 6, 24, 14, 60, 60, 14, 44)  # characters; 0 is hidden
TARGET_COLUMN = 7
TEXT_FORMAT = "@"  # so that a number or a date that is typed stays as it was typed
WRAPPED = Alignment(wrap_text=True, vertical="top")
HEAD = Font(bold=True)
OPEN = PatternFill("solid", fgColor="FFF9E5")  # where to write


def write(job: Job) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = _("Translation")[:31]
    _add(sheet, [ID, STAMP, "", "", "", SOURCE + job.source_language, TARGET + job.target_language, "", ""])
    _add(sheet, ["", "", *_heads(job)])
    texts = [(story, unit) for story in job.stories for unit in story.units]
    for number, (story, unit) in enumerate(texts, 1):
        _add(sheet, _line(number, story, unit))
        _open_for_writing(sheet.cell(sheet.max_row, TARGET_COLUMN))
    _lay_out(sheet)
    workbook.properties.title = one_line(job.name)
    workbook.properties.created = workbook.properties.modified = job.created.astimezone(dt.UTC).replace(tzinfo=None)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _heads(job: Job) -> list[str]:
    source = _("Source (%(language)s)") % {"language": job.source_language}
    target = _("Translation (%(language)s)") % {"language": job.target_language}
    return [_("No."), _("Story"), _("Kind"), source, target, _("State"), _("Notes and suggestions")]


def _line(number: int, story: Story, unit: Unit) -> list[str]:
    return [
        f"{story.id}{SEPARATOR}{unit.id}",
        str(Stamp.of(unit)),
        str(number),
        story.title,
        labels.kind(unit.kind),
        unit.source,
        unit.target,
        labels.state(unit.state),
        "\n".join(labels.beside(unit))[:MAX_CELL],
    ]


def _add(sheet: Worksheet, values: Sequence[str]) -> None:
    row = 1 if sheet.max_row == 1 and sheet.cell(1, 1).value is None else sheet.max_row + 1
    for column, value in enumerate(values, 1):
        if not value:
            continue
        if len(value) > MAX_CELL:
            message = _("“%(start)s…” is longer than a cell can be. Take the file as XLIFF instead.")
            raise ExchangeError(message % {"start": value[:40]})
        # With its type given, openpyxl takes neither = for a formula nor #N/A for an error.
        cell = sheet.cell(row, column, writable(value))
        cell.data_type = "s"


def _open_for_writing(cell: Cell) -> None:
    cell.protection = Protection(locked=False)
    cell.fill = OPEN


def _lay_out(sheet: Worksheet) -> None:
    for place, width in enumerate(WIDTHS, 1):
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width, dimension.hidden = width or 10, not width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment, cell.number_format = WRAPPED, TEXT_FORMAT
            cell.quotePrefix = isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@"))
    for cell in sheet[2]:
        cell.font = HEAD
    sheet.row_dimensions[1].hidden = True
    sheet.freeze_panes = "A3"
    sheet.protection.enable()
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # false means: allowed
