"""A plain office document: A4, Times New Roman 13 points, headings, tables whose header row comes again on each page.

Margins and type as in Decree 30/2020/ND-CP, annex I, part I (left 30 to 35 mm, the others 15 to 25 mm).
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from reporting.export.text import clean

FONT, BODY, IN_TABLE = "Times New Roman", Pt(13), Pt(11)
WIDTH, HEIGHT = Mm(210), Mm(297)  # A4
LEFT, RIGHT, TOP, BOTTOM = Mm(30), Mm(20), Mm(20), Mm(20)
PADDING = Mm(1)  # of a cell, at each side
TEXT_MM = 160  # between the margins
NUMBER_MM, NUMBERS_MM = 20, 108  # the widest column of numbers; all of them together
LANGUAGE = "vi-VN"
CENTER, JUSTIFY, START = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT


class Paper:
    """A document that grows from top to bottom."""

    def __init__(self, title: str, author: str, made_at: dt.datetime) -> None:
        self._document = Document()
        self._set_page()
        self._set_styles()
        self._set_properties(title, author, made_at)

    def bytes(self) -> bytes:
        file = io.BytesIO()
        self._document.save(file)
        return file.getvalue()

    def title(self, text: str) -> None:
        self._paragraph(text, "Title", CENTER)

    def centred(self, text: str) -> None:
        self._paragraph(text, None, CENTER)

    def heading(self, text: str) -> None:
        self._paragraph(text, "Heading 1", START)

    def paragraph(self, text: str) -> None:
        self._paragraph(text, None, JUSTIFY)

    def points(self, texts: Sequence[str]) -> None:
        for text in texts:
            self._paragraph(text, "List Bullet", START)

    def figures(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Names in the first column, numbers in the others; the last row adds up."""
        number = min(NUMBER_MM, NUMBERS_MM / max(len(heads) - 1, 1))
        widths = [TEXT_MM - number * (len(heads) - 1), *[number] * (len(heads) - 1)]
        table = self._table(heads, rows, widths)
        for row in table.rows[1:]:
            for cell in row.cells[1:]:
                cell.paragraphs[0].alignment = CENTER
        for cell in table.rows[-1].cells:
            _embolden(cell)

    def listing(self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths_mm: Sequence[float]) -> None:
        self._table(heads, rows, widths_mm)

    def _paragraph(self, text: str, style: str | None, alignment: WD_ALIGN_PARAGRAPH) -> None:
        self._document.add_paragraph(clean(text), style).alignment = alignment

    def _table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths_mm: Sequence[float]) -> Any:
        table = self._document.add_table(rows=0, cols=len(heads), style="Table Grid")
        table.autofit = False
        _set_padding(table)
        for column, width in zip(table.columns, widths_mm, strict=True):
            column.width = Mm(width)
        for texts in (heads, *rows):
            self._row(table, texts, widths_mm)
        _repeat(table.rows[0])
        for cell in table.rows[0].cells:
            _embolden(cell)
            cell.paragraphs[0].alignment = CENTER
        self._document.add_paragraph()
        return table

    def _row(self, table: Any, texts: Sequence[str], widths_mm: Sequence[float]) -> None:
        row = table.add_row()
        _mark(row, "w:cantSplit")
        for cell, text, width in zip(row.cells, texts, widths_mm, strict=True):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.add_run(clean(text)).font.size = IN_TABLE

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = WIDTH, HEIGHT
        section.left_margin, section.right_margin = LEFT, RIGHT
        section.top_margin, section.bottom_margin = TOP, BOTTOM

    def _set_styles(self) -> None:
        sizes = {"Normal": BODY, "Title": Pt(14), "Heading 1": BODY, "List Bullet": BODY}
        for name, size in sizes.items():
            style = self._document.styles[name]
            _set_font(style, size)
            style.font.bold = name in ("Title", "Heading 1")
            style.paragraph_format.space_after = Pt(6)
        _remove_line_below(self._document.styles["Title"])

    def _set_properties(self, title: str, author: str, made_at: dt.datetime) -> None:
        properties = self._document.core_properties
        properties.title, properties.author, properties.language = clean(title), clean(author), LANGUAGE
        properties.last_modified_by, properties.comments = clean(author), ""
        properties.created = properties.modified = made_at


def _set_font(style: Any, size: Pt) -> None:
    """For every script: the template names theme fonts, which would win."""
    style.font.name, style.font.size, style.font.color.rgb = FONT, size, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    style.element.rPr.append(language)


def _remove_line_below(style: Any) -> None:
    """The template draws a blue line below titles."""
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _set_padding(table: Any) -> None:
    """Less than Word's 1.9 mm, so that syllables of narrow columns are not broken."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), str(PADDING.twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)  # the schema's order


def _repeat(row: Any) -> None:
    """Word shows the row again on each page that the table reaches."""
    _mark(row, "w:tblHeader")


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _embolden(cell: Any) -> None:
    for run in cell.paragraphs[0].runs:
        run.font.bold = True
