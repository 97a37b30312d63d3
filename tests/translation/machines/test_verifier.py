"""The verifier: good answers pass as they are, and each bad one is refused for its own reason."""

import re

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from translation import markup
from translation.machines import verifier
from translation.machines.base import Failure, Reason
from translation.machines.masking import TermForms, mask
from translation.machines.verifier import verify

TERMS = {
    "en": (TermForms("nhãn lồng", "longan"),),
    "ja": (TermForms("nhãn lồng", "竜眼"),),
    "zh-hans": (TermForms("nhãn lồng", "龙眼"),),
    "fr": (TermForms("nhãn lồng", "longane"),),
}
SOURCE = "Sản lượng ⟦1⟧nhãn lồng⟦/1⟧ đạt 1.234,5 tấn vào ngày 29/1/2024, tăng 7,5% (Nghị định 61/2018/NĐ-CP)."
GOOD = {
    "en": "The ⟦1⟧longan⟦/1⟧ crop reached 1,234.5 tonnes on 29 January 2024, up 7.5% (Decree 61/2018/NĐ-CP).",
    "ja": "⟦1⟧竜眼⟦/1⟧の生産量は2024年1月29日に1,234.5トンに達し、7.5%増加しました（政令61/2018/NĐ-CP）。",
    "zh-hans": "截至2024年1月29日，⟦1⟧龙眼⟦/1⟧产量达到1,234.5吨，增长7.5%（第61/2018/NĐ-CP号法令）。",
    "fr": "La récolte de ⟦1⟧longane⟦/1⟧ a atteint 1\u202f234,5 tonnes le 29 janvier 2024, soit 7,5\u202f% de plus "
    "(décret 61/2018/NĐ-CP).",
}


def as_sent(masked, wanted):
    """The answer that a machine would have sent for this text: codes where the pieces are."""
    stand_ins = {chr(0xE000 + number): piece.shown for number, piece in enumerate(masked.pieces, 1)}
    for stand_in, shown in stand_ins.items():
        wanted = wanted.replace(shown, stand_in, 1)
    for number, stand_in in enumerate(stand_ins, 1):
        wanted = wanted.replace(stand_in, f" {masked.mark}{number}{masked.mark[::-1]} ")
    return wanted


def verified(source, wanted, target):
    masked = mask(source, target, TERMS[target])
    return verify(masked, as_sent(masked, wanted), target)


@pytest.mark.parametrize("target", GOOD)
def test_a_good_answer_passes(target):
    result = verified(SOURCE, GOOD[target], target)
    assert isinstance(result, str), result
    assert result.replace(" ", "") == GOOD[target].replace(" ", "")


@pytest.mark.parametrize(
    ("source", "wanted", "target"),
    [
        ("Du lịch", "Tourism", "en"),
        ("Du lịch", "観光", "ja"),
        ("Ủy ban nhân dân tỉnh", "省人民委员会", "zh-hans"),
        ("Phố Hiến xưa", "L’ancien Phố Hiến", "fr"),
        ("Bản quyền © ASEAN", "著作権 © ASEAN", "ja"),
        ("Chữ <b> và &amp; của Việt Nam", "The letters <b> and &amp; of Viet Nam", "en"),
        ("Chữ Hán 漢字 cổ", "Old 漢字 script", "en"),
        ("Dòng một\nDòng hai", "Line one\nLine two", "en"),
        ("Du lịch", "Tour\u00adism\nand travel", "en"),
        ("Ký ⟦⟦1⟧ hiệu", "Sign ⟦⟦1⟧ here", "en"),
    ],
)
def test_short_and_odd_texts_pass(source, wanted, target):
    assert isinstance(verified(source, wanted, target), str)


BAD = [
    (SOURCE, "", "en", Reason.EMPTY),
    (SOURCE, "  \n", "ja", Reason.EMPTY),
    (SOURCE, "⟦1⟧longan⟦/1⟧ 1,234.5 29 January 2024 7.5% 61/2018/NĐ-CP", "en", Reason.EMPTY),
    ("Phố Hiến xưa", "phố  hiến xưa", "fr", Reason.UNCHANGED),
    ("Đạt 1.234 tấn", "Đạt tấn", "en", Reason.UNCHANGED),
    (SOURCE, GOOD["en"].replace("⟦1⟧", ""), "en", Reason.PLACEHOLDER),
    (SOURCE, GOOD["ja"].replace("⟦/1⟧", ""), "ja", Reason.PLACEHOLDER),
    ("⟦1⟧Một⟦/1⟧ và ⟦2⟧hai⟦/2⟧", "⟦1⟧One and ⟦2⟧ two⟦/1⟧⟦/2⟧", "en", Reason.PLACEHOLDER),
    ("Một ⟦1⟧hai⟦/1⟧", "One ⟦/1⟧two⟦1⟧", "en", Reason.PLACEHOLDER),
    (SOURCE, GOOD["zh-hans"].replace("1,234.5", "1,235.5"), "zh-hans", Reason.NUMBER),
    (SOURCE, GOOD["fr"].replace("29 janvier 2024", "30 janvier 2024"), "fr", Reason.NUMBER),
    (SOURCE, GOOD["en"] + " Up by 12.", "en", Reason.NUMBER),
    (SOURCE, GOOD["ja"].replace("竜眼", "ロンガン"), "ja", Reason.TERM),
    (SOURCE, GOOD["fr"].replace("61/2018/NĐ-CP", "61"), "fr", Reason.CODE),
    (SOURCE, GOOD["en"] + " QX99XQ", "en", Reason.CODE),
    (SOURCE, GOOD["zh-hans"] + " QX 1X", "zh-hans", Reason.CODE),
    (SOURCE, f"<p>{GOOD['en']}</p>", "en", Reason.MARKUP),
    (SOURCE, GOOD["fr"].replace("soit", "&nbsp;soit"), "fr", Reason.MARKUP),
    ("Chào <b>", "Hello <b> <b>", "en", Reason.MARKUP),
    ("Du lịch", "観光" * 15, "ja", Reason.LENGTH),
    ("Du lịch Hưng Yên", "Tourism in Hung Yen " * 10, "en", Reason.LENGTH),
    ("Tỉnh có nhiều di tích lịch sử văn hóa nổi tiếng cả nước và quốc tế", "Sites", "en", Reason.LENGTH),
    ("Tỉnh có nhiều di tích", "The province has many sites", "ja", Reason.SCRIPT),
    ("Tỉnh có nhiều di tích", "The province has many sites", "zh-hans", Reason.SCRIPT),
    ("Tỉnh có nhiều di tích", "この省には史跡が多い", "zh-hans", Reason.SCRIPT),
    ("Tỉnh có nhiều di tích", "本省有许多古迹", "en", Reason.SCRIPT),
    ("Tỉnh có nhiều di tích", "省にはsites", "fr", Reason.SCRIPT),
    ("Tỉnh có nhiều di tích nổi tiếng", "Tỉnh có nhiều di tích famous nổi", "en", Reason.SCRIPT),
    ("Du lịch", "Tour\x00ism", "en", Reason.CONTROL),
    ("Du lịch", "Tour\u202eism", "en", Reason.CONTROL),
    ("Du lịch", "▁Tourism ⁇", "en", Reason.CONTROL),
]


@pytest.mark.parametrize(("source", "wanted", "target", "reason"), BAD)
def test_a_bad_answer_is_refused_for_its_reason(source, wanted, target, reason):
    result = verified(source, wanted, target)
    assert isinstance(result, Failure), result
    assert result.reason == reason, result


@pytest.mark.parametrize("wrote_twice", ["QX1XQ longan QX1XQ QX2XQ QX3XQ", "QX1XQ QX2XQ QX2XQ QX3XQ one"])
def test_a_doubled_code_is_refused(wrote_twice):
    masked = mask("Mùa ⟦1⟧nhãn lồng⟦/1⟧ nay", "en", TERMS["en"])
    result = verify(masked, wrote_twice, "en")
    assert result.reason in {Reason.PLACEHOLDER, Reason.TERM}


def test_numbers_that_run_into_one_another_are_refused():
    masked = mask("Có 12 và 34 hộ", "en")
    assert verify(masked, "There are QX1XQQX2XQ households", "en").reason == Reason.NUMBER


def test_the_message_is_in_the_readers_language_and_names_what_is_lost():
    with translation.override("en"):
        result = verified(SOURCE, GOOD["zh-hans"].replace("1,234.5", "1,235.5"), "zh-hans")
    assert result.message == "The machine lost 1.234,5."


@pytest.mark.parametrize("check", [check.__name__ for check in verifier.CHECKS])
def test_every_check_is_needed(check, monkeypatch):
    """Without any one of them some bad answer above would be offered, or blamed on something else."""
    rest = tuple(other for other in verifier.CHECKS if other.__name__ != check)
    monkeypatch.setattr(verifier, "CHECKS", rest)
    assert any(still_wrong(*case) for case in BAD)


def still_wrong(source, wanted, target, reason):
    try:
        result = verified(source, wanted, target)
    except IndexError:  # a code that stands for nothing
        return True
    return isinstance(result, str) or result.reason != reason


fragments = st.sampled_from(
    [
        "QX1XQ",
        "QX2XQ",
        "QX3XQ",
        "QX0XQ",
        "QX44444444XQ",
        "QX",
        "xq",
        " ",
        "word",
        "言葉",
        "7",
        "⟦1⟧",
        "⟦",
        "<b>",
        "\x00",
    ]
)


@given(st.lists(fragments, max_size=12).map("".join), st.sampled_from(sorted(TERMS)))
def test_no_answer_raises_and_none_passes_without_all_that_was_hidden(answer, target):
    result = verify(mask("Mùa ⟦1⟧vàng⟦/1⟧ năm 1.234,5", target), answer, target)
    if isinstance(result, str):
        assert markup.placeholders(result) == ["⟦1⟧", "⟦/1⟧"]
        assert re.findall(r"\d+", markup.plain(result)) == ["1", "234", "5"]


@pytest.mark.parametrize(
    ("source", "answer", "target"),
    [
        ("Nghị ⟦1⟧quyết⟦/1⟧", "The QX1X quorum QX2XQ", "en"),
        ("Số ⟦1⟧năm⟦/1⟧", "Le chiffre cinq X1XQ ans QX2XQ", "fr"),
        ("Nghị ⟦1⟧quyết⟦/1⟧", "The QX1X QUORUM QX2XQ", "en"),
    ],
)
def test_a_broken_code_takes_no_letter_of_the_word_beside_it(source, answer, target):
    result = verify(mask(source, target), answer, target)
    assert isinstance(result, Failure), result
