"""Each check with pairs that are right and pairs that are not."""

import pytest

from translation import checks
from translation.checks import Pair, Severity, numbers, placeholders, same, script, terms
from translation.glossary import Entry, in_source

SEA = Entry("Biển Đông", ("东海",), ("南海", "南中国海"), "sovereignty", "")
SEA_JA = Entry("Biển Đông", ("ベトナム東部海域", "東海"), ("南シナ海",), "sovereignty", "")
PARK = Entry("khu công nghiệp", ("industrial park", "industrial zone"), (), "term", "")
BILLION = Entry("tỷ đồng", ("billion dong",), (), "unit", "")


def said(check, source, target, language, *glossary):
    pair = Pair(source, target, language, tuple(in_source(source, glossary)), glossary)
    return [(finding.severity, finding.message) for finding in check.check(pair)]


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("Vốn 85 tỷ đồng", "Capital of 85 billion dong", "en"),
        ("Vốn 85 tỷ đồng", "资本850亿越盾", "zh-hans"),
        ("Vốn 85 tỷ đồng", "資本850億ドン", "ja"),
        ("Vốn 85 tỷ đồng", "Capital de 85 milliards de dôngs", "fr"),
        ("1,5 triệu người", "1.5 million people", "en"),
        ("1.234,5 ha", "1 234,5 ha", "fr"),
        ("Ngày 10/6/2024", "On 10 June 2024", "en"),
        ("Ngày 10/6/2024", "2024年6月10日", "ja"),
        ("Ngày 1/8/2024", "Le 1 août 2024", "fr"),
        ("thế kỷ 17", "XVIIe siècle", "fr"),
        ("Nghị định 61/2018/NĐ-CP", "Decree 61/2018/NĐ-CP", "en"),
        ("Ba khu", "Three parks", "en"),
    ],
)
def test_numbers_in_the_languages_own_form_are_right(source, target, language):
    assert said(numbers, source, target, language) == []


@pytest.mark.parametrize(
    ("source", "target", "language", "named"),
    [
        ("Vốn 85 tỷ đồng", "Capital of 85 million dong", "en", "85000000000"),
        ("Vốn 85 tỷ đồng", "资本85亿越盾", "zh-hans", "85000000000"),
        ("Năm 2024", "In 2023", "en", "2024"),
        ("17 khu", "les parcs", "fr", "17"),
        ("17 khu", "17 of 99 parks", "en", "99"),
    ],
)
def test_another_number_is_named(source, target, language, named):
    assert any(named in message for _severity, message in said(numbers, source, target, language))


@pytest.mark.parametrize(
    ("target", "glossary"),
    [
        ("越南东海的渔民", SEA),
        ("越南海防港和越南东海", SEA),
        ("ベトナム東部海域（南シナ海）", SEA_JA),
        ("東海", SEA_JA),
    ],
)
def test_the_countrys_own_name_of_its_sea_passes(target, glossary):
    assert said(terms, "Ngư dân Biển Đông", target, "zh-hans", glossary) == []


@pytest.mark.parametrize(
    ("target", "language", "glossary"),
    [
        ("南海的渔民", "zh-hans", SEA),
        ("南中国海", "zh-hans", SEA),
        ("南シナ海の漁民", "ja", SEA_JA),
        ("漁民", "ja", SEA_JA),
    ],
)
def test_a_wrong_name_of_it_blocks(target, language, glossary):
    found = said(terms, "Ngư dân Biển Đông", target, language, glossary)
    assert Severity.ERROR in [severity for severity, _message in found]


def test_a_forbidden_name_blocks_even_where_the_source_does_not_have_it():
    assert said(terms, "Ngư dân", "南海的渔民", "zh-hans", SEA)[0][0] == Severity.ERROR


@pytest.mark.parametrize("target", ["Two industrial parks", "An Industrial Zone", "INDUSTRIAL PARK"])
def test_a_term_in_an_accepted_form_passes(target):
    assert said(terms, "Khu công nghiệp", target, "en", PARK) == []


def test_another_word_for_a_term_is_a_warning_and_a_unit_is_not_enforced():
    assert [s for s, _m in said(terms, "Khu công nghiệp", "A factory area", "en", PARK)] == [Severity.WARNING]
    assert said(terms, "85 tỷ đồng", "VND85bn", "en", BILLION) == []


def test_a_term_inside_a_longer_one_is_not_asked_for_twice():
    short, long = Entry("Hưng Yên", ("Hung Yen",), (), "place", ""), Entry("tỉnh Hưng Yên", ("省",), (), "place", "")
    assert in_source("Ở tỉnh Hưng Yên", [long, short]) == [long]
    assert in_source("Hưng Yênx", [short]) == []


@pytest.mark.parametrize(
    ("target", "language", "is_right"),
    [
        ("フォーヒエンの港", "ja", True),
        ("Hoya Optics", "ja", True),
        ("The port of Pho Hien", "ja", False),
        ("宪庯古港", "zh-hans", True),
        ("フォーヒエンの港", "zh-hans", False),
        ("The port of Pho Hien", "en", True),
        ("The 港 of Pho Hien", "en", False),
        ("Le port de Phô Hiên, à Hung Yên", "fr", True),
        ("Những khu công nghiệp đã hoạt động", "fr", False),
        ("Những khu công nghiệp đã hoạt động", "en", False),
    ],
)
def test_the_script_of_the_language(target, language, is_right):
    assert (said(script, "Bến cảng Phố Hiến", target, language) == []) is is_right


def test_placeholders_come_back_once():
    assert said(placeholders, "⟦1⟧A⟦/1⟧⟦2/⟧", "⟦2/⟧⟦1⟧B⟦/1⟧", "en") == []
    for wrong in ("B", "⟦1⟧B⟦/1⟧", "⟦1⟧⟦1⟧B⟦/1⟧⟦2/⟧", "⟦/1⟧B⟦1⟧⟦2/⟧"):
        assert said(placeholders, "⟦1⟧A⟦/1⟧⟦2/⟧", wrong, "en")[0][0] == Severity.ERROR


def test_the_source_itself_is_no_translation():
    assert said(same, "Câu này có năm chữ", "Câu này có năm chữ", "en")[0][0] == Severity.ERROR
    assert said(same, "Hoya", "Hoya", "en") == []


def test_every_check_is_asked():
    assert {module.__name__.rpartition(".")[2] for module in checks.ALL} == {
        "numbers",
        "placeholders",
        "same",
        "script",
        "terms",
    }
