"""The counts for payment as a workbook, in Vietnamese: one sheet, a sum for each job and for all."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from cms import languages
from planning.periods import Period
from reference.exporting import xlsx_cell
from reference.language_names import name_of
from translation.matching.analysis import BANDS, NEW, REPETITION
from translation.work.payment import Bill, Line

DAY, NUMBER, DECIMAL = "DD/MM/YYYY", "#,##0", "#,##0.00"
WIDTHS = (26, 52, 14, 12, 12, 12, 14, 14, 10, *(11 for _band in BANDS), 13, 13)
BOLD = Font(bold=True)
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write(bill: Bill, period: Period) -> bytes:
    with override(languages.SOURCE):
        workbook = Workbook(write_only=True)
        sheet = workbook.create_sheet(_("Payment"))
        for place, width in enumerate(WIDTHS, 1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        for line in _about(bill, period):
            _add(sheet, [line], bold=True)
        _add(sheet, [])
        _add(sheet, heads(), bold=True)
        for job in bill.jobs:
            for line in job.lines:
                _add(sheet, _cells(line))
            _add(sheet, _cells(job.total, _("Sum")), bold=True)
        _add(sheet, _cells(bill.total, _("Sum of all")), bold=True)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _about(bill: Bill, period: Period) -> list[str]:
    weights = ", ".join(f"{band_name(band)} {bill.terms.weight(band)} %" for band in BANDS)
    return [
        _("Counts of translations for payment"),
        _("Approved: %(period)s") % {"period": period.name},
        _("A page has %(words)d syllables of the Vietnamese text.") % {"words": bill.terms.words_per_page},
        _("Weights: %(weights)s") % {"weights": weights},
    ]


def heads() -> list[str]:
    return [
        _("Person"),
        _("Story"),
        _("Language"),
        _("Asked for"),
        pgettext("day", "Approved"),
        _("Syllables (Vietnamese)"),
        _("Words (target)"),
        _("Characters (target)"),
        _("Pages"),
        *(band_name(band) for band in BANDS),
        _("Weighted syllables"),
        _("Weighted pages"),
    ]


def band_name(band: str) -> str:
    """What a band is called on screen and paper."""
    if band in (NEW, REPETITION):
        return _("New") if band == NEW else _("Repetitions")
    return f"{band} %"


def _cells(line: Line, title: str = "") -> list[Any]:
    by_characters = not line.language or languages.KNOWN[line.language].is_cjk
    return [
        line.person,
        title or line.title,
        capfirst(name_of(line.language)) if line.language else "",
        line.asked,
        line.approved,
        line.words,
        None if by_characters else line.target,
        line.target_characters,
        line.pages,
        *(line.bands.get(band, 0) for band in BANDS),
        line.weighted,
        line.weighted_pages,
    ]


def _add(sheet: Any, values: Iterable[Any], *, bold: bool = False) -> None:
    sheet.append([_cell(sheet, value, bold=bold) for value in values])


def _cell(sheet: Any, value: Any, *, bold: bool) -> WriteOnlyCell:
    """Text stays text: what begins with = would be a formula to a spreadsheet program."""
    cell = WriteOnlyCell(sheet, xlsx_cell(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date):
        cell.number_format = DAY
    elif value is not None:
        cell.number_format = NUMBER if isinstance(value, int) else DECIMAL
    if bold:
        cell.font = BOLD
    return cell
