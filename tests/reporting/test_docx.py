"""The document, read back as a zip file and by its library."""

import io
import zipfile

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from planning.models import Activity
from reporting.export import docx
from tests import factories
from tests.people import client_of
from tests.planning.factories import activity
from tests.reporting import world

pytestmark = pytest.mark.django_db


def written(**fields):
    return Document(io.BytesIO(docx.of(world.scope(**fields), str)))


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def table_with(document, head):
    return next(table for table in document.tables if head in [cell.text for cell in table.rows[0].cells])


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_it_is_a_page_of_the_office(small):
    document = written()
    (section,) = document.sections
    assert [round(length.mm) for length in (section.page_width, section.page_height)] == [210, 297]
    assert round(section.left_margin.mm) == 30
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(13))
    for name in ("Normal", "Title", "Heading 1"):
        fonts = document.styles[name].element.rPr.rFonts
        assert not [attribute for attribute in fonts.attrib if "Theme" in attribute]
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}


def test_it_says_whose_and_when_and_for_which_period(small):
    with world.on("2025-07-02", "08:15"):
        above = texts(written(agencies=frozenset({small.parks.pk})))[:6]
    assert any("1/1/2025" in line and "30/6/2025" in line for line in above)
    assert "Ban Quản lý các khu công nghiệp" in above
    assert "Hưng Yên – Thông tin đối ngoại" in above
    assert any("2/7/2025 08:15" in line for line in above)


def test_agencies_activities_and_tasks_stand_in_tables(small):
    document = written()
    agencies = cells(table_with(document, "Tiếng Nhật"))
    assert agencies[0] == ["Cơ quan", "Tiếng Việt", "Tiếng Nhật", "Tiếng Pháp", agencies[0][-1]]
    assert agencies[2] == ["Sở Văn hóa, Thể thao và Du lịch", "2", "1", "1", "4"]
    assert agencies[-1][1:] == ["3", "1", "1", "5"]
    found = [row for table in document.tables for row in cells(table)]
    assert ["Hội chợ", "1"] in found
    assert ["30/6/2025", "Gian hàng du lịch tại hội chợ", "Sở Văn hóa, Thể thao và Du lịch", ""] in found
    assert ["III.5-2", small.asked.text, "Sở Văn hóa, Thể thao và Du lịch", "3", "1", "4"] in found
    assert ["III.7-1", small.open_task.text, "Ban Quản lý các khu công nghiệp"] in found


def test_the_header_row_of_every_table_comes_again_on_each_page(small):
    document = written()
    assert len(document.tables) >= 7
    for table in document.tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert not [row for row in others if row._tr.trPr.find(qn("w:tblHeader")) is not None]
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_tables_fit_between_the_margins_and_no_column_is_narrower_than_a_long_syllable(small):
    for kind in Activity.Kind.values:
        activity(kind=kind, outlet="VTV", first_day=world.HALF.first)
    for table in written().tables:
        assert min(cell.width for cell in table.rows[0].cells) >= Mm(12)
        for row in table.rows:
            assert sum(cell.width for cell in row.cells) <= Mm(161)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_it_is_in_vietnamese_whatever_the_screens_are_in(small, language):
    with override(language):
        found = texts(written())
        corner = table_with(written(), "Tiếng Nhật").rows[0].cells[0].text
    with override("vi"):
        assert gettext("Report on external information") in found
        assert corner == gettext("Agency")
    assert corner == "Cơ quan"


def test_it_is_well_formed_and_names_its_language(small):
    with zipfile.ZipFile(io.BytesIO(docx.of(world.scope(), str))) as file:
        assert file.testzip() is None
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(file.read(name))
        core = file.read("docProps/core.xml").decode()
        styles = file.read("word/styles.xml").decode()
    assert "Hưng Yên – Thông tin đối ngoại" in core
    assert "python-docx" not in core
    assert 'w:val="vi-VN"' in styles
    for style in Document(io.BytesIO(docx.of(world.scope(), str))).styles.element.findall(qn("w:style")):
        assert len(style.findall(f"{qn('w:rPr')}/{qn('w:lang')}")) <= 1


def test_control_characters_of_pasted_text_do_no_harm(home):
    activity("Hội\x0bchợ \x1fdu lịch", first_day=world.HALF.first)
    assert "Hội chợ  du lịch" in [row[1] for row in cells(table_with(written(), "Ngày"))]


def test_a_period_in_which_nothing_happened_makes_a_document_too(home):
    factories.agency()
    document = written()
    with override("vi"):
        assert gettext("Nothing was recorded in this period.") in texts(document)


def test_the_screen_sends_it_in_vietnamese_to_a_person_with_english_screens(small, cast):
    client = client_of(cast.chief)
    client.get(reverse("report"), headers={"accept-language": "en"})
    answer = client.get(
        reverse("report"),
        {"first": "2025-01-01", "last": "2025-06-30", "export": "docx"},
        headers={"accept-language": "en"},
    )
    assert answer["Content-Disposition"] == 'attachment; filename="bao-cao_2025-01-01_2025-06-30.docx"'
    document = Document(io.BytesIO(answer.content))
    assert table_with(document, "Tiếng Nhật").rows[0].cells[0].text == "Cơ quan"
