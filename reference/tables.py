"""Reads a CSV or XLSX file into lines of cells; refuses files that are too big, broken or malicious.

CSV: RFC 4180, UTF-8 with or without byte order mark, comma or semicolon. XLSX: ECMA-376, first sheet, values only.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MAX_BYTES = 5 * 1024 * 1024
MAX_LINES = 10_000  # without the header
MAX_SCANNED_LINES = 100_000  # with blank ones
MAX_COLUMNS = 200
MAX_UNPACKED_BYTES = 60 * 1024 * 1024  # what an XLSX of 5 MB honestly needs is about a tenth
ZIP_MAGIC = b"PK\x03\x04"


class UnreadableTableError(Exception):
    """The file can't be read; the message says why and what to do."""


@dataclass(frozen=True)
class TableLine:
    """One line of the file; `number` counts from 1 as spreadsheet programs and editors do."""

    number: int
    cells: tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    header: tuple[str, ...]
    lines: tuple[TableLine, ...]


def read_table(file: IO[bytes], max_lines: int = MAX_LINES) -> Table:
    """The first sheet, without empty lines. Cells of a CSV are text; those of an XLSX may be numbers and dates."""
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise UnreadableTableError(_("The file is larger than 5 MB. Split it into several files."))
    lines = _xlsx_lines(content) if content.startswith(ZIP_MAGIC) else _csv_lines(content)
    filled = _filled(lines, max_lines + 1)
    if not filled:
        raise UnreadableTableError(_("The file is empty. Its first line must name the columns."))
    header = _header(filled[0].cells)
    return Table(header, tuple(_fitted(line, len(header)) for line in filled[1:]))


def _filled(lines: Iterable[TableLine], limit: int) -> list[TableLine]:
    """The lines with any content; blank ones do not count, but are not read without end either."""
    filled = []
    for line in lines:
        if any(not is_empty(cell) for cell in line.cells):
            filled.append(line)
        if len(filled) > limit or line.number > MAX_SCANNED_LINES:
            message = _("The file has more than %(limit)s lines. Split it into several files.")
            raise UnreadableTableError(message % {"limit": limit - 1})
    return filled


def is_empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _header(cells: Iterable[Any]) -> tuple[str, ...]:
    names = ["" if is_empty(cell) else str(cell).strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _fitted(line: TableLine, width: int) -> TableLine:
    """The line with exactly one cell per column; cells beyond the header must be empty."""
    if any(not is_empty(cell) for cell in line.cells[width:]):
        raise UnreadableTableError(
            _("Line %(line)s has more cells than the header. Put text that contains the separator into quotes.")
            % {"line": line.number}
        )
    return TableLine(line.number, (*line.cells[:width], *[None] * (width - len(line.cells))))


def _csv_lines(content: bytes) -> Iterator[TableLine]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableTableError(_("The file is not in UTF-8. Save it as “CSV UTF-8” or as XLSX.")) from error
    first_line = text.partition("\n")[0]
    separator = ";" if first_line.count(";") > first_line.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    try:
        for cells in reader:
            yield TableLine(number, tuple(cells[: MAX_COLUMNS + 1]))
            number = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableTableError(
            _("Line %(line)s is not valid CSV (%(reason)s). Check the quotes.") % {"line": number, "reason": error}
        ) from error


def _xlsx_lines(content: bytes) -> Iterator[TableLine]:
    _refuse_bomb(content)
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()  # a file may lie about its size
        rows = sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)
        for number, cells in enumerate(rows, 1):
            yield TableLine(number, tuple(cells))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError, SyntaxError, OSError) as error:
        raise UnreadableTableError(
            _("The file is not a readable XLSX file. Save it again as XLSX or as CSV.")
        ) from error


def _refuse_bomb(content: bytes) -> None:
    """A small archive may unpack to gigabytes, and XML entities may grow without bound: refuse both."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            has_entities = unpacked <= MAX_UNPACKED_BYTES and any(
                b"<!DOCTYPE" in archive.read(entry) for entry in archive.infolist() if entry.filename.endswith(".xml")
            )
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise UnreadableTableError(
            _("The file is not a readable XLSX file. Save it again as XLSX or as CSV.")
        ) from error
    if unpacked > MAX_UNPACKED_BYTES or has_entities:
        raise UnreadableTableError(_("The file unpacks to more than a table of this size needs. Save it as CSV."))
