"""An old translation handed on to the parts of its source, and several put together."""

from __future__ import annotations

import pytest

from translation import markup
from translation.changes import joined, share

SOURCES = ["Hồ rộng. Nước trong xanh.", "Chiều xuống, chuông chùa vang."]
PARTS = {
    "en": ["The lake is wide. Its water is clear.", "At dusk the bell rings."],
    "zh-hans": ["湖面宽阔。湖水清澈。", "黄昏钟声响起。"],
    "ja": ["湖は広い。水は澄んでいる。", "夕暮れに鐘が鳴る。"],
    "fr": ["Le lac est vaste. L'eau est claire.", "Le soir, la cloche sonne."],
}


@pytest.mark.parametrize(("language", "between"), [("en", " "), ("zh-hans", ""), ("ja", ""), ("fr", " ")])
def test_a_translation_is_cut_at_the_ends_of_its_sentences_and_put_together_again(language, between):
    target = between.join(PARTS[language])
    assert share(target, SOURCES, language) == PARTS[language]
    assert joined(PARTS[language], language) == target


def test_another_number_of_sentences_is_not_guessed_at():
    assert share("The lake is wide and clear. The bell rings.", SOURCES, "en") is None


def test_placeholders_are_numbered_as_in_the_new_pieces():
    sources = ["⟦1⟧Hồ⟦/1⟧ rộng.", "⟦1⟧Chuông⟦/1⟧ vang ⟦2⟧chiều⟦/2⟧."]
    parts = share("The ⟦1⟧lake⟦/1⟧ is wide. At ⟦3⟧dusk⟦/3⟧ the ⟦2⟧bell⟦/2⟧ rings.", sources, "en")
    assert parts == ["The ⟦1⟧lake⟦/1⟧ is wide.", "At ⟦2⟧dusk⟦/2⟧ the ⟦1⟧bell⟦/1⟧ rings."]
    for source, part in zip(sources, parts, strict=True):
        markup.check(source, part)


def test_bold_over_both_sentences_cannot_be_cut():
    assert share("⟦1⟧The lake is wide. The bell rings.⟦/1⟧", ["Hồ rộng.", "Chuông vang."], "en") is None


def test_a_part_without_the_placeholders_of_its_piece_is_not_offered():
    assert share("The lake is wide. The ⟦1⟧bell⟦/1⟧ rings.", ["⟦1⟧Hồ⟦/1⟧ rộng.", "Chuông vang."], "en") is None


def test_merged_translations_count_their_placeholders_on():
    assert joined(["⟦1⟧湖⟦/1⟧は広い。", "", "⟦1⟧鐘⟦/1⟧が鳴る。"], "ja") == "⟦1⟧湖⟦/1⟧は広い。⟦2⟧鐘⟦/2⟧が鳴る。"


def test_korean_has_spaces_between_sentences():
    assert joined(["호수는 넓다.", "종이 울린다."], "ko") == "호수는 넓다. 종이 울린다."
