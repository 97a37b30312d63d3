"""Folding, and the keys made from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.folding import ascii_slug, index_terms, query_terms, strip_marks


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đền Trần", "den tran"),
        ("Xúc tiến ĐẦU TƯ", "xuc tien dau tu"),
        ("Trần Thị Thuỷ", "tran thi thuy"),
        ("Fête à Hưng Yên", "fete a hung yen"),
        ("工業団地ガイド", "工業団地ガイド"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
    ],
)
def test_marks_go_and_voicing_stays(text, folded):
    assert strip_marks(text) == folded


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đền Đa Hòa", "den-da-hoa"),
        ("  Nhãn lồng, 2024!", "nhan-long-2024"),
        ("兴安", ""),
        ("フンイエン", ""),
        ("Été", "ete"),
    ],
)
def test_a_slug_is_ascii(text, slug):
    assert ascii_slug(text) == slug


def test_a_word_inside_a_chinese_sentence_is_found():
    indexed = set(index_terms("兴安省工业园区").split())
    assert set(query_terms("工业园")) <= indexed


CJK_TEXT = st.text("省工业园区龙眼投資リュウガンデータ、。A đầu", min_size=1, max_size=30)


@given(text=CJK_TEXT, data=st.data())
def test_any_part_of_a_chinese_or_japanese_text_is_found(text, data):
    """Latin words are found from their start only, so parts are cut at characters of the text's own script."""
    start = data.draw(st.integers(0, len(text) - 1))
    part = data.draw(st.integers(start + 1, len(text)).map(lambda end: text[start:end]))
    if any(character in "A đầu" for character in part):
        return
    assert set(query_terms(part)) <= set(index_terms(text).split())


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_and_slugs_are_ascii(text):
    assert strip_marks(strip_marks(text)) == strip_marks(text)
    assert ascii_slug(text).isascii()
    assert len(ascii_slug(text, limit=10)) <= 10
