"""Which paragraph translates which, measured on the demo's own stories."""

import random

import pytest

from tests.translation.aligning import stories
from translation.aligning import Link, align
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
