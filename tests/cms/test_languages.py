"""The table of languages and what is derived from it."""

import pytest

from cms import languages


def test_five_languages_start_with_vietnamese():
    assert languages.CODES == ("vi", "en", "zh-hans", "ja", "fr")
    assert languages.get("zh-hans").bcp47 == "zh-Hans"
    assert languages.get("zh-hans").column == "zh_hans"


def test_a_missing_value_is_borrowed_from_english_then_vietnamese():
    assert [language.code for language in languages.fallbacks("ja")] == ["ja", "en", "vi"]
    assert [language.code for language in languages.fallbacks("en")] == ["en", "vi"]
    assert [language.code for language in languages.fallbacks("vi")] == ["vi", "en"]


@pytest.mark.parametrize("value", ["vi,de", "en,vi", "", "vi,en,en", ","])
def test_a_wrong_list_names_the_allowed_codes(value):
    with pytest.raises(languages.UnknownLanguageError, match="known: vi, en, zh-hans, ja, fr, ko"):
        languages.parse(value)


def test_a_sixth_language_is_one_word():
    assert [language.code for language in languages.parse("vi, en,ko")] == ["vi", "en", "ko"]
