"""A sixth language: one word in the environment, a migration, a command; then its home answers."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import prepared

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "cms", "content", "reference", "syndication", "website")
SETTINGS = f"""
from cms.settings import *
MIGRATION_MODULES = {{app: f"new_migrations.{{app}}" for app in {APPS!r}}}
STORAGES = {{**STORAGES, "staticfiles": {{"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}}}
"""
VISIT = """
import django; django.setup()
from django.test import Client
answer = Client(headers={"host": "localhost"}).get("/ko/")
print(answer.status_code, answer.content.decode())
"""


@pytest.fixture
def office(tmp_path, shelf):
    """An office with five languages, a settings override with Korean, and copies of the migrations."""
    shutil.copytree(prepared.empty(shelf), tmp_path / "data")
    migrations = tmp_path / "new_migrations"
    for app in APPS:
        shutil.copytree(ROOT / app / "migrations", migrations / app, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "__init__.py").touch()
    (tmp_path / "korean_settings.py").write_text(SETTINGS)
    environment = {
        **os.environ,
        "LANGUAGES": "vi,en,zh-hans,ja,fr,ko",
        "DATA_DIR": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "korean_settings",
        "PYTHONPATH": f"{tmp_path}:{ROOT}",
    }
    environment.pop("DATABASE_URL", None)

    def run(*arguments):
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def test_korean_needs_a_migration_and_a_command(office, tmp_path):
    office("manage.py", "makemigrations", "-n", "korean")
    assert [path.parent.name for path in tmp_path.rglob("*_korean.py")] == ["reference"]

    office("manage.py", "migrate", "-v0")
    assert "ko: 4 pages made" in office("manage.py", "make_trees")

    answer = office("-c", VISIT)
    assert answer.startswith("200 ")
    assert '<html lang="ko"' in answer
    assert 'hreflang="ko"' in answer
