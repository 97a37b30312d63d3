"""Any Word document as a list of paragraphs: its order, its lists and headings, its tables."""

import io

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from tests.translation.exchange.test_docx import repacked
from translation.exchange import wordprocessing as word
from translation.exchange.paragraphs import Paragraph, Style, read_paragraphs


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_paragraphs_come_in_reading_order_with_what_they_are():
    document = Document()
    document.add_heading("Phố Hiến", 0)
    document.add_heading("Bến cảng", 2)
    document.add_paragraph("Một đoạn.")
    document.add_paragraph("")
    table = document.add_table(2, 2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), "ABCD", strict=True):
        cell.text = text
    document.add_paragraph("Nhãn", "List Bullet")
    document.add_paragraph("Sen", "List Bullet 2")
    document.add_paragraph("Ảnh 1", "Caption")
    assert read_paragraphs(saved(document)) == [
        Paragraph("Phố Hiến", Style.TITLE),
        Paragraph("Bến cảng", Style.HEADING, 2),
        Paragraph("Một đoạn.", Style.PARAGRAPH),
        *[Paragraph(text, Style.CELL) for text in "ABCD"],
        Paragraph("Nhãn", Style.LIST_ITEM, 1),
        Paragraph("Sen", Style.LIST_ITEM, 1),
        Paragraph("Ảnh 1", Style.CAPTION),
    ]


def with_properties(**values):
    """One paragraph with properties set on itself: name → value or children."""
    document = Document()
    properties = document.add_paragraph("Tên")._p.get_or_add_pPr()
    for name, value in values.items():
        element = OxmlElement(f"w:{name}")
        if isinstance(value, dict):
            for child, number in value.items():
                inner = OxmlElement(f"w:{child}")
                inner.set(qn("w:val"), number)
                element.append(inner)
        else:
            element.set(qn("w:val"), value)
        properties.append(element)
    (paragraph,) = read_paragraphs(saved(document))
    return paragraph.style, paragraph.level


def test_an_outline_level_makes_a_heading():
    assert with_properties(outlineLvl="1") == (Style.HEADING, 2)
    assert with_properties(outlineLvl="9") == (Style.PARAGRAPH, 0)


def test_a_number_makes_a_list_and_number_0_takes_it_away():
    assert with_properties(numPr={"ilvl": "1", "numId": "3"}) == (Style.LIST_ITEM, 2)
    assert with_properties(numPr={"ilvl": "0", "numId": "0"}) == (Style.PARAGRAPH, 0)


def test_a_style_of_ones_own_is_what_it_is_based_on():
    document = Document()
    style = document.styles.add_style("Tiêu đề riêng", 1)
    style.base_style = document.styles["Heading 3"]
    document.add_paragraph("Tên", "Tiêu đề riêng")
    assert read_paragraphs(saved(document)) == [Paragraph("Tên", Style.HEADING, 3)]


def test_a_style_based_on_itself_has_an_end():
    document = Document()
    style = document.styles.add_style("Vòng", 1)
    style.base_style = style
    document.add_paragraph("Tên", "Vòng")
    assert read_paragraphs(saved(document)) == [Paragraph("Tên", Style.PARAGRAPH)]


def test_changes_count_as_accepted_and_a_deleted_end_joins():
    body = (
        "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>Một </w:t></w:r></w:p>"
        "<w:p><w:ins w:id='2'><w:r><w:t>câu</w:t></w:r></w:ins>"
        "<w:del w:id='3'><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )

    def put(text):
        root = etree.fromstring(text.encode())
        holder = etree.fromstring(f"<x xmlns:w='{word.MAIN}'>{body}</x>")
        root[0][:0] = list(holder)
        return etree.tostring(root, encoding="unicode")

    texts = [paragraph.text for paragraph in read_paragraphs(repacked(saved(Document()), put))]
    assert texts == ["Một câu", "Trong khung"]
