"""Placeholders go back where the marked words are found again, and nowhere else."""

import pytest

from translation import markup
from translation.aligning.placing import place
from translation.glossary import Entry

TERM = Entry("khu công nghiệp", ("工業団地", "工業区"), (), "term", "")
NUMBER = "Năm 2024, tỉnh có ⟦1⟧17⟦/1⟧ khu công nghiệp."


@pytest.mark.parametrize(
    ("source", "target", "marked", "expected"),
    [
        # the whole of it, with or without the last sign
        ("⟦1⟧Nhãn lồng⟦/1⟧", "リュウガン", (), "⟦1⟧リュウガン⟦/1⟧"),
        ("⟦1⟧Nhãn lồng⟦/1⟧.", "リュウガン。", (), "⟦1⟧リュウガン⟦/1⟧。"),
        ("⟦1⟧⟦2⟧Nhãn⟦/2⟧⟦/1⟧", "リュウガン", (), "⟦1⟧⟦2⟧リュウガン⟦/2⟧⟦/1⟧"),
        # the same words, number, address, term
        (NUMBER, "2024年、省に17の工業団地。", (), "2024年、省に⟦1⟧17⟦/1⟧の工業団地。"),
        ("Có ⟦1⟧85 tỷ đồng⟦/1⟧ vốn.", "資本金は850億ドンです。", (), "資本金は⟦1⟧850億ドン⟦/1⟧です。"),
        (
            "Xem ⟦1⟧hungyen.gov.vn⟦/1⟧ nhé.",
            "hungyen.gov.vnをご覧ください。",
            (),
            "⟦1⟧hungyen.gov.vn⟦/1⟧をご覧ください。",
        ),
        ("Các ⟦1⟧khu công nghiệp⟦/1⟧ mới.", "新しい工業団地です。", (), "新しい⟦1⟧工業団地⟦/1⟧です。"),
        # what stands out in the document
        ("Một ⟦1⟧chợ⟦/1⟧ và một ⟦2⟧đình⟦/2⟧.", "市場と集会所。", ("市場", "集会所"), "⟦1⟧市場⟦/1⟧と⟦2⟧集会所⟦/2⟧。"),
        # words before a colon
        ("⟦1⟧Đan thân⟦/1⟧: nan tre.", "胴を編む：竹ひご。", (), "⟦1⟧胴を編む⟦/1⟧：竹ひご。"),
        ("⟦1⟧Đan thân:⟦/1⟧ nan tre.", "胴を編む：竹ひご。", (), "⟦1⟧胴を編む：⟦/1⟧竹ひご。"),
        # a line break for each of the source
        ("Một⟦1/⟧hai", "一\n二", (), "一⟦1/⟧二"),
        # nothing sure: nothing placed
        (NUMBER, "2024年、省に18の工業団地。", (), None),
        (NUMBER, "17日、省に17の工業団地。", (), None),
        ("Một ⟦1⟧chợ⟦/1⟧ lớn.", "大きな市場です。", (), None),
        ("Một ⟦1⟧chợ⟦/1⟧ và ⟦2⟧đình⟦/2⟧.", "市場と集会所。", ("市場",), None),
        ("Một⟦1/⟧hai", "一二", (), None),
        ("Không có gì.", "何もない。", (), None),
        # placeholders that somebody typed are theirs
        (NUMBER, "2024年、⟦1⟧省⟦/1⟧に17の工業団地。", (), None),
    ],
)
def test_placeholders_stand_around_the_words_they_belong_to(source, target, marked, expected):
    found = place(source, target, "ja", marked, (TERM,))
    assert found == (expected or target)
    if expected:
        markup.check(source, found)


def test_spans_that_would_cross_are_not_written():
    found = place("⟦1⟧17 ⟦2⟧khu⟦/2⟧⟦/1⟧ và ⟦3⟧17 khu⟦/3⟧", "17 khu a", "en")
    assert markup.plain(found) == "17 khu a"
