"""The small parts: placeholders, languages, states, jobs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.translation.exchange import samples
from translation import markup
from translation.exchange import language_tags, placeholders
from translation.exchange.characters import without_indentation
from translation.exchange.errors import ExchangeError
from translation.exchange.jobs import Job, State, Story, Unit
from translation.exchange.placeholders import Code, Pair, Role
from translation.exchange.returns import Found, Return, Stamp


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(alphabet=st.sampled_from("⟦⟧/12 aĐ")))
def test_parts_join_to_a_text_that_means_the_same(text):
    joined = placeholders.join(placeholders.split(text))
    assert markup.plain(joined) == markup.plain(text)
    assert markup.placeholders(joined) == markup.placeholders(text)
    assert placeholders.join(placeholders.split(joined)) == joined


def test_a_tree_nests_pairs_and_leaves_what_has_no_partner():
    assert placeholders.tree("a⟦1⟧b⟦2/⟧⟦/1⟧⟦/3⟧") == (
        "a",
        Pair(1, ("b", Code(2, Role.SINGLE))),
        Code(3, Role.CLOSE),
    )
    assert placeholders.tree("⟦1⟧a⟦2⟧b⟦/1⟧c⟦/2⟧") == (
        Pair(1, ("a", Code(2, Role.OPEN), "b")),
        "c",
        Code(2, Role.CLOSE),
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("zh-Hans", "zh-CN", True),
        ("zh-Hans", "zh_CN", True),
        ("zh-Hans", "zh", True),
        ("zh-Hans", "zh-Hans-CN", True),
        ("zh-Hans", "zh-TW", False),
        ("zh-Hans", "zh-Hant", False),
        ("en", "EN-US", True),
        ("en", "eng", True),
        ("ja", "ja-JP", True),
        ("fr", "en", False),
        ("vi", "vi-VN", True),
        ("fr", "fr-CN", True),
    ],
)
def test_language_tags_are_compared_by_meaning(one, other, same):
    assert language_tags.is_same(one, other) is same


def test_other_languages_are_refused_with_both_named():
    returned = Return("vi-VN", "ja-JP", ())
    language_tags.check_languages(returned, "vi", "ja")
    language_tags.check_languages(Return("", "", ()), "vi", "ja")
    with pytest.raises(ExchangeError, match="“ja-JP”.*“fr”"):
        language_tags.check_languages(returned, "vi", "fr")
    with pytest.raises(ExchangeError, match="“vi-VN”.*“en”"):
        language_tags.check_languages(returned, "en", "ja")


SENT = {state: Stamp.of(samples.unit("1", "a", "" if state is State.EMPTY else "sent", state)) for state in State}


@pytest.mark.parametrize(
    ("stamp", "stated", "target", "expected"),
    [
        # (state sent, state in the file, text in the file, what it counts as)
        (State.EMPTY, None, "new", State.TRANSLATED),
        (State.EMPTY, None, "a", State.SUGGESTED),
        (State.EMPTY, None, " ", State.EMPTY),
        (State.EMPTY, State.SUGGESTED, "new", State.SUGGESTED),
        (State.SUGGESTED, None, "sent", State.SUGGESTED),
        (State.SUGGESTED, State.SUGGESTED, "sent", State.SUGGESTED),
        (State.SUGGESTED, State.SUGGESTED, "new", State.TRANSLATED),
        (State.SUGGESTED, State.TRANSLATED, "sent", State.TRANSLATED),
        (State.STALE, State.SUGGESTED, "sent", State.STALE),
        (State.STALE, State.SUGGESTED, "new", State.TRANSLATED),
        (State.STALE, State.TRANSLATED, "sent", State.TRANSLATED),
        (State.APPROVED, State.APPROVED, "sent", State.APPROVED),
        (State.APPROVED, State.APPROVED, "new", State.TRANSLATED),
        (State.APPROVED, State.TRANSLATED, "", State.EMPTY),
        (State.TRANSLATED, State.SUGGESTED, "sent", State.SUGGESTED),
        (None, None, "new", State.TRANSLATED),
        (None, None, "a", State.SUGGESTED),
        (None, State.EMPTY, "new", State.SUGGESTED),
        (None, State.STALE, "new", State.STALE),
        (None, State.APPROVED, "new", State.APPROVED),
    ],
)
def test_a_state_is_settled_from_what_was_sent_and_what_came_back(stamp, stated, target, expected):
    found = Found("1", "a", target, stated, SENT[stamp] if stamp else None)
    assert found.settled().state is expected


@pytest.mark.parametrize("text", [None, "", "x", "empty", "empty:", "unknown:abc:d", ":::"])
def test_a_stamp_that_was_lost_or_overwritten_is_none(text):
    assert Stamp.parse(text) is None


def test_a_stamp_keeps_a_digest_with_colons():
    assert Stamp.parse(str(Stamp(State.STALE, "abc", "sha256:12"))) == Stamp(State.STALE, "abc", "sha256:12")


@pytest.mark.parametrize(
    ("text", "kept", "collapsed"),
    [
        (" a  b ", " a  b ", " a  b "),
        ("\n    a\n", "a", "a"),
        (" a\n  b ", " a\n  b ", " a b "),
        ("a\n\n  b\n c", "a\n\n  b\n c", "a b c"),
        ("\u3000a\n", "\u3000a", "\u3000a"),
    ],
)
def test_indentation_is_not_part_of_a_text(text, kept, collapsed):
    assert without_indentation(text, is_preserved=True) == kept
    assert without_indentation(text, is_preserved=False) == collapsed


@pytest.mark.parametrize("identifier", ["", "a b", "a/b", "ă", "a" * 201])
def test_an_id_that_some_format_can_not_hold_is_a_mistake_of_ours(identifier):
    with pytest.raises(ValueError, match="id"):
        Unit(identifier, "title", "a")


def test_a_job_of_two_languages_or_of_none_is_a_mistake_of_ours():
    stories = tuple(Story(code, "", "vi", code, (samples.unit("1"),)) for code in ("en", "ja"))
    for wrong in (stories, ()):
        with pytest.raises(ValueError, match="pair of languages"):
            Job("x", wrong, samples.MOMENT)
    with pytest.raises(ValueError, match="at least one text"):
        Story("7", "", "vi", "en", ())
    with pytest.raises(ValueError, match="twice"):
        samples.job(samples.unit("1"), samples.unit("1"))
