"""Reads the workbook that came back, sorted, filtered or saved by another program."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from translation.exchange.archives import Archive
from translation.exchange.errors import ExchangeError
from translation.exchange.returns import Found, Return, Stamp, stories_of
from translation.exchange.xlsx import ID, SEPARATOR, SOURCE, STAMP, TARGET

MAX_LINES = 20_000
MAX_COLUMNS = 50
HEAD_LINES = 20  # where the line that names the columns may stand
_BROKEN = (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, SyntaxError, OSError)


@dataclass(frozen=True)
class _Columns:
    """Positions, from 0."""

    id: int
    source: int
    target: int
    stamp: int | None
    source_language: str
    target_language: str


def read(data: bytes) -> Return:
    archive = Archive(data)
    archive.check_parts()
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True)
        tables = [_table(sheet) for sheet in workbook.worksheets]
    except _BROKEN as error:
        raise ExchangeError(
            _("The workbook can't be read. Open it in Excel or LibreOffice and save it again.")
        ) from error
    for lines in tables:
        if columns := _columns(lines):
            stories = stories_of(_units(lines, columns))
            return Return(columns.source_language, columns.target_language, stories)
    message = _("The workbook has lost its hidden first line. Take the file again and copy your translations into it.")
    raise ExchangeError(message)


def _table(sheet: Any) -> list[tuple[Any, ...]]:
    sheet.reset_dimensions()  # a file may lie about its size
    lines = [tuple(row) for row in sheet.iter_rows(max_row=MAX_LINES + 1, max_col=MAX_COLUMNS)]
    if len(lines) > MAX_LINES and any(cell.value is not None for cell in lines[-1]):
        message = _("The workbook has more than %(limit)s lines. Hand it in as several files.")
        raise ExchangeError(message % {"limit": MAX_LINES})
    return lines


def _columns(lines: list[tuple[Any, ...]]) -> _Columns | None:
    for line in lines[:HEAD_LINES]:
        places = {str(cell.value).strip(): place for place, cell in enumerate(line) if cell.value is not None}
        sources = [name for name in places if name.startswith(SOURCE)]
        targets = [name for name in places if name.startswith(TARGET)]
        if ID in places and sources and targets:
            languages = sources[0].removeprefix(SOURCE), targets[0].removeprefix(TARGET)
            return _Columns(places[ID], places[sources[0]], places[targets[0]], places.get(STAMP), *languages)
    return None


def _units(lines: list[tuple[Any, ...]], columns: _Columns) -> Iterator[tuple[str, Found]]:
    for line in lines:
        identifier = _value(line, columns.id)
        story, separator, unit = str(identifier or "").strip().partition(SEPARATOR)
        if not (separator and story and unit):
            continue  # the heads, and lines that somebody added
        source = _value(line, columns.source)
        stamp = Stamp.parse(str(_value(line, columns.stamp) or ""))
        yield story, Found(unit, str(source) if source else None, _target(line, columns), stamp=stamp)


def _value(line: tuple[Any, ...], place: int | None) -> Any:
    return None if place is None or place >= len(line) else line[place].value


def _target(line: tuple[Any, ...], columns: _Columns) -> str:
    """The words. A formula, a date or a broken number is not guessed at."""
    cell = line[columns.target] if columns.target < len(line) else None
    value = cell.value if cell is not None else None
    if value is None:
        return ""
    if isinstance(value, str) and cell.data_type not in ("f", "e"):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    message = _("Cell %(cell)s holds a formula, a number or a date (%(value)s). Format it as text and type it again.")
    place = f"{get_column_letter(cell.column)}{cell.row}"
    raise ExchangeError(message % {"cell": place, "value": str(value)[:40]})
