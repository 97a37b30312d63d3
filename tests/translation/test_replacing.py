"""Find and replace: shown first, taken where a person says so; placeholders and what others wrote stay as they are."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.people import client_of
from tests.translation.conftest import JAPANESE, fresh, write
from translation import deciding, markup, saving
from translation.models import SegmentChange
from translation.replacing import Wish

pytestmark = pytest.mark.django_db


def wishes(user, translation, **query):
    answer = client_of(user).get(reverse("translation_replace", args=[translation.pk]), query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def take(user, translation, find, replace, *seen, **more):
    data = {"find": find, "replace": replace, "take": seen, **more}
    return client_of(user).post(reverse("translation_replace", args=[translation.pk]), data)


@pytest.fixture
def written(japanese, cast):
    write(japanese, cast.translator)
    return fresh(japanese)


def targets(translation):
    return dict(translation.segments.values_list("position", "target"))


def test_what_would_change_is_shown_and_nothing_is_changed(written, cast):
    page = wishes(cast.translator, written, find="港", replace="湊")
    assert [one["value"] for one in page.select("[name=take]")] == ["1:1", "3:1"]
    assert [one.get_text() for one in page.select(".replace__hit del")] == ["港", "港"]
    assert targets(written) == JAPANESE


def test_only_what_was_ticked_is_replaced_and_kept_in_the_history(written, cast):
    answer = take(cast.translator, written, "港", "湊", "3:1")
    assert answer.status_code == 200
    assert targets(written) == {**JAPANESE, 3: "湊のまち"}
    change = SegmentChange.objects.latest("pk")
    assert (change.by, change.origin, change.target) == (cast.translator, "replace", "湊のまち")


def test_what_somebody_saved_meanwhile_is_shown_and_not_overwritten(written, cast):
    saving.save(written, 3, cast.translator, "港の古いまち", 1)
    answer = take(cast.translator, written, "港", "湊", "1:1", "3:1")
    assert answer.status_code == 409
    assert "港の古いまち" in answer.content.decode()
    assert targets(written) == {**JAPANESE, 1: "フォーヒエンの湊", 3: "港の古いまち"}


def test_placeholders_stay_whatever_is_looked_for(written, cast):
    for find in ("1", "⟦1⟧", "⟦", "17"):
        hits = [
            one["value"] for one in wishes(cast.translator, written, find=find, replace="⟦9⟧").select("[name=take]")
        ]
        take(cast.translator, written, find, "⟦9⟧", *hits)
    assert markup.placeholders(targets(written)[4]) == ["⟦1⟧", "⟦/1⟧"]


@given(st.text("⟦⟧/1 aé港", max_size=12), st.text("⟦⟧/12a", min_size=1, max_size=4), st.text("⟦⟧/1b", max_size=4))
def test_no_words_make_or_break_a_placeholder(words, find, replace):
    target = "a⟦1⟧é 港⟦2/⟧⟦/1⟧" + words.replace("⟦", "⟦⟦")
    assert markup.placeholders(Wish(find, replace).in_text(target)) == markup.placeholders(target)


def test_capitals_count_when_asked(written, cast):
    saving.save(written, 3, cast.translator, "Port PORT", 1)
    assert wishes(cast.translator, written, find="port", replace="x").select("[name=take]")
    assert not wishes(cast.translator, written, find="port", replace="x", match_case="on").select("[name=take]")
    assert Wish("é", "e").in_text("É") == "e"


def test_segments_that_need_a_look_of_their_own_are_refused_with_the_reason(written, cast):
    written.segments.filter(position=1).update(is_locked=True)
    written.segments.filter(position=3).update(state="stale", previous_source="Bến")
    page = wishes(cast.translator, written, find="港", replace="湊")
    assert not page.select("[name=take]")
    assert len(page.select(".replace__refusal")) == 2
    answer = take(cast.translator, written, "港", "湊", "1:1", "3:1")
    assert answer.status_code == 200
    assert targets(written) == JAPANESE


def test_nothing_is_emptied(written, cast):
    take(cast.translator, written, "港のまち", "", "3:1")
    assert targets(written) == JAPANESE


def test_a_suggestion_stays_one(written, cast):
    written.segments.filter(position=3).update(state="suggested")
    take(cast.translator, written, "港", "湊", "3:1")
    row = written.segments.get(position=3)
    assert (row.target, row.state) == ("湊のまち", "suggested")


def test_who_may_not_write_replaces_nothing(written, cast):
    assert take(cast.desk, written, "港", "湊", "3:1").status_code == 422
    assert not wishes(cast.desk, written, find="港").select("[name=take]")
    assert take(cast.other_translator, written, "港", "湊", "3:1").status_code == 404
    deciding.submit(written, cast.translator)
    assert take(cast.translator, written, "港", "湊", "3:1").status_code == 422
    assert targets(written) == JAPANESE


@pytest.mark.parametrize("seen", [(), ("x",), ("3",), ("3:1:1",), ("3:-1",), ("9" * 30 + ":1",), ("²:1",)])
def test_what_can_not_be_read_changes_nothing(seen, written, cast):
    assert take(cast.translator, written, "港", "湊", *seen).status_code in (200, 409, 422)
    assert targets(written) == JAPANESE


def test_too_long_or_missing_words_are_told(written, cast):
    assert take(cast.translator, written, "", "湊", "3:1").status_code == 422
    assert take(cast.translator, written, "港", "湊" * 201, "3:1").status_code == 422
    assert wishes(cast.translator, written, find="").select(".w-field__errors")
