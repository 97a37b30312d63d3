"""Sentences of approved pairs, kept apart and put together again."""

from __future__ import annotations

import pytest

from tests.translation.matching.rows import entry
from translation.matching import Index, compose, pairs

SOURCE = "Tỉnh có ⟦1⟧17⟦/1⟧ khu. Nhãn lồng ⟦2⟧chín⟦/2⟧ vào tháng Bảy."
TARGET = "The province has ⟦1⟧17⟦/1⟧ parks. Longans are ⟦2⟧ripe⟦/2⟧ in July."


def test_a_pair_of_two_sentences_gives_two_pairs_with_placeholders_counted_anew():
    assert pairs(SOURCE, TARGET, "vi", "en") == [
        ("Tỉnh có ⟦1⟧17⟦/1⟧ khu.", "The province has ⟦1⟧17⟦/1⟧ parks."),
        ("Nhãn lồng ⟦1⟧chín⟦/1⟧ vào tháng Bảy.", "Longans are ⟦1⟧ripe⟦/1⟧ in July."),
    ]


def test_japanese_sentences_are_paired_too():
    target = "省には⟦1⟧17⟦/1⟧の団地がある。リュウガンは7月に⟦2⟧熟す⟦/2⟧。"
    assert [pair.target for pair in pairs(SOURCE, target, "vi", "ja")] == [
        "省には⟦1⟧17⟦/1⟧の団地がある。",
        "リュウガンは7月に⟦1⟧熟す⟦/1⟧。",
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("Một câu thôi.", "One sentence only.", id="there is one sentence"),
        pytest.param("Câu một. Câu hai.", "One sentence only.", id="the translation has fewer"),
        pytest.param("⟦1⟧Câu một. Câu hai.⟦/1⟧", "⟦1⟧One. Two.⟦/1⟧", id="markup spans two sentences"),
        pytest.param("⟦1⟧Câu⟦/1⟧ một. Câu hai.", "One. ⟦1⟧Two⟦/1⟧.", id="markup moved to another sentence"),
        pytest.param("⟦1⟧Câu một. Câu hai⟦/1⟧.", "⟦1⟧One⟦/1⟧. Two.", id="a sentence closes what it did not open"),
        pytest.param("Có 17 khu. Năm nay. Vui.", "In all. It has 17 parks. Joy.", id="a figure stands elsewhere"),
    ],
)
def test_no_pairs_are_given_where(source, target):
    assert pairs(source, target, "vi", "en") == []


@pytest.fixture
def index() -> Index:
    rows = [
        entry("Tỉnh có ⟦1⟧17⟦/1⟧ khu.", "The province has ⟦1⟧17⟦/1⟧ parks.", is_sentence=True),
        entry("Nhãn lồng chín vào tháng Bảy.", "Longans ripen in July.", is_sentence=True),
        entry("Năm 2024, lễ hội Phố Hiến khai mạc.", "In 2024 the Pho Hien Festival opened.", is_sentence=True),
        entry("Giá là 5 nghìn đồng.", "The price is five thousand dong.", is_sentence=True),
        entry("Sen nở ⟦1⟧đẹp⟦/1⟧ bên hồ.", "Lotus ⟦1⟧beautifully⟦/1⟧ blooms by the lake.", is_sentence=True),
    ]
    return Index(rows, "en")


def test_a_text_is_put_together_from_its_sentences(index):
    found = compose(index, "Nhãn lồng chín vào tháng Bảy. Tỉnh có ⟦1⟧17⟦/1⟧ khu.")
    assert found.target == "Longans ripen in July. The province has ⟦1⟧17⟦/1⟧ parks."
    assert (found.score, [match.score for match in found.matches]) == (100, [100, 100])


def test_placeholders_get_the_numbers_of_the_whole_text(index):
    found = compose(index, "⟦1⟧Nhãn lồng chín vào tháng Bảy.⟦/1⟧ Tỉnh có ⟦2⟧17⟦/2⟧ khu.")
    assert found is None  # the first sentence lacks markup in the memory
    index.add([entry("⟦1⟧Nhãn lồng chín vào tháng Bảy.⟦/1⟧", "⟦1⟧Longans ripen in July.⟦/1⟧", is_sentence=True)])
    found = compose(index, "⟦1⟧Nhãn lồng chín vào tháng Bảy.⟦/1⟧ Tỉnh có ⟦2⟧17⟦/2⟧ khu.")
    assert found.target == "⟦1⟧Longans ripen in July.⟦/1⟧ The province has ⟦2⟧17⟦/2⟧ parks."


def test_numbers_are_adapted_in_each_sentence_and_the_weakest_gives_the_score(index):
    found = compose(index, "Nhãn lồng chín vào tháng Bảy. Năm 2026, lễ hội Phố Hiến khai mạc.")
    assert (found.target, found.score) == ("Longans ripen in July. In 2026 the Pho Hien Festival opened.", 98)


def test_chinese_sentences_are_put_together_without_spaces():
    index = Index([entry("Câu một.", "第一句。"), entry("Câu hai.", "第二句。")], "zh-hans")
    assert compose(index, "Câu một. Câu hai.").target == "第一句。第二句。"


def test_an_entry_that_lost_its_markup_spoils_the_whole(index):
    index.add([entry("Hồ ⟦1⟧Bán Nguyệt⟦/1⟧ trong xanh.", "Ban Nguyet Lake is clear.", is_sentence=True)])
    assert compose(index, "Nhãn lồng chín vào tháng Bảy. Hồ ⟦1⟧Bán Nguyệt⟦/1⟧ trong xanh.") is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nhãn lồng chín vào tháng Bảy.", id="it is one sentence"),
        pytest.param("Nhãn lồng chín vào tháng Bảy. Chưa ai dịch câu này.", id="a sentence is new"),
        pytest.param("Nhãn lồng chín vào tháng Bảy. Giá là 9 nghìn đồng.", id="a number could not be adapted"),
        pytest.param(
            "Nhãn lồng chín vào tháng Bảy. Nhãn lồng chín rộ vào tháng Bảy.", id="a sentence resembles too little"
        ),
        pytest.param("Nhãn lồng chín vào tháng Bảy. Sen nở đẹp bên hồ.", id="markup is other"),
    ],
)
def test_nothing_is_put_together_where(index, text):
    assert compose(index, text) is None
