"""Properties of the score, whatever the texts."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.translation.matching.rows import changed, entry, texts
from translation.matching import Index, shelves
from translation.matching.comparing import comparable
from translation.matching.scoring import likeness, score

MARKUP = ["⟦1⟧", "⟦/1⟧", "⟦2/⟧", "⟦⟦"]
PIECES = st.sampled_from(["ma", "má", "Ma", "đền", "den", "工業", "é", "e\u0301", "2024", "1.234,5", " ", ",", *MARKUP])
TEXTS = st.lists(PIECES, max_size=12).map(" ".join)


def of(text, other):
    return score(comparable(text), comparable(other))


@given(TEXTS, TEXTS)
def test_the_score_is_the_same_in_both_directions(text, other):
    assert of(text, other) == of(other, text)


@given(TEXTS, TEXTS)
def test_a_hundred_is_for_the_same_text_only(text, other):
    assert (of(text, other).points == 100) == (comparable(text).even == comparable(other).even)
    assert 0 <= of(text, other).points <= 100


@given(TEXTS)
def test_a_text_is_like_itself(text):
    assert of(text, text) == (100, ())
    assert likeness(comparable(text), comparable(text)) == 1


@pytest.mark.parametrize("least", [50, 75, 85])
def test_the_index_finds_what_comparing_with_each_entry_finds(least):
    chance = random.Random(84)
    rows = [entry(text, text) for text in texts(400, chance)]
    index = Index(rows, "ko")
    for row in chance.sample(rows, 60):
        text = changed(row.source, chance)
        each = sorted((of(text, other.source).points for other in rows), reverse=True)
        expected = [points for points in each if points >= least][:1]
        assert [match.score for match in index.find(text, least=least, most=1)] == expected


def test_a_text_with_a_few_short_words_more_is_not_passed_over():
    index = Index([entry("khánh thành đường nghiêng trường", "x")], "en")
    assert [match.score for match in index.find("ở xã ta khánh thành đường nghiêng trường")] == [82]


def test_a_bracket_of_the_text_itself_is_one_letter():
    assert comparable("Dấu ⟦⟦ và ⟦1⟧dấu⟦/1⟧").letters == "dấu ⟦ và dấu"


def test_among_many_alike_the_ones_with_most_in_common_are_compared():
    many = [entry(f"tỉnh khánh thành dự án hạ tầng thứ {number} rất nhanh", str(number)) for number in range(300)]
    best = entry("tỉnh khánh thành dự án hạ tầng giao thông nhanh", "best")
    assert len(many) > 2 * shelves.CANDIDATES
    assert Index([*many, best], "en").find("tỉnh khánh thành dự án hạ tầng giao thông mới")[0].target == "best"
