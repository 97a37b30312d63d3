"""Pairs that come as JSON lines, as a tool outside the workbench sends them."""

import io
import json
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from reference.models import Term

pytestmark = pytest.mark.django_db


def line(**data):
    told = {"source_language": "vi", "target_language": "en", "source": "", "target": "", "kind": "paragraph"}
    return json.dumps({**told, **data}, ensure_ascii=False)


def ask(monkeypatch, *lines):
    """The answers in order, and how the command ended."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    out, error = io.StringIO(), None
    try:
        call_command("check_segments", stdout=out)
    except CommandError as raised:
        error = raised
    return [json.loads(answer) for answer in out.getvalue().splitlines()], error


def test_each_line_is_answered_in_its_order(monkeypatch):
    answers, error = ask(
        monkeypatch,
        line(source="Vốn 85 tỷ đồng", target="Capital of VND85 billion"),
        line(source="Vốn 85 tỷ đồng", target="资本85亿越盾", target_language="zh-Hans"),
        line(source="Vốn 85 tỷ đồng", target="资本850亿越盾", target_language="zh-hans"),
    )
    assert error is None
    assert [[found["check"] for found in answer["findings"]] for answer in answers] == [[], ["numbers"] * 2, []]
    assert answers[1]["findings"][0].keys() == {"check", "severity", "message"}
    assert answers[1]["findings"][0]["severity"] == "blocking"


def test_a_kind_that_is_not_known_is_a_paragraph(monkeypatch):
    answers, _error = ask(monkeypatch, line(source="Một câu.", target="A sentence", kind="poem"))
    assert [(found["check"], found["severity"]) for found in answers[0]["findings"]] == [("closing", "warning")]


def test_the_office_s_glossary_is_asked(monkeypatch):
    Term.objects.create(name_vi="Biển Đông", name_en="East Sea", forbidden_en="South China Sea", kind="sovereignty")
    answers, _error = ask(monkeypatch, line(source="Ngư dân", target="Fishermen in the South China Sea"))
    assert [found["check"] for found in answers[0]["findings"]] == ["terms"]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("no json", ""),
        ("[1]", ""),
        (line(target_language="xx"), "xx"),
        (line(source=None), "source"),
        ('{"source_language": "vi"}', "target_language"),
        ('{"source": "\\ud800"', ""),
    ],
)
def test_a_line_that_cannot_be_read_is_answered_with_an_error_and_the_others_are_checked(monkeypatch, wrong, says):
    answers, error = ask(monkeypatch, line(source="Ba", target=""), wrong, line(source="Ba", target="Three"))
    assert [list(answer) for answer in answers] == [["findings"], ["error"], ["findings"]]
    assert says in answers[1]["error"]
    assert error.returncode == 1


def test_half_of_a_surrogate_pair_is_no_500(monkeypatch):
    answers, _error = ask(monkeypatch, line(source="Ba", target="x").replace("x", "\\ud83d"))
    assert "findings" in answers[0] or "error" in answers[0]


def test_the_command_reads_a_pipe_and_needs_no_installation(tmp_path):
    run = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "check_segments"],
        input=f"{line(source='Ba', target='The South China Sea')}\nbroken\n".encode(),
        capture_output=True,
        timeout=60,
        env={**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": ""},
        check=False,
    )
    lines = run.stdout.decode().splitlines()
    assert run.returncode == 1, run.stderr.decode()
    assert [list(json.loads(answer)) for answer in lines] == [["findings"], ["error"]]
    assert "terms" in lines[0]
