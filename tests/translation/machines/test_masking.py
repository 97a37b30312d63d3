"""Masking: what the machine never sees, and that it comes back whole, in the target language's form."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from translation.machines.masking import Kind, TermForms, mask, unmask

TERMS = (
    TermForms("nhãn lồng", "longan"),
    TermForms("nhãn lồng Hưng Yên", "Hung Yen longan"),
    TermForms("khu công nghiệp", "industrial park"),
)


def hidden(text, target="en", terms=TERMS):
    return [(piece.kind, piece.original, piece.shown) for piece in mask(text, target, terms).pieces]


@pytest.mark.parametrize(
    ("text", "kind", "original"),
    [
        ("Xem https://vietnam.vn/tin?a=1&b=2.", Kind.CODE, "https://vietnam.vn/tin?a=1&b=2"),
        ("Xem (www.hungyen.gov.vn)", Kind.CODE, "www.hungyen.gov.vn"),
        ("Xem doingoaihungyen.vn, mục", Kind.CODE, "doingoaihungyen.vn"),
        ("Gửi ban.bien-tap@hungyen.gov.vn.", Kind.CODE, "ban.bien-tap@hungyen.gov.vn"),
        ("Nghị định số 61/2018/NĐ-CP của", Kind.CODE, "61/2018/NĐ-CP"),
        ("Kế hoạch 84-KH/BCĐ năm", Kind.CODE, "84-KH/BCĐ"),
        ("Quyết định 28/2018/QĐ-TTg.", Kind.CODE, "28/2018/QĐ-TTg"),
        ("Luật số 31/2024/QH15", Kind.CODE, "31/2024/QH15"),
        ("Quốc lộ QL5A qua", Kind.CODE, "QL5A"),
        ("Sau COVID-19,", Kind.CODE, "COVID-19"),
        ("Lúc 8h30 sáng", Kind.NUMBER, "8h30"),
        ("Tháng 1/2024", Kind.NUMBER, "1/2024"),
        ("Tăng 12,5% so", Kind.NUMBER, "12,5%"),
        ("Rộng 100ha đất", Kind.NUMBER, "100ha"),
        ("Số １２", Kind.NUMBER, "１２"),
    ],
)
def test_names_and_numbers_are_hidden(text, kind, original):
    assert [(piece[0], piece[1]) for piece in hidden(text)] == [(kind, original)]


@pytest.mark.parametrize(
    ("original", "en", "ja", "zh", "fr"),
    [
        ("1.234,5", "1,234.5", "1,234.5", "1,234.5", "1\u202f234,5"),
        ("1.500.000", "1,500,000", "1,500,000", "1,500,000", "1\u202f500\u202f000"),
        ("0,50", "0.50", "0.50", "0.50", "0,50"),
        ("7,8 %", "7.8%", "7.8%", "7.8%", "7,8\u202f%"),
        ("29/1/2024", "29 January 2024", "2024年1月29日", "2024年1月29日", "29 janvier 2024"),
        ("01.07.2025", "1 July 2025", "2025年7月1日", "2025年7月1日", "1er juillet 2025"),
        # No Vietnamese number, no such day, or perhaps a year: as written.
        ("31/2/2024", "31/2/2024", "31/2/2024", "31/2/2024", "31/2/2024"),
        ("19.5", "19.5", "19.5", "19.5", "19.5"),
        ("0221.386.212", "0221.386.212", "0221.386.212", "0221.386.212", "0221.386.212"),
        ("2024", "2024", "2024", "2024", "2024"),
        ("007,5", "007,5", "007,5", "007,5", "007,5"),
    ],
)
def test_numbers_and_days_are_written_as_the_target_writes_them(original, en, ja, zh, fr):
    shown = {target: hidden(original, target)[0][2] for target in ("en", "ja", "zh-hans", "fr", "ko")}
    assert {"en": en, "ja": ja, "zh-hans": zh, "fr": fr} == {
        name: shown[name] for name in ("en", "ja", "zh-hans", "fr")
    }
    assert hidden(original, "vi")[0][2] == original


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mùa nhãn lồng", "Mùa longan"),
        ("Nhãn lồng chín", "Longan chín"),
        ("NHÃN LỒNG", "LONGAN"),
        ("nhãn lồng Hưng Yên", "Hung Yen longan"),
        ("bánh nhãn lồngx", "bánh nhãn lồngx"),
    ],
)
def test_terms_come_back_in_their_official_form_and_case(text, shown):
    masked = mask(text, "en", TERMS)
    assert unmask(masked, masked.text) == shown


def test_codes_stand_apart_from_words():
    masked = mask("Phố ⟦1⟧Hiến⟦/1⟧, ⟦2⟧1.234⟦/2⟧⟦3/⟧mới", "en")
    assert masked.text == "Phố QX1XQ Hiến QX2XQ, QX3XQ QX4XQ QX5XQ QX6XQ mới"


@pytest.mark.parametrize(
    "came_back",
    [
        "Pho QX1XQ Hien QX2XQ: QX3XQ t",
        "Pho qx1xq Hien qx2xq: qx3xq t",
        "Pho QX 1 XQ Hien Q X 2 X Q: QX3 XQ t",
        "Pho ＱＸ１ＸＱ Hien QX２XQ: QX3XQ t",
        "Pho QX1XQHien QX2XQ: QX3XQ t",
    ],
)
def test_codes_are_known_again_in_other_case_width_and_spacing(came_back):
    masked = mask("Phố ⟦1⟧Hiến⟦/1⟧: 1.234 tấn", "en")
    assert unmask(masked, came_back) == "Pho ⟦1⟧Hien⟦/1⟧: 1,234 t"


def test_a_text_with_codes_of_its_own_gets_other_ones():
    masked = mask("Mã QX1XQ và qx x: 5", "en")
    assert masked.mark == "QXXX"
    assert unmask(masked, masked.text) == "Mã QX1XQ và qx x: 5"


words = st.sampled_from(
    ["Phố Hiến", "đầu tư", "nhãn lồng", "Nhãn lồng", "Đông Âu", "vải", "QX", "xq 1 qx", "…", "(a)", "m²"]
)
numbers = st.one_of(
    st.integers(0, 10**7).map(lambda number: f"{number:,}".replace(",", ".")),
    st.builds("{},{}".format, st.integers(0, 999), st.integers(0, 99)),
    st.builds("{}/{}/{}".format, st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2100)),
    st.sampled_from(
        ["61/2018/NĐ-CP", "84-KH/BCĐ", "5%", "7 %", "8h30", "5tỷ", "QL5", "a@b.vn", "https://a.vn/b.", "⟦⟦1⟧"]
    ),
)
plain = st.lists(st.one_of(words, numbers), min_size=1, max_size=4).flatmap(
    lambda parts: st.sampled_from([" ", ", ", "", "\n", "-"]).map(lambda between: between.join(parts))
)


@st.composite
def marked_up(draw):
    """Vietnamese with placeholders, glued to their neighbours or not."""
    parts = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        gap = draw(st.sampled_from(["", " "]))
        inner = draw(plain)
        form = draw(st.sampled_from(["{inner}", "⟦{number}⟧{inner}⟦/{number}⟧", "⟦{number}/⟧{inner}"]))
        parts.append(gap + form.format(number=number, inner=inner))
    return "".join(parts)


SAME = tuple(TermForms(term.source, term.source) for term in TERMS)


@given(marked_up())
@example("⟦1⟧a⟦/1⟧⟦2/⟧5")
@example("QX⟦1/⟧XQ1QX")
def test_mask_and_unmask_are_the_identity(text):
    masked = mask(text, "vi", SAME)
    assert unmask(masked, masked.text) == text
    assert masked.numbers_in(masked.text) == list(range(1, len(masked.pieces) + 1))
    assert not any(sign.isdigit() and sign not in "²" for sign in masked.words)


@given(st.text(alphabet="⟦⟧/12.,% -QqXxaĐ@:h\n中ơ", max_size=40))
def test_any_text_comes_back(text):
    masked = mask(text, "vi", SAME)
    assert unmask(masked, masked.text) == text


def test_a_long_text_is_masked_quickly():
    text = ("a" * 2000 + "." + "a.b-" * 500 + "1." * 1000 + "@" * 500 + " ") * 2
    assert unmask(mask(text, "vi"), mask(text, "vi").text) == text
