"""Each check with pairs that are right and pairs that are not: one file of cases per check, named after it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from cms import languages
from translation import checks
from translation.glossary import Entry
from translation.officials import Holder

HERE = Path(__file__).parent
MODULES = {module.NAME: module for module in checks.ALL}
FILES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.toml"))}
CASES = [(name, case) for name, file in FILES.items() for case in file["case"]]


def entries(name: str, code: str) -> list[Entry]:
    column = languages.KNOWN[code].column
    return [
        Entry(
            term["source"],
            tuple(term.get(f"right_{column}", [term["source"]] if term.get("keeps") else [])),
            tuple(term.get(f"wrong_{column}", [])),
            term["kind"],
            "",
            term.get("keeps", False),
        )
        for term in FILES[name].get("term", [])
    ]


def officials(name: str, code: str) -> tuple[Holder, ...]:
    column = languages.KNOWN[code].column
    rows = FILES[name].get("official", [])
    return tuple(Holder(o["name"], o["title"], o[f"name_{column}"], o[f"title_{column}"]) for o in rows)


def pair(name: str, case: dict[str, Any]) -> checks.Pair:
    code = case["language"]
    more = {key: case[key] for key in ("limit", "kind", "elsewhere") if key in case}
    return checks.pair(
        case["source"], case["target"], code, entries(name, code), officials=officials(name, code), **more
    )


@pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{name}-{case['language']}-{case['target'][:20]}" for name, case in CASES]
)
def test_a_check_finds_what_is_wrong_and_leaves_what_is_right(name, case):
    with override("en"):
        found = list(MODULES[name].check(pair(name, case)))
    assert bool(found) is case["finds"], found
    assert all(finding.check == name and finding.message for finding in found)
    if "says" in case:
        assert any(case["says"] in finding.message for finding in found), found
    if "repaired" in case:
        assert [finding.repaired for finding in found] == [case["repaired"]]


def test_every_check_has_cases_that_are_right_and_cases_that_are_not():
    """A check that finds nothing, or finds fault with everything, would pass half of them."""
    assert set(FILES) == set(MODULES)
    for name, file in FILES.items():
        assert {case["finds"] for case in file["case"]} == {True, False}, name


def test_what_is_repaired_has_nothing_left_to_repair():
    for name, case in CASES:
        if "repaired" in case:
            again = checks.pair(case["source"], case["repaired"], case["language"], [])
            assert not list(MODULES[name].check(again)), (name, case)


def test_of_an_empty_target_only_that_is_said():
    empty = checks.pair("Vốn 85 tỷ đồng.", "", "en", [])
    assert [finding.check for finding in checks.of_pair(empty)] == ["empty"]


def test_a_blocking_check_blocks_and_a_warning_does_not():
    for name, case in CASES:
        if case["finds"]:
            found = list(MODULES[name].check(pair(name, case)))
            is_blocking = MODULES[name] in checks.BLOCKING
            assert {finding.severity == checks.Severity.BLOCKING for finding in found} == {is_blocking}, name
