"""What can be a Vietnamese word, and which two spellings are one."""

from __future__ import annotations

import re
import unicodedata

import pytest

from tests.translation.changes.stories import sentences
from translation.changes import spelling, syllables

WORDS = """
    nghiêng khuya giếng gì quốc quýt quyển thuở yêu uống ưỡn nghệ gạch xoong khoèo huỳnh nguyệt quê đường
    ngoằn chuẩn hươu rượu khuỷu thuyền biết muỗi lưỡi oai yết giúp quỹ kỹ lý đặc ích
""".split()  # noqa: SIM905
NO_WORDS = """
    nghành ghạch ka ce ngê nghiêp đôc khcáh nhữngg cảnhh yêuu wifi zalo thànnh bìnhh quôcc hiên̂ triễn ăa
    logistics samsung container tnăg
""".split()  # noqa: SIM905


@pytest.mark.parametrize("word", WORDS)
def test_a_word_fits_the_grammar_however_its_letters_are_composed(word):
    assert syllables.is_word(word)
    assert syllables.is_word(unicodedata.normalize("NFD", word).upper())


@pytest.mark.parametrize("word", NO_WORDS)
def test_what_nobody_can_say_is_no_word(word):
    assert not syllables.is_word(word)


def test_the_grammar_knows_the_words_of_whole_stories():
    words = [word for text in sentences() for word in re.findall(r"(?<![\w.@/-])[a-zà-ỹđ]+(?![\w.@/-])", text)]
    unknown = {word for word in words if not syllables.is_word(word)}
    assert sum(word in unknown for word in words) / len(words) < 0.005, sorted(unknown)


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("thuỷ", "thủy"), ("đaị", "đại"), ("ngừơi", "người")])
def test_a_tone_mark_on_another_vowel_is_the_same_word(one, other):
    assert spelling.placed(one) == spelling.placed(other)


@pytest.mark.parametrize(("one", "other"), [("kĩ", "kỹ"), ("quí", "quý"), ("tỉ", "tỷ"), ("quít", "quýt")])
def test_i_and_y_are_the_same_word_and_not_the_same_name(one, other):
    assert spelling.even(one) == spelling.even(other)
    assert spelling.placed(one) != spelling.placed(other)


@pytest.mark.parametrize(("one", "other"), [("tai", "tay"), ("hai", "hay"), ("bán", "bạn"), ("hoa", "hóa")])
def test_other_words_stay_apart(one, other):
    assert spelling.even(one) != spelling.even(other)


@pytest.mark.parametrize(("before", "now"), [("bán", "bạn"), ("tăng", "tầng"), ("tinh", "tỉnh"), ("khcáh", "gạch")])
def test_two_ordinary_words_or_distant_ones_are_no_slip(before, now):
    assert not spelling.is_slip(before, now)
