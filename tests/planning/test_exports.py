"""Lists as spreadsheets: what the person sees, in words, safe to open."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests import factories
from tests.people import client_of
from tests.planning.factories import activity, task
from tests.planning.queries import asked, rows

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def sheet(client, **query):
    answer = client.get(reverse("activities:index"), {"export": "xlsx", **query})
    return list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values)


def test_activities_are_exported_in_words_that_people_read(cast):
    fair = activity(
        task=task(), countries=["JP", "KR"], languages=["vi", "ja"], participants=120, entered_by=cast.editor
    )
    header, row = sheet(client_of(cast.editor))
    assert len(header) == len(set(header)) == 17
    assert row[1:4] == ("Sở Văn hóa, Thể thao và Du lịch", fair.title, dt.date(2024, 4, 11))
    assert {"Nhật Bản, Hàn Quốc", "tiếng Việt, tiếng Nhật", 120, "III.5-2", str(cast.editor)} <= set(row)


def test_an_export_holds_what_the_person_sees_and_asked_for(cast):
    activity("Của mình")
    activity("Lớp của mình", kind="class")
    activity("Của cơ quan khác", agency=factories.agency("bqlkcn"))
    titles = [row[2] for row in sheet(client_of(cast.editor), kind="fair")[1:]]
    assert titles == ["Của mình"]


def test_text_is_never_a_formula_and_word_marks_do_not_stop_it(cast):
    activity("=cmd|' /C calc'!A0", note="dòng một\x0bdòng hai", place="@SUM(1)")
    answer = client_of(cast.desk).get(reverse("activities:index"), {"export": "xlsx"})
    cells = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active[2]
    assert cells[2].data_type == "s"
    assert cells[2].value == "=cmd|' /C calc'!A0"
    assert "dòng một dòng hai" in [cell.value for cell in cells]
    csv = b"".join(client_of(cast.desk).get(reverse("activities:index"), {"export": "csv"}).streaming_content)
    assert csv.startswith(b"\xef\xbb\xbf")
    assert "'=cmd" in csv.decode()
    assert "'@SUM" in csv.decode()


@pytest.mark.parametrize(("name", "own"), [("activities", 1), ("plan_tasks", 2)])
def test_a_longer_export_asks_the_database_no_more(cast, name, own):
    client, query = client_of(cast.desk), {"export": "xlsx"}
    rows(2)
    few = asked(lambda: client.get(reverse(f"{name}:index"), query))
    rows(8)
    many = asked(lambda: client.get(reverse(f"{name}:index"), query))
    assert few == many
    assert many["own"] == own
