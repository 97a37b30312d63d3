"""What a translator is offered when a text resembles one that was approved."""

from __future__ import annotations

import unicodedata

import pytest

from tests.translation.matching.rows import digest, entry
from translation.matching import Index, Wanted

PARK = entry(
    "Tỉnh khánh thành khu công nghiệp sạch tại Yên Mỹ.", "The province opened a clean industrial park in Yen My."
)
PARKS = entry("Năm 2024, tỉnh có 17 khu công nghiệp.", "In 2024 the province had 17 industrial parks.")
BOLD = entry("Sen ⟦1⟧Phố Hiến⟦/1⟧ nở vào tháng Sáu.", "⟦1⟧Pho Hien⟦/1⟧ lotus blooms in June.")
HARBOUR = entry("Bến cảng", "The harbour", before=digest("Phố Hiến"), after=digest("Chợ"))
TITLE = entry("Lễ hội Phố Hiến", "Pho Hien Festival", before="", after=digest("Mở đầu"))


@pytest.fixture(scope="module")
def index() -> Index:
    return Index([PARK, PARKS, BOLD, HARBOUR, TITLE], "en")


def found(index, text, **more):
    return [(match.entry_id, match.score) for match in index.find(text, **more)]


def test_the_same_sentence_is_found_whole(index):
    assert found(index, PARK.source) == [(PARK.id, 100)]


def test_spaces_and_another_unicode_form_do_not_make_another_sentence(index):
    typed = unicodedata.normalize("NFD", PARK.source.replace(" ", "\u00a0 "))
    assert found(index, typed) == [(PARK.id, 100)]


def test_one_word_changed_is_offered_below_a_hundred(index):
    (match,) = index.find(PARK.source.replace("khu", "cụm"))
    assert (match.entry_id, match.score, match.penalties) == (PARK.id, 91, ())
    assert match.target == PARK.target
    assert not match.is_adapted


def test_a_word_in_another_case_or_a_point_more_is_at_most_99(index):
    assert found(index, PARK.source.upper()) == [(PARK.id, 99)]
    assert found(index, PARK.source + "..") == [(PARK.id, 99)]


def test_another_tone_costs_less_than_another_word(index):
    (tone,) = index.find(PARK.source.replace("sạch", "sách"))
    (word,) = index.find(PARK.source.replace("sạch", "mới"))
    assert 99 > tone.score > word.score


def test_a_sentence_typed_without_marks_is_found_all_the_same():
    index = Index([entry("Tỉnh mời gọi đầu tư vào nông nghiệp công nghệ cao", "x")], "en")
    (match,) = index.find("Tinh mời gọi dau tu vào nông nghiep công nghệ cao")
    assert match.score == 76


def test_only_the_year_changed_is_offered_with_the_new_year(index):
    (match,) = index.find("Năm 2025, tỉnh có 17 khu công nghiệp.")
    assert match.target == "In 2025 the province had 17 industrial parks."
    assert (match.score, match.is_adapted, match.penalties) == (98, True, ("numbers",))


def test_each_other_number_costs_two_and_all_of_them_six():
    index = Index([entry("Bảng 1, 2, 3, 4, 5 của tỉnh", "Tables")], "en")
    scores = [index.find(text)[0].score for text in ("Bảng 9, 2, 3, 4, 5 của tỉnh", "Bảng 9, 9, 9, 9, 9 của tỉnh")]
    assert scores == [98, 94]


def test_other_markup_costs_three(index):
    (match,) = index.find("Sen Phố Hiến nở vào tháng Sáu.")
    assert (match.entry_id, match.score, match.penalties) == (BOLD.id, 97, ("placeholders",))


def test_markup_around_other_words_is_not_the_same(index):
    (match,) = index.find("Sen Phố Hiến nở vào ⟦1⟧tháng Sáu⟦/1⟧.")
    assert (match.score, match.penalties) == (99, ())


def test_markup_does_not_count_as_letters():
    link = "⟦1⟧⟦2⟧⟦3⟧⟦4⟧chùa⟦/4⟧⟦/3⟧⟦/2⟧⟦/1⟧"
    index = Index([entry(f"Thăm {link} Hiến", "x")], "en")
    assert index.find(f"Đi chơi {link}", least=50) == []


def test_a_line_break_parts_words():
    index = Index([entry("Bến cảng⟦1/⟧Phố Hiến xưa", "x")], "en")
    assert found(index, "Bến cảng Phố Hiến xưa")[0][1] == 97


def test_the_same_neighbours_make_it_a_match_in_context(index):
    assert found(index, "Bến cảng", before=digest("Phố Hiến"), after=digest("Chợ")) == [(HARBOUR.id, 101)]
    assert found(index, "Bến cảng", before=digest("Phố Hiến"), after=digest("Đền")) == [(HARBOUR.id, 100)]


def test_at_the_beginning_the_missing_neighbour_counts_as_one(index):
    assert found(index, TITLE.source, after=digest("Mở đầu")) == [(TITLE.id, 101)]


def test_where_no_neighbour_is_known_nothing_is_in_context():
    index = Index([entry("Bến cảng", "The harbour")], "en")
    assert index.find("Bến cảng")[0].score == 100


def test_a_sentence_of_a_text_is_never_in_context():
    index = Index([entry("Bến cảng", "The harbour", after="a", is_sentence=True)], "en")
    assert index.find("Bến cảng", after="a")[0].score == 100


def test_the_match_in_context_stands_before_a_newer_one():
    first = entry("Bến cảng", "The port", before="a", after="b")
    second = entry("Bến cảng", "The harbour", before="c", after="d")
    index = Index([first, second], "en")
    assert [match.target for match in index.find("Bến cảng", "a", "b")] == ["The port", "The harbour"]
    assert [match.target for match in index.find("Bến cảng", "x", "y")] == ["The harbour", "The port"]


def test_the_same_target_is_offered_once():
    years = [
        entry(f"Lễ hội Phố Hiến năm {year} khai mạc", f"Pho Hien Festival {year} opens") for year in range(2010, 2020)
    ]
    matches = Index(years, "en").find("Lễ hội Phố Hiến năm 2025 khai mạc")
    assert matches[0].target == "Pho Hien Festival 2025 opens"
    assert [match.is_adapted for match in matches] == [True]


def test_adapted_numbers_stand_before_others_with_the_same_score():
    sure = entry("Năm 2021 khai mạc", "It opens in 2021")
    unsure = entry("Năm 2022 khai mạc", "It opens that year")
    assert [match.target for match in Index([sure, unsure], "en").find("Năm 2025 khai mạc")] == [
        "It opens in 2025",
        "It opens that year",
    ]


def test_what_says_the_same_with_its_numbers_adapted_leaves_room_for_others():
    rows = [entry(f"Lễ hội năm {year} khai mạc", f"Festival {year} opens") for year in (2011, 2012)]
    other = entry("Lễ hội năm 2013 khai mạc sớm", "The festival opens early in 2013")
    matches = Index([other, *rows], "en").find("Lễ hội năm 2025 khai mạc", most=2)
    assert [match.target for match in matches] == ["Festival 2025 opens", other.target]


def test_the_match_in_context_is_found_among_many_newer_ones():
    first = entry("Bến cảng", "The port", before="a", after="b")
    newer = [entry("Bến cảng", f"The harbour, {number}") for number in range(12)]
    assert Index([first, *newer], "en").find("Bến cảng", "a", "b")[0].target == "The port"


def test_of_two_that_resemble_alike_the_whole_text_and_then_the_newer_is_first():
    rows = [entry("Bến cảng Phố Hiến", target, is_sentence=target == "cut out") for target in ("old", "new", "cut out")]
    matches = Index(rows, "en").find("Bến cảng Phố Hiến xưa")
    assert [match.target for match in matches] == ["new", "old", "cut out"]


def test_numbers_are_adapted_from_vietnamese_only():
    (match,) = Index([entry("It opened in 2024", "Ouvert en 2024")], "fr", "en").find("It opened in 2025")
    assert (match.target, match.is_adapted) == ("Ouvert en 2024", False)


def test_a_text_of_numbers_alone_resembles_nothing():
    index = Index([entry("2024", "2024"), entry("15 – 17", "15–17")], "en")
    assert index.find("2025", least=50) == []
    assert index.find("2024")[0].score == 100


def test_chinese_sources_are_compared_sign_by_sign():
    index = Index([entry("省里有十七个工业园区", "x")], "vi", "zh-hans")
    assert index.find("省里有十八个工业园区")[0].score == 90


def test_below_what_is_asked_for_nothing_is_offered(index):
    text = PARK.source.replace("khu", "cụm")
    assert index.find(text, least=93) == []
    assert index.find(PARK.source, least=101) == []
    assert index.find("Năm nào tỉnh cũng khánh thành một khu", least=0) == []


def test_no_more_are_offered_than_asked_for():
    rows = [entry("Bến cảng Phố Hiến", f"The harbour, {number}") for number in range(9)]
    assert len(Index(rows, "en").find("Bến cảng Phố Hiến")) == 5
    assert len(Index(rows, "en").find("Bến cảng Phố Hiến", most=2)) == 2


def test_a_whole_text_is_filled_at_once(index):
    job = [Wanted(PARK.source), Wanted("Chưa ai dịch câu này"), Wanted(TITLE.source, "", digest("Mở đầu"))]
    assert [[match.score for match in matches] for matches in index.find_many(job)] == [[100], [], [101]]
