"""The Word table: its raw XML, and cells as Word, WPS and LibreOffice leave them."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from tests.translation.exchange import samples
from translation.exchange import docx, docx_reading, labels
from translation.exchange import wordprocessing as word
from translation.exchange.errors import ExchangeError
from translation.exchange.jobs import State

RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
INSERTED = "<w:ins w:id='1' w:author='x'>{}</w:ins>"
DELETED = "<w:del w:id='2' w:author='x'><w:r><w:delText>{}</w:delText></w:r></w:del>"


def document_of(data):
    return Document(io.BytesIO(data))


def repacked(data, change):
    """The file with its main part changed as text."""
    source = zipfile.ZipFile(io.BytesIO(data))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, change(content.decode()).encode() if name == word.DOCUMENT else content)
    return file.getvalue()


def with_target(paragraphs):
    """The one text of a job, its third cell holding the paragraphs given as XML."""
    data = docx.write(samples.job(samples.unit("1", target="@@", state=State.SUGGESTED)))

    def put(text):
        root = etree.fromstring(text.encode())
        (cell,) = [c for c in root.iter(qn("w:tc")) if "".join(c.itertext()).strip() == "@@"]
        for paragraph in cell.findall(qn("w:p")):
            cell.remove(paragraph)
        holder = etree.fromstring(f"<x xmlns:w='{word.MAIN}' xmlns:mc='urn:mc'>{paragraphs}</x>")
        cell.extend(list(holder))
        return etree.tostring(root, encoding="unicode")

    return samples.only(docx_reading.read(repacked(data, put)))["1"]


def test_a_table_per_story_shows_texts_and_what_stands_beside():
    document = document_of(docx.write(samples.job()))
    (table,) = document.tables
    assert len(table.columns) == 4
    assert table.rows[1].cells[1].text == samples.UNIT.source
    assert "Giữ tên riêng." in table.rows[1].cells[3].text
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == ["Phố Hiến <xưa> & nay"]


def test_marks_for_the_way_back_are_hidden_and_the_head_comes_again():
    (table,) = document_of(docx.write(samples.job())).tables
    first = table.rows[1].cells[0].paragraphs[0]
    assert [(run.text[:2], run.font.hidden) for run in first.runs] == [("1", None), ("[[", True)]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_each_language_is_named_for_spelling_and_fonts():
    (table,) = document_of(docx.write(samples.job(samples.unit("1", target="中文", state=State.SUGGESTED)))).tables
    (run,) = table.rows[1].cells[1].paragraphs[0].runs
    assert run._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "vi"


@pytest.mark.parametrize(
    ("paragraphs", "text"),
    [
        (f"<w:p>{RUN.format('Lon')}{RUN.format('gan ')}{RUN.format('⟦')}{RUN.format('1⟧')}</w:p>", "Longan ⟦1⟧"),
        (f"<w:p>{RUN.format('a ')}{INSERTED.format(RUN.format('new'))}{DELETED.format('old')}</w:p>", "a new"),
        (f"<w:p><w:moveFrom>{RUN.format('x')}</w:moveFrom><w:moveTo>{RUN.format('y')}</w:moveTo></w:p>", "y"),
        (f"<w:p><w:ins>{DELETED.format('x')}</w:ins>{RUN.format('y')}</w:p>", "y"),
        (f"<w:p>{RUN.format('a')}</w:p><w:p>{RUN.format('b')}</w:p>", "a\nb"),
        (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{RUN.format('a ')}</w:p><w:p>{RUN.format('b')}</w:p>", "a b"),
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:noBreakHyphen/></w:r></w:p>", "a\nb\t\u2011"),
        (f"<w:p><w:hyperlink>{RUN.format('link')}</w:hyperlink></w:p>", "link"),
        (f"<w:sdt><w:sdtContent><w:p>{RUN.format('in a control')}</w:p></w:sdtContent></w:sdt>", "in a control"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r></w:p>", "seen"),
        ("<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>seen</w:t></w:r></w:p>", "seen"),
        (
            f"<w:p><w:r><w:ruby><w:rt>{RUN.format('かん')}</w:rt><w:rubyBase>{RUN.format('漢')}</w:rubyBase></w:ruby>"
            "</w:r></w:p>",
            "漢",
        ),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>1</w:t></w:r></w:p>", "1"),
        ("<w:p><w:r><w:t>a</w:t><w:br w:type='page'/></w:r></w:p>", "a"),
        (f"<w:p><mc:AlternateContent><mc:Choice>{RUN.format('a')}</mc:Choice><mc:Fallback>{RUN.format('a')}"
         "</mc:Fallback></mc:AlternateContent></w:p>", "a"),
        ("<w:p/>", ""),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_people_see_it(paragraphs, text):
    back = with_target(paragraphs)
    assert back.target == text
    assert back.state is (State.TRANSLATED if text else State.EMPTY)


def test_the_last_state_of_an_untouched_suggestion_is_kept():
    assert with_target(f"<w:p>{RUN.format('@')}{RUN.format('@')}</w:p>").state is State.SUGGESTED


def test_a_deleted_line_is_no_line():
    data = docx.write(samples.every_state())

    def delete(text):
        root = etree.fromstring(text.encode())
        row = list(root.iter(qn("w:tr")))[3]
        row.insert(0, etree.fromstring(f"<w:trPr xmlns:w='{word.MAIN}'><w:del w:id='9'/></w:trPr>"))
        return etree.tostring(root, encoding="unicode")

    assert list(samples.only(docx_reading.read(repacked(data, delete)))) == ["1", "2", "4", "5"]


def test_a_line_that_was_copied_is_refused():
    data = docx.write(samples.every_state())

    def copy(text):
        row = text[text.rindex("<w:tr>", 0, text.index("7/1 ")) : text.index("</w:tr>", text.index("7/1 ")) + 7]
        return text.replace(row, row + row)

    with pytest.raises(ExchangeError, match="7"):
        docx_reading.read(repacked(data, copy))


def test_merged_cells_are_refused():
    data = docx.write(samples.job(samples.unit("1")))

    def merge(text):
        root = etree.fromstring(text.encode())
        row = list(root.iter(qn("w:tr")))[1]
        for cell in row.findall(qn("w:tc"))[2:]:
            row.remove(cell)
        return etree.tostring(root, encoding="unicode")

    with pytest.raises(ExchangeError, match="1"):
        docx_reading.read(repacked(data, merge))


def test_a_program_that_shows_hidden_words_does_no_harm():
    data = docx.write(samples.every_state())
    back = docx_reading.read(repacked(data, lambda text: text.replace("<w:vanish/>", "")))
    assert list(samples.only(back)) == list("12345")
    assert back.target_language == "en"


def test_the_kind_of_a_text_is_said_once_beside_it():
    unit = samples.unit("1", notes=(labels.kind("paragraph"), "Giữ tên riêng."))
    beside = document_of(docx.write(samples.job(unit))).tables[0].rows[1].cells[3].text
    assert beside.count(labels.kind("paragraph")) == 1
    assert "Giữ tên riêng." in beside
