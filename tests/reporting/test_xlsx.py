"""The workbook, read back."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from reporting import report
from reporting.export import xlsx
from tests import factories
from tests.people import client_of
from tests.planning.factories import activity, task
from tests.reporting import world

pytestmark = pytest.mark.django_db

FORMULA = '=HYPERLINK("http://evil.example","Bấm")'


def written(**fields):
    data = xlsx.of(world.scope(**fields), lambda path: f"https://hungyen.example{path}")
    return load_workbook(io.BytesIO(data))


def rows(sheet):
    return list(sheet.iter_rows(values_only=True))


def test_the_tables_hold_the_numbers_of_the_screen(small):
    found = rows(written().worksheets[0])
    by_head = {row[0]: row[1:7] for row in reversed(found)}  # the first table wins
    assert by_head["Sở Văn hóa, Thể thao và Du lịch"] == (2, 0, 0, 1, 1, 4)
    assert by_head["Ban Quản lý các khu công nghiệp"] == (1, 0, 0, 0, 0, 1)


def test_it_says_whose_and_when_and_for_which_period(small):
    with world.on("2025-07-02", "08:15"):
        found = written(agencies=frozenset({small.parks.pk}))
    above = [row[0] for row in rows(found.worksheets[0])[:6]]
    assert "Hưng Yên – Thông tin đối ngoại" in above
    assert "Ban Quản lý các khu công nghiệp" in above
    assert any("1/1/2025" in line and "30/6/2025" in line for line in above)
    assert any("2/7/2025 08:15" in line for line in above)


def test_every_line_is_there_with_its_day_as_a_day(small):
    made = report.make(world.scope())
    _tables, cells, tasks, lines = written().worksheets
    found = rows(lines)[1:]
    assert [row[-1] for row in found] == [entry.record for entry in made.entries]
    assert found[0][0] == dt.datetime(2025, 1, 1)
    assert lines["A2"].number_format == "DD/MM/YYYY"
    assert lines["A2"].is_date
    assert sum(row[-1] for row in rows(cells)[1:]) == len(made.entries)
    assert [row[0] for row in rows(tasks)[1:]] == ["III.5-2", "III.7-1"]
    assert rows(tasks)[1][3:] == (3, 1, 4)


def test_addresses_are_whole(small):
    addresses = {row[9] for row in rows(written().worksheets[-1])[1:]}
    assert "https://hungyen.example/vi/news/nam-moi/" in addresses
    assert not [address for address in addresses if address and not address.startswith("https://")]


def test_nothing_is_run_as_a_formula(cast):
    for start in ("=", "+", "-", "@", "#N/A "):
        activity(f"{start}1+1", first_day=world.HALF.first, agency=factories.agency("ct", name_vi=FORMULA))
    activity(FORMULA, first_day=world.HALF.first, kind="broadcast", outlet="=1+1")
    activity("#N/A", first_day=world.HALF.first)
    task("=1+1", text=FORMULA, plan=None)
    for sheet in written().worksheets:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert not kinds & {"f", "e"}
    titles = {row[1] for row in rows(written().worksheets[-1])}
    assert {FORMULA, "=1+1", "+1+1"} <= titles


def test_control_characters_of_pasted_text_do_no_harm(home):
    activity("Hội\x0bchợ \x1fdu lịch", first_day=world.HALF.first)
    assert rows(written().worksheets[-1])[1][1] == "Hội chợ  du lịch"


def test_with_one_language_there_is_no_sheet_of_tasks(small):
    assert len(written(language="ja").worksheets) == 3


def test_the_screen_sends_it(small, cast):
    answer = client_of(cast.desk).get(
        reverse("report"), {"first": "2025-01-01", "last": "2025-06-30", "export": "xlsx"}
    )
    assert answer["Content-Disposition"] == 'attachment; filename="bao-cao_2025-01-01_2025-06-30.xlsx"'
    addresses = {row[9] for row in rows(load_workbook(io.BytesIO(answer.content)).worksheets[-1])[1:]}
    assert "http://testserver/vi/news/nam-moi/" in addresses
