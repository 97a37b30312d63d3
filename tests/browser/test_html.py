"""html-validate finds no error on any public page: one process of Node for all that the crawl has saved."""

import json
import shutil
import subprocess

import pytest

from tests.cms.installation import ROOT

RULES = ROOT / "tests" / "html" / "rules.mjs"
PROGRAM = ROOT / "tests" / "html" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
MISSING = "html-validate is not installed; `make html-validate` installs it"


def validate(folder):
    """File → what is wrong with it."""
    assert PROGRAM.exists(), MISSING
    command = [shutil.which("node"), PROGRAM, "--config", RULES, "--formatter", "json", folder]
    done = subprocess.run(command, cwd=RULES.parent, capture_output=True, text=True)
    assert done.stdout, done.stderr
    return {
        report["filePath"].rpartition("/")[2]: [
            f"{message['ruleId']}: {message['message']} {message.get('selector')}" for message in report["messages"]
        ]
        for report in json.loads(done.stdout)
        if report["messages"]
    }


def test_html_validate_finds_no_error_on_any_page(pages, errors, tmp_path):
    saved = {f"{number:04}.html": answer for number, answer in enumerate([*pages, *errors])}
    for name, answer in saved.items():
        (tmp_path / name).write_bytes(answer.body)
    wrong = {saved[name].url: messages for name, messages in validate(tmp_path).items()}
    assert wrong == {}, json.dumps(wrong, indent=1, ensure_ascii=False)[:20_000]


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ("<p><div>x</div></p>", "close-order"),
        ('<p id="a">x</p><p id="a">y</p>', "no-dup-id"),
        ('<nav aria-label="a">x</nav><nav aria-label="a">y</nav>', "unique-landmark"),
        ('<input name="a" aria-label="a"><input name="a" aria-label="b">', "form-dup-name"),
        ("<img src=x>", "attr-quotes"),
    ],
)
def test_a_planted_fault_is_found(tmp_path, markup, rule):
    (tmp_path / "a.html").write_text(f'<!DOCTYPE html>\n<html lang="vi"><head><title>a</title></head>{markup}</html>')
    assert rule in {message.split(":")[0] for message in validate(tmp_path)["a.html"]}
