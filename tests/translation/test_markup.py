"""Placeholders: what a translator sees of tags, and that nothing else passes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translation import markup

SOURCE = 'Sen <b>Phố <i>Hiến</i></b> &amp; <a id="a1">nhãn</a><br/>lồng'
TEXT = "Sen ⟦1⟧Phố ⟦2⟧Hiến⟦/2⟧⟦/1⟧ & ⟦3⟧nhãn⟦/3⟧⟦4/⟧lồng"


def test_tags_are_numbered_in_reading_order():
    text, tags = markup.to_text(SOURCE)
    assert text == TEXT
    assert tags[3].opening == '<a id="a1">'
    assert markup.to_html(text, tags) == SOURCE


def test_a_translation_may_reorder_them():
    _text, tags = markup.to_text(SOURCE)
    moved = "⟦3⟧longan⟦/3⟧⟦4/⟧ & ⟦2⟧Hien⟦/2⟧ ⟦1⟧Pho⟦/1⟧"
    assert markup.to_html(moved, tags) == '<a id="a1">longan</a><br/> &amp; <i>Hien</i> <b>Pho</b>'


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("⟦1⟧a⟦/1⟧ ⟦3⟧b⟦/3⟧⟦4/⟧", "⟦2⟧…⟦/2⟧"),
        ("⟦1⟧⟦2⟧a⟦/2⟧⟦/1⟧ ⟦3⟧b⟦/3⟧", "⟦4/⟧"),
        (TEXT + "⟦1⟧x⟦/1⟧", "⟦1⟧"),
        (TEXT.replace("⟦/2⟧⟦/1⟧", "⟦/1⟧⟦/2⟧"), "⟦/1⟧"),
        (TEXT.replace("⟦/3⟧", ""), "⟦/3⟧"),
        (TEXT + "⟦9/⟧", "⟦9/⟧"),
        (TEXT.replace("⟦4/⟧", "⟦4⟧"), "⟦4⟧"),
        ("⟦/1⟧" + TEXT, "⟦/1⟧"),
    ],
)
def test_a_lost_doubled_or_crossed_placeholder_is_named(text, named):
    _source, tags = markup.to_text(SOURCE)
    with pytest.raises(markup.MarkupError) as refused:
        markup.to_html(text, tags)
    assert named in str(refused.value)


def test_typed_tags_are_words():
    assert (
        markup.to_html("<script>alert(1)</script> & <b>", {}) == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;"
    )


@given(st.text(alphabet=st.sampled_from("⟦⟧/12 a<>&;Đ中")))
def test_any_plain_text_comes_back(words):
    import html

    text, tags = markup.to_text(html.escape(words, quote=False))
    assert tags == {}
    assert html.unescape(markup.to_html(text, tags)) == words
    assert markup.plain(text) == words
