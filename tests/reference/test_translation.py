"""The registration of translated fields."""

import os
import re
import subprocess
import sys

import pytest
from django.apps import apps
from django.conf import settings

from cms import languages
from reference.models.base import column_name, translated_fields

TRANSLATED = [model for model in apps.get_app_config("reference").get_models() if translated_fields(model)]


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model.__name__)
def test_every_word_has_a_column_per_language(model):
    columns = {field.name for field in model._meta.concrete_fields}
    expected = {column_name(name, lang) for name in translated_fields(model) for lang in languages.ACTIVE}
    assert expected <= columns


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model.__name__)
def test_only_vietnamese_is_ever_required(model):
    others = [column_name(name, lang) for name in translated_fields(model) for lang in languages.TRANSLATED]
    assert [name for name in others if not model._meta.get_field(name).blank] == []


def test_a_sixth_language_only_adds_columns_and_its_right():
    command = [sys.executable, "manage.py", "makemigrations", "reference", "--dry-run"]
    environment = {**os.environ, "LANGUAGES": ",".join([*languages.CODES, "ko"])}
    shown = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True)
    operations = re.findall(r"^    ([+~-] .*)$", shown.stdout, re.MULTILINE)
    added = [line for line in operations if re.fullmatch(r"\+ Add field \w+_ko to \w+", line)]
    assert len(added) > 60
    assert [line for line in operations if line not in added] == ["~ Change Meta options on languageright"]
