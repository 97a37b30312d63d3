"""Words of a fact in a language, or borrowed."""

import pytest
from django.utils import translation

from reference.localized import localized
from reference.models import Agency

NAMES = {"vi": "Sở Tài chính", "en": "Department of Finance", "zh_hans": "财政厅", "ja": "財政局", "fr": "Finances"}


@pytest.mark.parametrize(
    ("filled", "asked", "text", "language", "is_borrowed"),
    [
        (["vi", "en", "ja"], "ja", "財政局", "ja", False),
        (["vi", "zh_hans"], "zh-hans", "财政厅", "zh-hans", False),
        (["vi", "en"], "fr", "Department of Finance", "en", True),
        (["vi"], "fr", "Sở Tài chính", "vi", True),
        (["ja"], "vi", "", "vi", False),
        ([], "en", "", "en", False),
    ],
)
@pytest.mark.parametrize("active", ["vi", "en", "ja"])
def test_a_missing_value_is_borrowed_and_says_so(filled, asked, text, language, is_borrowed, active):
    agency = Agency(**{f"name_{column}": NAMES[column] for column in filled})
    with translation.override(active):
        found = localized(agency, "name", asked)
    assert (found.text, found.language.code, found.is_borrowed) == (text, language, is_borrowed)


def test_empty_text_counts_as_missing():
    assert localized(Agency(name_vi="Sở", name_ja=""), "name", "ja").text == "Sở"


def test_a_borrowed_value_carries_its_own_tag():
    assert localized(Agency(name_vi="Sở", name_zh_hans="厅"), "name", "zh-hans").language.bcp47 == "zh-Hans"
