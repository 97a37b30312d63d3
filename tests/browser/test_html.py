"""html-validate finds no error on any public page: one process of Node for all that the crawl has saved."""

import json
import shutil
import subprocess

from tests.cms.installation import ROOT

RULES = ROOT / "tests" / "html" / "rules.mjs"
PROGRAM = ROOT / "tests" / "html" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
MISSING = "html-validate is not installed; `make html-validate` installs it"


def validate(folder):
    """File → what is wrong with it."""
    assert PROGRAM.exists(), MISSING
    command = [shutil.which("node"), PROGRAM, "--config", RULES, "--formatter", "json", folder]
    report = folder.with_suffix(".json")
    with report.open("w") as out:  # Node ends before all has gone through a pipe
        done = subprocess.run(command, cwd=RULES.parent, stdout=out, stderr=subprocess.PIPE, text=True)
    assert report.stat().st_size, done.stderr
    return {
        one["filePath"].rpartition("/")[2]: [
            f"{message['ruleId']}: {message['message']} {message.get('selector')}" for message in one["messages"]
        ]
        for one in json.loads(report.read_text())
        if one["messages"]
    }


def test_html_validate_finds_no_error_on_any_page(pages, errors, tmp_path):
    saved = {f"{number:04}.html": answer for number, answer in enumerate([*pages, *errors])}
    for name, answer in saved.items():
        (tmp_path / name).write_bytes(answer.body)
    wrong = {saved[name].url: messages for name, messages in validate(tmp_path).items()}
    assert wrong == {}, json.dumps(wrong, indent=1, ensure_ascii=False)[:20_000]


FAULTS = {
    "close-order": "<p><div>x</div></p>",
    "no-dup-id": '<p id="a">x</p><p id="a">y</p>',
    "unique-landmark": '<nav aria-label="a">x</nav><nav aria-label="a">y</nav>',
    "form-dup-name": '<input name="a" aria-label="a"><input name="a" aria-label="b">',
    "attr-quotes": "<img src=x>",
}


def test_planted_faults_are_found(tmp_path):
    head = '<!DOCTYPE html>\n<html lang="vi"><head><title>a</title></head>'
    for rule, markup in FAULTS.items():
        (tmp_path / f"{rule}.html").write_text(f"{head}{markup}</html>")
    wrong = validate(tmp_path)
    for rule in FAULTS:
        assert rule in {message.split(":")[0] for message in wrong[f"{rule}.html"]}, rule
