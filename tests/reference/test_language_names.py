"""What a language is called on Vietnamese and on English screens."""

import pytest
from django.utils.translation import override

from cms import languages
from reference.language_names import name_of


@pytest.mark.parametrize(
    ("screen", "code", "name"),
    [("vi", "ja", "tiếng Nhật"), ("en", "ja", "Japanese"), ("vi", "xx", "xx"), ("en", "", "")],
)
def test_languages_are_named_in_the_language_of_the_screen(screen, code, name):
    with override(screen):
        assert name_of(code) == name


def test_every_language_has_an_english_name():
    assert all(language.name_en.isascii() for language in languages.KNOWN.values())
