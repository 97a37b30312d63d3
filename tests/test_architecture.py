"""An app imports from, and points foreign keys at, lower rows only; neighbours do not know each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parent.parent
ROWS = [
    {"cms"},
    {"reporting"},
    {"website", "publications"},
    {"translation", "syndication"},
    {"content"},
    {"planning"},
    {"reference"},
    {"accounts"},
]
ROW_OF = {app: number for number, row in enumerate(ROWS) for app in row}
OPEN_TO_ALL = "cms.languages"


def is_allowed(importer: str, imported: str) -> bool:
    """May code of one app use the module or app named?"""
    target = imported.split(".")[0]
    if target not in ROW_OF or target == importer or imported.startswith(OPEN_TO_ALL):
        return True
    return ROW_OF[target] > ROW_OF[importer]


def imports_of(source: str) -> Iterator[str]:
    """Absolute modules that a source file imports, wherever in the file."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_imports(app: str, source: str) -> list[str]:
    return [name for name in imports_of(source) if not is_allowed(app, name)]


def wrong_relations(model: type[models.Model]) -> list[str]:
    """Relations of a model that point up or sideways."""
    forward = [
        field.related_model
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
    ]
    return [target._meta.label for target in forward if not is_allowed(model._meta.app_label, target._meta.app_label)]


def test_every_app_imports_from_lower_rows_only():
    wrong = {
        str(path.relative_to(ROOT)): found
        for app in ROW_OF
        for path in (ROOT / app).rglob("*.py")
        if (found := wrong_imports(app, path.read_text()))
    }
    assert wrong == {}


def test_every_foreign_key_points_to_lower_rows_only():
    ours = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in ROW_OF]
    assert len(ours) > 20
    assert {m._meta.label: wrong_relations(m) for m in ours if wrong_relations(m)} == {}


def test_a_planted_import_is_found():
    assert wrong_imports("content", "def f():\n    from website.search import find") == ["website.search.find"]
    assert wrong_imports("website", "import publications.pdf") == ["publications.pdf"]
    assert wrong_imports("accounts", "from cms.languages import ACTIVE") == []
    assert wrong_imports("accounts", "from cms import languages") == []
    assert wrong_imports("accounts", "from cms import settings") == ["cms.settings"]


def test_a_planted_foreign_key_is_found():
    class Planted(models.Model):  # noqa: DJ008
        item = models.ForeignKey("syndication.Item", on_delete=models.CASCADE)

        class Meta:
            app_label = "content"

    try:
        assert wrong_relations(Planted) == ["syndication.Item"]
    finally:
        del apps.all_models["content"]["planted"]
        apps.clear_cache()


def test_languages_imports_the_standard_library_only():
    source = (ROOT / "cms" / "languages.py").read_text()
    assert {name.split(".")[0] for name in imports_of(source)} <= {"__future__", "os", "dataclasses"}
