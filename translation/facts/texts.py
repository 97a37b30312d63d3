"""Which kinds of facts, and which of their words, are the translators' work."""

from __future__ import annotations

from django.db import models

from cms import languages
from reference.models.base import column_name, translated_fields
from reference.proposals import subjects

# The glossary has its own screens, where terms are proposed; words of files belong to those who put them in.
LEFT_OUT = frozenset({"term", *subjects.FILES})
CODES = tuple(language.code for language in languages.TRANSLATED)


def kinds() -> dict[str, type[models.Model]]:
    """Models of facts by name in lower case."""
    return {kind: model for kind, model in subjects.subject_models().items() if kind not in LEFT_OUT}


def vietnamese(row: models.Model, word: str) -> str:
    return read(row, word, languages.SOURCE)


def read(row: models.Model, word: str, language: str) -> str:
    """The words as they stand in the row, and in no other language's column."""
    return (getattr(row, column_name(word, languages.get(language))) or "").strip()


def words(model: type[models.Model]) -> tuple[str, ...]:
    return translated_fields(model)
