"""After a return the reviewer sees what was changed since, and nothing else as changed."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.people import client_of
from tests.translation.conftest import JAPANESE, fresh, write
from translation import corrections, deciding, saving

pytestmark = pytest.mark.django_db


def save(translation, position, user, words):
    saving.save(fresh(translation), position, user, words, translation.segments.get(position=position).version)


def returned(translation, cast):
    write(translation, cast.translator)
    deciding.submit(fresh(translation), cast.translator)
    save(translation, 5, cast.reviewer, "フンイエンのリュウガン")  # a correction that stays
    deciding.send_back(fresh(translation), cast.reviewer, deciding.seen(translation.segments.all()), "見出しを直す。")


def changed_in_view(user, translation) -> dict[int, str]:
    answer = client_of(user).get(reverse("translation", args=[translation.pk]))
    page = BeautifulSoup(answer.content, "html.parser")
    return {
        int(segment["data-position"]): segment.select_one(".segment__correction").get_text(" ", strip=True)
        for segment in page.select(".segment[data-corrected]")
    }


def test_the_reviewer_sees_what_was_changed_since_the_return(japanese, cast):
    returned(japanese, cast)
    save(japanese, 3, cast.translator, "港町")
    save(japanese, 2, cast.translator, "別の文。")
    save(japanese, 2, cast.translator, JAPANESE[2])  # and back
    assert set(changed_in_view(cast.translator, japanese)) == {5}
    deciding.submit(fresh(japanese), cast.translator)
    seen = changed_in_view(cast.reviewer, japanese)
    assert set(seen) == {3, 5}
    assert seen[3].startswith("Những gì đã đổi từ khi trả lại")
    assert "港" in seen[3]
    save(japanese, 3, cast.reviewer, "港のあるまち")  # the reviewer's own is told as such
    assert not corrections.since_return(fresh(japanese))
    assert set(changed_in_view(cast.reviewer, japanese)) == {3, 5}


def test_a_text_that_was_never_returned_shows_nothing(japanese, cast):
    write(japanese, cast.translator)
    deciding.submit(fresh(japanese), cast.translator)
    assert changed_in_view(cast.reviewer, japanese) == {}


def test_a_return_before_the_last_approval_is_forgotten(japanese, cast):
    returned(japanese, cast)
    save(japanese, 3, cast.translator, "港町")
    deciding.submit(fresh(japanese), cast.translator)
    deciding.approve(fresh(japanese), cast.reviewer, deciding.seen(japanese.segments.all()))
    assert corrections.since_return(fresh(japanese)) == {}


def test_it_costs_two_queries(japanese, cast):
    returned(japanese, cast)
    for position, words in ((1, "港"), (2, "文。"), (3, "町")):
        save(japanese, position, cast.translator, words)
    with CaptureQueriesContext(connection) as asked:
        assert len(corrections.since_return(japanese)) == 3
    assert len(asked) == 2
