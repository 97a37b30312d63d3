"""Whatever the texts: programs that are not ours find the same words in our files."""

import io

import pytest
from docx import Document
from hypothesis import given, settings
from lxml import etree
from openpyxl import load_workbook
from translate.storage import pypo, xliff, xliff2
from translate.storage import tmx as toolkit_tmx

from tests.translation.exchange import samples
from translation import markup
from translation.exchange import tmx, tmx_streaming
from translation.exchange.formats import CODECS, Format
from translation.exchange.tmx import MemoryUnit, Variant

modest = settings(max_examples=10, deadline=None, derandomize=True)


def units(job):
    return [unit for story in job.stories for unit in story.units]


def plain(texts):
    """Words without placeholders and without what formats do with white space."""
    return ["".join(markup.plain(text).split()) for text in texts]


def evened(texts):
    return ["".join((text or "").split()) for text in texts]


@modest
@given(samples.jobs)
def test_translate_toolkit_reads_xliff_1_2(job):
    store = xliff.xlifffile.parsestring(CODECS[Format.XLIFF_12].write(job))
    assert evened(str(unit.source) for unit in store.units) == plain(unit.source for unit in units(job))
    assert evened(str(unit.target or "") for unit in store.units) == plain(unit.target for unit in units(job))


@modest
@given(samples.jobs)
def test_translate_toolkit_reads_xliff_2(job):
    store = xliff2.Xliff2File.parsestring(CODECS[Format.XLIFF_2].write(job))
    assert evened(str(unit.source) for unit in store.units) == plain(unit.source for unit in units(job))


@modest
@given(samples.jobs)
def test_translate_toolkit_reads_po(job):
    store = pypo.pofile.parsestring(CODECS[Format.PO].write(job))
    found = [unit for unit in store.units if not unit.isheader()]
    assert evened(str(unit.source) for unit in found) == evened(unit.source for unit in units(job))
    assert evened(str(unit.target) for unit in found) == evened(unit.target for unit in units(job))


def lines(texts, wanted):
    """Those of the wanted texts that stand in the cells, in their order."""
    found = evened(texts)
    return [text for text in evened(wanted) if text in found]


@modest
@given(samples.jobs)
def test_openpyxl_and_python_docx_read_the_tables(job):
    wanted = [text for unit in units(job) for text in (unit.source, unit.target) if text]
    sheets = load_workbook(io.BytesIO(CODECS[Format.XLSX].write(job)))
    cells = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert lines(cells, wanted) == evened(wanted)
    tables = Document(io.BytesIO(CODECS[Format.DOCX].write(job))).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert lines(cells, wanted) == evened(wanted)


@pytest.mark.parametrize("is_streamed", [True, False])
@modest
@given(job=samples.jobs)
def test_translate_toolkit_and_lxml_read_the_memory(is_streamed, job):
    pairs = [
        MemoryUnit((Variant("vi", unit.source), Variant("ja", unit.target or unit.source)), str(number))
        for number, unit in enumerate(units(job))
    ]
    streamed = b"".join(tmx_streaming.stream(iter(pairs), "vi", samples.MOMENT))
    data = streamed if is_streamed else tmx.write(pairs, "vi", samples.MOMENT)
    assert tmx.read(data) == pairs
    assert len(toolkit_tmx.tmxfile.parsestring(data).units) == len(pairs)
    assert len(etree.fromstring(data).findall("body/tu")) == len(pairs)
