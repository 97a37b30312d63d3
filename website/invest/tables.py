"""A set of figures as a file for spreadsheets (RFC 4180)."""

from __future__ import annotations

import csv
import io

from django.utils.translation import gettext as _

from reference.exporting import BYTE_ORDER_MARK, csv_cell
from website.invest.figures import FigureSet


def of(figures: FigureSet) -> str:
    """UTF-8 with a mark for Excel; numbers with a decimal point; no cell is a formula."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([figures.of_what, figures.title.text, _("Unit"), _("As of"), _("Where the figures are from")])
    for point in figures.points:
        day = point.as_of or figures.as_of
        row = (point.label.text, point.value, figures.unit.text, day, figures.source.text)
        writer.writerow([csv_cell(cell) for cell in row])
    return BYTE_ORDER_MARK + file.getvalue()
