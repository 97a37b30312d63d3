"""Readers of our languages load two ranges of a weight, never the files with signs of other languages."""

import re

import polib
import pytest
from django.conf import settings

CSS = settings.BASE_DIR / "website/static/website/css/fonts.css"
FACE = re.compile(r"be-vietnam-pro-(?P<part>[a-z-]+)-(?P<weight>\d+)-normal.*?unicode-range: (?P<ranges>[^;]+);", re.S)


def faces():
    """(part, weight) → code points."""
    return {(m["part"], m["weight"]): _points(m["ranges"]) for m in FACE.finditer(CSS.read_text())}


def _points(ranges):
    found = set()
    for one in ranges.split(","):
        first, _, last = one.strip().removeprefix("U+").partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


@pytest.mark.parametrize("weight", ["400", "600", "700"])
@pytest.mark.parametrize("folder", ["vi", "fr"])
def test_the_words_on_screen_need_no_further_file(folder, weight):
    catalogue = polib.pofile(str(settings.BASE_DIR / f"locales/{folder}/LC_MESSAGES/django.po"))
    letters = {sign for entry in catalogue for sign in entry.msgid + entry.msgstr if sign.isalpha()}
    known = faces()
    loaded = known["latin", weight] | known["vietnamese", weight]
    assert {sign for sign in letters if sign.isascii() or ord(sign) < 0x2E80} <= set(map(chr, loaded))


def test_each_weight_is_cut_alike_and_no_sign_of_latin_1_is_lost():
    known = faces()
    for part in ("latin", "latin-more", "vietnamese", "latin-ext"):
        assert known[part, "400"] == known[part, "600"] == known[part, "700"]
    assert set(range(0x20, 0x100)) <= known["latin", "400"] | known["latin-more", "400"]
    assert not known["latin", "400"] & known["latin-more", "400"]
