"""Importing a plan: all or nothing, errors by line, on the screen and on the machine."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from planning.importing import import_plan
from planning.models import Plan, PlanTask
from reference.import_result import Outcome
from tests import factories
from tests.people import client_of
from tests.planning.factories import plan, task
from tests.reference.conftest import csv_file, xlsx_file

pytestmark = [pytest.mark.django_db, pytest.mark.db]

HEADER = "code,section,agency,text,kind,languages,target,period,due,cooperating,quantity\n"
FAIR = "III.5-2,III.5,svhttdl,Tham gia hội chợ VITM,activity,vi en,VITM,year,2024-12-31,bqlkcn sct,2\n"
BOOK = "III.5-4c,III.5,svhttdl,Xuất bản sách ảnh,publication,vi en,,year,31/12/2024,,\n"


@pytest.fixture(autouse=True)
def _agencies(db):
    for code in ("svhttdl", "bqlkcn", "sct"):
        factories.agency(code, name_vi=code)


def imported(text, year=2024, **options):
    return import_plan(csv_file(text), year, dry_run=options.pop("dry_run", False), **options)


def errors(text):
    return [(error.line, error.column, error.value) for error in imported(text).errors]


def test_a_plan_is_made_with_all_that_the_file_says():
    result = imported(HEADER + FAIR + BOOK)
    assert (result.errors, result.created) == ((), 2)
    fair = PlanTask.objects.get(plan__year=2024, code="III.5-2")
    assert (fair.section, fair.agency.code, fair.kind, fair.languages) == ("III.5", "svhttdl", "activity", ["vi", "en"])
    assert (fair.target, fair.period, str(fair.due), fair.quantity) == ("VITM", "year", "2024-12-31", 2)
    assert {agency.code for agency in fair.cooperating.all()} == {"bqlkcn", "sct"}
    assert str(PlanTask.objects.get(code="III.5-4c").due) == "2024-12-31"


def test_the_same_file_changes_nothing_the_second_time(django_assert_max_num_queries):
    imported(HEADER + FAIR + BOOK)
    with django_assert_max_num_queries(12):
        result = imported(HEADER + FAIR + BOOK)
    assert (result.created, result.updated, result.unchanged) == (0, 0, 2)


def test_a_spreadsheet_does_as_well():
    rows = [line.split(",") for line in (HEADER + BOOK).splitlines()]
    assert import_plan(xlsx_file(*rows), 2024, dry_run=False).created == 1


def test_a_changed_line_changes_its_task_and_no_other_year():
    imported(HEADER + FAIR)
    imported(HEADER + FAIR, year=2025)
    result = imported("code,quantity,cooperating,target\nIII.5-2,3,sct,\n")
    assert [(line.outcome, line.columns) for line in result.lines] == [(Outcome.UPDATED, ("quantity", "cooperating"))]
    now, next_year = (PlanTask.objects.get(plan__year=year) for year in (2024, 2025))
    assert (now.quantity, now.target, [a.code for a in now.cooperating.all()]) == (3, "VITM", ["sct"])
    assert (next_year.quantity, next_year.cooperating.count()) == (2, 2)


def test_a_hyphen_clears_and_a_task_that_the_file_does_not_name_stays():
    imported(HEADER + FAIR + BOOK)
    imported("code,target,quantity,cooperating,languages\nIII.5-2,-,-,-,-\n")
    fair = PlanTask.objects.get(code="III.5-2")
    assert (fair.target, fair.quantity, fair.cooperating.count(), fair.languages) == ("", None, 0, [])
    assert PlanTask.objects.filter(code="III.5-4c").exists()


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("X-1,X,khong,Việc,activity,vi,,year,,,\n", [(2, "agency", "khong")]),
        ("X-1,X,sct,Việc,tiec,vi,,year,,,\n", [(2, "kind", "tiec")]),
        ("X-1,X,sct,Việc,activity,de,,year,,,\n", [(2, "languages", "de")]),
        ("X-1,X,sct,Việc,activity,vi,,year,2024-02-30,,\n", [(2, "due", "2024-02-30")]),
        ("X-1,X,sct,Việc,activity,vi,,year,,khong,\n", [(2, "cooperating", "khong")]),
        ("X-1,X,sct,Việc,activity,vi,,year,,,0\n", [(2, "quantity", "0")]),
        ("X-1,X,sct,Việc,activity,vi,,,,,\n", [(2, "", "")]),
        ("X-1,X,,Việc,activity,vi,,year,,,\n", [(2, "agency", "")]),
        ("X-1,X,sct,,activity,vi,,year,,,\n", [(2, "text", "")]),
        (",X,sct,Việc,activity,vi,,year,,,\n", [(2, "code", "")]),
        (FAIR + FAIR, [(3, "code", "III.5-2")]),
        (f"{FAIR}X-1,X,khong,Việc,tiec,vi,,year,,,\n", [(3, "agency", "khong"), (3, "kind", "tiec")]),
    ],
)
def test_every_error_is_named_by_line_and_column_and_nothing_is_written(lines, found):
    assert errors(HEADER + lines) == found
    assert not PlanTask.objects.exists()
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("header", "column"), [("code,plan\n", "plan"), ("section\n", "code"), ("code,code\n", "code"), ("code,la\n", "la")]
)
def test_a_wrong_header_is_refused(header, column):
    assert [error[:2] for error in errors(header)] == [(1, column)]


def test_a_broken_file_is_refused():
    assert import_plan(io.BytesIO(b"\xff\xfe\x00"), 2024, dry_run=False).errors


def test_a_dry_run_says_what_it_would_do_and_does_nothing():
    assert imported(HEADER + FAIR, dry_run=True).created == 1
    assert not Plan.objects.exists()


class TestScreen:
    def post(self, user, text, action="import", year=2024):
        file = csv_file(text)
        file.name = "ke-hoach.csv"
        return client_of(user).post(reverse("plan_import"), {"year": year, "file": file, "action": action})

    def test_the_desk_checks_then_imports_the_plan(self, cast):
        checked = self.post(cast.desk, HEADER + FAIR + BOOK, "check")
        assert (checked.status_code, checked.context["result"].created) == (200, 2)
        assert not PlanTask.objects.exists()
        answer = self.post(cast.desk, HEADER + FAIR + BOOK)
        assert (answer.status_code, answer.url) == (302, reverse("plan_tasks:index"))
        fair = PlanTask.objects.get(code="III.5-2")
        history = client_of(cast.desk).get(reverse("plan_tasks:history", args=[fair.pk])).content.decode()
        assert str(cast.desk) in history

    def test_errors_stand_on_the_screen_line_by_line(self, cast):
        answer = self.post(cast.desk, HEADER + FAIR + "X-1,X,khong,Việc,activity,vi,,year,,,\n")
        html = answer.content.decode()
        assert answer.status_code == 422
        assert ">khong</td>" in html
        assert ">3</td>" in html
        assert not PlanTask.objects.exists()

    def test_a_file_of_another_kind_or_a_wrong_year_is_refused(self, cast):
        assert "year" in self.post(cast.desk, HEADER, year=24).context["form"].errors
        file = csv_file("x")
        file.name = "ke-hoach.exe"
        data = {"year": 2024, "file": file, "action": "import"}
        assert "file" in client_of(cast.desk).post(reverse("plan_import"), data).context["form"].errors

    def test_tasks_are_exported_in_the_form_that_is_imported(self, cast):
        imported(HEADER + FAIR + BOOK)
        client = client_of(cast.desk)
        for ending in ("csv", "xlsx"):
            answer = client.get(reverse("plan_tasks:index"), {"export": ending, "plan": plan().pk})
            result = import_plan(io.BytesIO(b"".join(answer.streaming_content)), 2024, dry_run=True)
            assert (result.errors, result.unchanged) == ((), 2)


class TestCommand:
    @pytest.fixture
    def path(self, tmp_path):
        path = tmp_path / "ke-hoach.csv"
        path.write_text(HEADER + FAIR)
        return path

    def test_it_imports(self, path, capsys):
        call_command("import_plan", str(path), "--year=2024", "--dry-run")
        assert not Plan.objects.exists()
        call_command("import_plan", str(path), "--year=2024")
        assert PlanTask.objects.get().plan.year == 2024
        assert "would be created: 1" in capsys.readouterr().out

    def test_it_names_the_lines_that_are_wrong(self, path, capsys):
        path.write_text(HEADER + FAIR.replace("svhttdl", "khong"))
        with pytest.raises(CommandError, match="1 errors; nothing was imported"):
            call_command("import_plan", str(path), "--year=2024")
        assert "khong" in capsys.readouterr().err

    def test_a_missing_file_and_a_wrong_year_are_said(self, path):
        with pytest.raises(CommandError, match="khong-co.csv"):
            call_command("import_plan", "khong-co.csv", "--year=2024")
        with pytest.raises(CommandError, match="24 is no year of a plan"):
            call_command("import_plan", str(path), "--year=24")


def test_an_import_leaves_what_activities_rely_on():
    kept = task("III.5-2")
    imported(HEADER + FAIR)
    kept.refresh_from_db()
    assert kept.text == "Tham gia hội chợ VITM"
