"""Finding how words were translated before."""

from __future__ import annotations

import pytest

from tests.translation.matching.rows import entry
from translation.matching import Index, concordance

ROWS = [
    entry("Khu công nghiệp sạch tại Yên Mỹ", "イエンミーのクリーン工業団地"),
    entry("Nhãn lồng ⟦1⟧Hưng Yên⟦/1⟧ năm 2024", "2024年、フンイエン産リュウガン"),
    entry("Mẹ và má đều đến", "お母さん"),
    entry("Đầu tư vào khu công nghiệp", "工業団地への投資"),
    entry("Khu công nghiệp sạch", "クリーン工業団地", is_sentence=True),
]
INDEX = Index(ROWS, "ja")


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("khu cong nghiep", [3, 0]),
        ("Công Nghiệp khu", [3, 0]),
        ("hung yen", [1]),
        ("dau tu", [3]),
        ("工業団地", [3, 0]),
        ("団地 投資", [3]),
        ("リュウガン", [1]),
        ("業工", []),
        ("2024", [1]),
        ("2025", []),
        ("ma", [2]),
        ("mà", []),
        ("má", [2]),
        ("nhãn 投資", []),
        ("chưa có", []),
        (" , ", []),
    ],
)
def test_entries_with_all_the_words_on_one_side_are_found(words, places):
    assert concordance(INDEX, words) == [ROWS[place] for place in places]


def test_no_more_are_given_than_asked_for_the_newest_first():
    assert concordance(INDEX, "khu công nghiệp", most=1) == [ROWS[3]]
