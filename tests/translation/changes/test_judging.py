"""How grave a change is: measured against cases written by hand, and told apart by the rules one by one."""

from __future__ import annotations

import pytest

from tests.translation.changes.measuring import cases, measure
from translation.changes import Kind, kind_of, worst
from translation.glossary import Entry, shipped

LEAST_RIGHT = 0.97
FILES = ("cases.toml", "cases_second.toml", "cases_third.toml")
TERM = Entry("khu công nghiệp", ("industrial park",), (), "term", "")


def test_cases_written_by_hand_are_judged_right_and_no_fact_is_missed():
    measured = measure([case for name in FILES for case in cases(name)])
    assert measured.facts_missed == [], f"\n{measured}"
    assert measured.too_light == [], f"\n{measured}"
    assert measured.share_right >= LEAST_RIGHT, f"\n{measured}"
    assert measured.surprises == [], f"\n{measured}"


def test_there_are_enough_cases_of_every_kind():
    known = cases("cases.toml")
    assert {kind: sum(case.kind is kind for case in known) >= 30 for kind in Kind} == dict.fromkeys(Kind, True)
    assert len({(case.before, case.now) for case in known}) == len(known)


def test_kinds_are_ordered_by_gravity_and_not_by_letters():
    assert sorted([Kind.FACTS, Kind.TYPOGRAPHY, Kind.WORDING, Kind.TYPO]) == list(Kind)
    assert Kind.TYPOGRAPHY < Kind.TYPO < Kind.WORDING < Kind.FACTS
    assert Kind.FACTS > "wording"
    assert Kind.TYPO <= "typo"
    assert Kind.TYPO >= "typo"


def test_the_worst_of_several_kinds_counts_and_nothing_changed_is_none():
    assert worst([Kind.TYPO, Kind.FACTS, Kind.WORDING]) is Kind.FACTS
    assert worst([]) is None


def test_the_same_text_is_no_more_than_typography():
    assert kind_of("Phố Hiến có 17 di tích.", "Phố Hiến có 17 di tích.", []) is Kind.TYPOGRAPHY


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Làng gốm nằm ven sông.", Kind.WORDING),
        ("Làng gốm có từ năm 1623.", Kind.FACTS),
        ("Làng gốm ở Xuân Quan.", Kind.FACTS),
    ],
)
def test_a_piece_that_is_new_or_gone_is_judged_by_what_it_says(words, kind):
    assert kind_of("", words, []) is kind
    assert kind_of(words, "", []) is kind


def test_only_a_term_of_the_glossary_makes_an_ordinary_word_a_fact():
    before, now = "Tỉnh mở khu công nghiệp.", "Tỉnh mở khu sản xuất."
    assert kind_of(before, now, []) is Kind.WORDING
    assert kind_of(before, now, [TERM]) is Kind.FACTS


def test_a_term_spelt_the_old_way_is_the_same_term():
    known = [Entry("di sản văn hóa", ("cultural heritage",), (), "term", "")]
    assert kind_of("Gìn giữ di sản văn hoá.", "Gìn giữ di sản văn hóa.", known) is Kind.TYPO


def test_i_for_y_in_a_name_is_another_name():
    assert kind_of("Đoàn thăm phường Mĩ Hào.", "Đoàn thăm phường Mỹ Hào.", []) is Kind.FACTS


def test_three_slips_at_once_are_more_than_a_correction():
    before, two = "Bóng câyy, gió mátt, trời xanhh.", "Bóng cây, gió mát, trời xanhh."
    assert kind_of(before, two, []) is Kind.TYPO
    assert kind_of(before, "Bóng cây, gió mát, trời xanh.", []) is Kind.WORDING


def test_a_reading_of_the_same_value_is_no_fact():
    assert kind_of("Vé 20 nghìn đồng.", "Vé 20.000 đồng.", []) is Kind.WORDING
    assert kind_of("Đạt 25% kế hoạch.", "Đạt 25 phần trăm kế hoạch.", []) is Kind.WORDING


def test_the_shipped_glossary_serves_whatever_the_language():
    case = "Ưu đãi cho khu công nghiệp.", "Ưu đãi cho cụm công nghiệp."
    assert {kind_of(*case, shipped(code)) for code in ("en", "ja", "fr", "zh-hans")} == {Kind.FACTS}


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        ("Giá tính theo km.", "Giá tính theo kg.", Kind.FACTS),
        ("Giá tính bằng USD.", "Giá tính bằng VND.", Kind.FACTS),
        ("Đường dài 143 ha.", "Đường dài 143 héc-ta.", Kind.WORDING),
        ("Chợ họp nơi nơi.", "Chợ họp nơi.", Kind.WORDING),
        ("Diễn giả: TS. Hải", "Diễn giả: TS. Nam", Kind.FACTS),
        ("Sai số 10² lần.", "Sai số 102 lần.", Kind.FACTS),
        ("Dòng một⟦1/⟧dòng khác", "Dòng một dòng khác", Kind.TYPOGRAPHY),
        ("Lan kể chuyện làng.", "Chuyện làng do Lan kể.", Kind.WORDING),
        ("Năm 2024⟦1/⟧17 khu.", "Năm 2024, 17 khu.", Kind.TYPOGRAPHY),
        ("Khoảng 80 hộ.", "Gần 80 hộ.", Kind.FACTS),
        ("Chợ gần bến.", "Chợ sát bến.", Kind.WORDING),
        ("Lan kể chuyện làng xưa.", "Chuyện làng xưa, Lan kể.", Kind.WORDING),
        ("Tại Hưng Yên trời đẹp.", "Ở Hưng Yên trời đẹp.", Kind.WORDING),
        ("Nghười dân vui.", "Người dân vui.", Kind.TYPO),
        ("Quán khôgn đông.", "Quán không đông.", Kind.TYPO),
        ("Quầy bán tour.", "Quầy bán tôi.", Kind.WORDING),
        ("Làng nghề rộn ràng.", "làng nghề rộn ràng.", Kind.TYPOGRAPHY),
    ],
)
def test_the_finer_points(before, now, kind):
    assert kind_of(before, now, []) is kind
