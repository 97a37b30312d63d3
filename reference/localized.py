"""Reads a fact's words in a language, or borrows them from the next one and says so."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from cms import languages
from cms.languages import Language


@dataclass(frozen=True)
class LocalizedText:
    """Words and the language that they are in, for the `lang` attribute."""

    text: str
    language: Language
    is_borrowed: bool  # taken from another language than the one asked for

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def localized(obj: models.Model, field: str, code: str) -> LocalizedText:
    """The field in the language, else in the languages it may borrow from, else empty text in the language asked for.

    Reads the explicit columns only: the base column holds whichever language was active at the last save.
    """
    for language in languages.fallbacks(code):
        if text := getattr(obj, f"{field}_{language.column}", None):
            return LocalizedText(text, language, is_borrowed=language.code != code)
    return LocalizedText("", languages.get(code), is_borrowed=False)
