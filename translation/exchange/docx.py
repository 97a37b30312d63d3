"""A Word document with a table of texts and translations per story; hidden words name each line for the way back."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from translation import markup
from translation.exchange import labels
from translation.exchange.characters import one_line, writable
from translation.exchange.jobs import Job, Story, Unit
from translation.exchange.returns import Stamp

WIDTH, HEIGHT, MARGIN = Mm(297), Mm(210), Mm(15)  # A4, lying
WIDTHS = (Mm(12), Mm(95), Mm(95), Mm(65))
SIZE, SMALL = Pt(11), Pt(9)
TOKEN_COLOUR = RGBColor(0x1F, 0x5F, 0xA8)
# In the head of a table, and in the first cell of a line.
HEAD_MARK = "[[pho-hien {source} {target}]]"
LINE_MARK = "[[pho-hien {story}/{unit} {stamp}]]"


def write(job: Job) -> bytes:
    document = Document()
    _set_page(document, job)
    document.add_heading(one_line(job.name), 0)
    document.add_paragraph(_instruction())
    for story in job.stories:
        document.add_heading(one_line(story.title), 1)
        _add_table(document, job, story)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _instruction() -> str:
    return _(
        "Write only in the third column. Keep every mark such as ⟦1⟧…⟦/1⟧ or ⟦2/⟧ once, around the words that it "
        "belongs to. Do not add, merge or remove lines."
    )


def _set_page(document: Any, job: Job) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    document.styles["Normal"].font.size = SIZE
    properties = document.core_properties
    properties.title, properties.author = one_line(job.name)[:255], ""
    properties.created = properties.modified = job.created.astimezone(dt.UTC).replace(tzinfo=None)


def _add_table(document: Any, job: Job, story: Story) -> None:
    table = document.add_table(rows=1, cols=len(WIDTHS), style="Table Grid")
    table.autofit = False
    heads = [_("No."), *_languages(job), _("Notes and suggestions")]
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    mark = HEAD_MARK.format(source=job.source_language, target=job.target_language)
    _hide(table.rows[0].cells[0].paragraphs[0].add_run(mark))
    _repeat(table.rows[0])
    # Cells are asked for row by row: python-docx counts the whole table anew each time otherwise.
    for number, unit in enumerate(story.units, 1):
        _fill(table.add_row().cells, number, job, story, unit)
    for row in table.rows:
        for element, width in zip(row._tr.tc_lst, WIDTHS, strict=True):
            element.width = width


def _languages(job: Job) -> list[str]:
    source = _("Source (%(language)s)") % {"language": job.source_language}
    return [source, _("Translation (%(language)s)") % {"language": job.target_language}]


def _fill(cells: Sequence[Any], number: int, job: Job, story: Story, unit: Unit) -> None:
    first = cells[0].paragraphs[0]
    first.add_run(str(number)).font.size = SMALL
    _hide(first.add_run(LINE_MARK.format(story=story.id, unit=unit.id, stamp=Stamp.of(unit))))
    _add_text(cells[1].paragraphs[0], unit.source, job.source_language)
    _add_text(cells[2].paragraphs[0], unit.target, job.target_language)
    beside = [labels.kind(unit.kind), labels.state(unit.state), *labels.beside(unit)]
    cells[3].paragraphs[0].add_run(writable("\n".join(beside))).font.size = SMALL


def _add_text(paragraph: Any, text: str, language: str) -> None:
    """Placeholders in colour; each run in its language, for spelling and fonts."""
    text = writable(text)
    position = 0
    for token in markup.tokens(text):
        _add_run(paragraph, text[position : token.start()], language)
        _add_run(paragraph, token[0], language).font.color.rgb = TOKEN_COLOUR
        position = token.end()
    _add_run(paragraph, text[position:], language)


def _add_run(paragraph: Any, text: str, language: str) -> Any:
    run = paragraph.add_run(text)
    element = OxmlElement("w:lang")
    for script in ("w:val", "w:eastAsia"):
        element.set(qn(script), language)
    run._r.get_or_add_rPr().append(element)
    return run


def _hide(run: Any) -> None:
    run.font.hidden = True


def _repeat(row: Any) -> None:
    """The head comes again on each page."""
    element = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(element)
