"""Which paragraph translates which, measured on the demo's own stories."""

import random

import pytest

from tests.translation.aligning import stories
from translation.aligning import Link, Piece, align, confidence
from translation.glossary import shipped


def share_right(code, disturb, known=()):
    """The part of all source paragraphs whose link is exactly right."""
    right = number = 0
    for seed, slug in enumerate(stories.slugs(code)):
        both = stories.story(slug, code)
        if both is None:
            continue
        sources, targets = both
        links = [Link((place,), (place,)) for place in range(len(targets))]
        if disturb:
            targets, links = stories.disturbed(targets, random.Random(seed))
        found = align(sources, targets, known)
        right += sum(len(link.source) for link in found if link in links)
        number += len(sources)
    assert number > 100
    return right / number


@pytest.mark.parametrize("code", ["en", "fr", "ja", "zh-hans"])
def test_stories_translated_paragraph_by_paragraph_are_aligned(code):
    assert share_right(code, disturb=False) >= 0.99


@pytest.mark.parametrize("code", ["en", "fr", "ja", "zh-hans"])
def test_paragraphs_left_out_joined_cut_and_put_in_are_mostly_found(code):
    share = share_right(code, disturb=True, known=shipped(code))
    assert share >= 0.93


@pytest.mark.parametrize(("many", "more"), [(0, 0), (0, 3), (3, 0), (1, 300), (300, 1), (2, 250), (250, 40)])
def test_texts_of_very_different_length_have_a_way_too(many, more):
    sources = [Piece(f"Câu số {number}.", "vi", "paragraph") for number in range(many)]
    targets = [Piece(f"第{number}の文。", "ja") for number in range(more)]
    links = align(sources, targets)
    assert [place for link in links for place in link.source] == list(range(many))
    assert [place for link in links for place in link.target] == list(range(more))


def test_figures_weigh_more_than_lengths():
    sources = [Piece("Năm 2024 có 17 khu công nghiệp.", "vi"), Piece("Giá trị đạt 85 tỷ đồng trong năm.", "vi")]
    targets = [Piece("生産額は850億ドンに達しました。", "ja"), Piece("2024年には17の工業団地があります。", "ja")]
    assert Link((0,), (0,)) not in align(sources, targets)


@pytest.mark.parametrize(
    ("source", "target", "least", "most"),
    [
        ("Năm 2024, tỉnh có 17 khu công nghiệp.", "2024年、省には17の工業団地があります。", 75, 99),
        ("Năm 2024, tỉnh có 17 khu công nghiệp.", "2019年、省には8つの港があります。", 1, 49),
        ("Bến cảng", "フンイエン省は紅河デルタの中心にあり、首都ハノイから64キロの距離にあります。", 1, 49),
    ],
)
def test_how_sure_a_pair_is(source, target, least, most):
    assert least <= confidence(Piece(source, "vi"), Piece(target, "ja")) <= most
