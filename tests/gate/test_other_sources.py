"""Nothing but Wagtail's own code (tests/gate/routes.py) writes `live` or a date of release unseen by `save()`."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

from tests.gate.callers import callers

ROOT = Path(__file__).resolve().parents[2]
OURS = sorted(config.name for config in apps.get_app_configs() if Path(config.path).parent == ROOT)
LIBRARIES = sorted(
    {config.name for config in apps.get_app_configs() if config.name.split(".")[0] not in {"wagtail", *OURS}}
    | {"treebeard"}  # the tree below Wagtail's pages; no app of its own here
)
# What ours may: each saves the page by `save()` or takes a date away.
KNOWN = {
    "cms.demo.pages:draft": "adds a draft",
    "content.release:send_back": "takes the date away",
    "content.rights:_made_from_cleared_text": "only reads",
    "content.trees:publish": "adds a draft and publishes it with a clearance of its own",
    "content.wagtail_guard:_may_know_of_pages": "only reads",
    "syndication.language_states:_state": "only reads",
    "translation.work.unasked:stories": "only reads",
}


def writers(package: str) -> set[str]:
    """Functions that write one of the two fields."""
    return {name for name, marks in callers(package).items() if any(mark.startswith("sets ") for mark in marks)}


def test_our_own_code_writes_live_only_where_it_is_known_to():
    found = set().union(*map(writers, OURS))
    assert found - KNOWN.keys() == set(), "Save the page, so that the gate sees it, and name the function here."


@pytest.mark.parametrize("package", LIBRARIES)
def test_no_other_library_writes_live(package):
    assert writers(package) == set()


def test_wagtail_localize_is_a_library_and_no_route():
    """Its publishing code works on models of its app, which is not installed; what we import has none of it."""
    assert not apps.is_installed("wagtail_localize")
    publishing = {name.split(":")[0] for name in callers("wagtail_localize")}
    assert publishing, "the finder finds nothing there"
    imported = {module for path in ROOT.glob("*/**/*.py") if is_ours(path) for module in imports_of(path)}
    assert {name for name in imported if name.startswith("wagtail_localize")} & publishing == set()


def is_ours(path: Path) -> bool:
    return path.relative_to(ROOT).parts[0] in OURS


def imports_of(path: Path) -> set[str]:
    """Modules, and what is taken out of them, which may be a module too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found
