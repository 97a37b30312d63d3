"""Folding, and the keys made from it."""

import pytest

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
