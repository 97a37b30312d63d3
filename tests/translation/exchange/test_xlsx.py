"""The workbook: read by its library and as raw XML, returned as people and programs return it."""

import io
import zipfile

import pytest
from lxml import etree
from openpyxl import load_workbook

from tests.translation.exchange import samples
from translation.exchange import xlsx, xlsx_reading
from translation.exchange.errors import ExchangeError
from translation.exchange.jobs import State

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", '=HYPERLINK("http://x")']


def sheet_of(data):
    return load_workbook(io.BytesIO(data)).worksheets[0]


def changed(job, change):
    workbook = load_workbook(io.BytesIO(xlsx.write(job)))
    change(workbook.worksheets[0])
    file = io.BytesIO()
    workbook.save(file)
    return xlsx_reading.read(file.getvalue())


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text):
    data = xlsx.write(samples.job(samples.unit("1", text, text, State.SUGGESTED, notes=(text,))))
    raw = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert etree.fromstring(raw).findall(".//{*}f") == []
    cells = [cell for row in sheet_of(data).iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet_of(data)["G3"].quotePrefix is (not text.startswith("#"))


def test_only_translations_can_be_written():
    sheet = sheet_of(xlsx.write(samples.every_state()))
    assert sheet.protection.sheet
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {f"G{row}" for row in range(3, 8)}
    assert {sheet[cell].number_format for cell in unlocked} == {"@"}


def test_what_is_for_the_way_back_is_hidden():
    sheet = sheet_of(xlsx.write(samples.job()))
    assert sheet.row_dimensions[1].hidden
    assert [name for name, column in sheet.column_dimensions.items() if column.hidden] == ["A", "B"]
    assert sheet["A3"].value == "7/101"


def test_sorted_and_moved_lines_find_their_place():
    def turn(sheet):
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        for place, row in enumerate(reversed(rows), 3):
            for column, value in enumerate(row, 1):
                sheet.cell(place, column).value = value
        sheet.insert_rows(3)
        sheet["G3"].value = "ghi thêm"

    back = samples.only(changed(samples.every_state(), turn))
    assert {key: unit.state for key, unit in back.items()} == dict(zip("12345", State, strict=True))


def test_a_written_translation_counts_and_an_untouched_suggestion_does_not():
    def write(sheet):
        sheet["G3"].value, sheet["G7"].value, sheet["G6"].value = "Longan", "Longans", None

    back = samples.only(changed(samples.every_state(), write))
    assert [back[key].state for key in "12345"] == [
        State.TRANSLATED,
        State.SUGGESTED,
        State.TRANSLATED,
        State.EMPTY,
        State.TRANSLATED,
    ]


def test_a_whole_number_is_its_digits():
    assert (
        samples.only(changed(samples.job(samples.unit("1")), lambda s: setattr(s["G3"], "value", 17)))["1"].target
        == "17"
    )


@pytest.mark.parametrize("value", ["=A1", 17.5, samples.MOMENT.replace(tzinfo=None), True])
def test_what_is_no_text_is_refused_with_its_cell(value):
    with pytest.raises(ExchangeError, match="G3"):
        changed(samples.job(samples.unit("1")), lambda sheet: setattr(sheet["G3"], "value", value))


def test_a_text_longer_than_a_cell_is_refused():
    with pytest.raises(ExchangeError, match="XLIFF"):
        xlsx.write(samples.job(samples.unit("1", "a" * 40_000)))


def test_readings_above_japanese_words_are_no_text():
    """Excel writes them beside the words (ECMA-376-1, 18.4.3)."""
    data = xlsx.write(samples.job(samples.unit("1", target="漢字", state=State.TRANSLATED), language="ja"))
    rich = '<is><r><t>漢</t></r><r><t>字かな</t></r><rPh sb="0" eb="1"><t>カン</t></rPh></is>'
    parts = zipfile.ZipFile(io.BytesIO(data))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in parts.namelist():
            content = parts.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace("<is><t>漢字</t></is>".encode("ascii", "xmlcharrefreplace"), rich.encode())
            archive.writestr(name, content)
    assert samples.only(xlsx_reading.read(file.getvalue()))["1"].target == "漢字かな"
