"""What a translator wrote once is offered where the same words come again."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.people import client_of
from translation import asking, repetitions, saving
from translation.models import Segment

pytestmark = pytest.mark.django_db
AGAIN = "Mời bạn xem thêm ảnh của lễ hội."
JAPANESE, OTHER = "祭りの写真もご覧ください。", "祭りの写真はこちらです。"


def ask(cast, title, code="ja", **more):
    body = [
        factories.text(f"<p>{text}</p>") | {"id": f"b{n}"} for n, text in enumerate([AGAIN, "Một câu khác.", AGAIN])
    ]
    return asking.ask(factories.article(title, lead=AGAIN, body=body), code, cast.desk, **more)


@pytest.fixture
def made(cast):
    """The same words stand in 2, 3 and 5."""
    return ask(cast, "Bài một", assignee=cast.translator)


def states(translation):
    return [(row.position, row.state, row.target) for row in translation.segments.filter(source=AGAIN)]


def save(translation, position, user, words, version=0):
    return saving.save(translation, position, user, words, version)


def test_the_same_words_are_suggested_in_the_text_and_in_the_persons_other_texts(made, cast):
    other = ask(cast, "Bài hai", assignee=cast.translator)
    save(made, 2, cast.translator, JAPANESE)
    assert states(made) == [(2, "translated", JAPANESE), (3, "suggested", JAPANESE), (5, "suggested", JAPANESE)]
    assert [state for _position, state, _target in states(other)] == ["suggested"] * 3
    assert other.segments.get(position=2).origin == f"repetition {made.pk}/2"


def test_other_peoples_texts_and_languages_stay_as_they_are(made, cast, second_translator):
    others = [ask(cast, "Bài hai", assignee=second_translator), ask(cast, "Bài ba"), ask(cast, "Bài bốn", "fr")]
    save(made, 2, cast.translator, JAPANESE)
    for other in others:
        assert {state for _position, state, _target in states(other)} == {"empty"}


def test_what_somebody_wrote_is_never_touched(made, cast):
    save(made, 3, cast.translator, OTHER)
    Segment.objects.filter(translation=made, position=5).update(target=OTHER, state="suggested", origin="machine x")
    save(made, 2, cast.translator, JAPANESE, made.segments.get(position=2).version)
    assert [target for _position, _state, target in states(made)] == [JAPANESE, OTHER, OTHER]


def test_a_suggestion_that_nobody_took_follows_what_is_written_anew(made, cast):
    row = save(made, 2, cast.translator, JAPANESE)
    save(made, 2, cast.translator, OTHER, row.version)
    assert [target for _position, _state, target in states(made)] == [OTHER] * 3


def test_who_has_the_segment_open_saves_without_a_conflict(made, cast):
    save(made, 2, cast.translator, JAPANESE)
    save(made, 3, cast.translator, OTHER, 0)
    assert made.segments.get(position=3).target == OTHER


def test_emptying_a_segment_offers_nothing(made, cast):
    row = save(made, 2, cast.translator, JAPANESE)
    save(made, 2, cast.translator, "", row.version)
    assert made.segments.get(position=3).target == JAPANESE


def test_the_answer_of_a_save_names_what_was_filled(made, cast):
    url = reverse("translation_save", args=[made.pk, 2])
    data = json.dumps({"target": JAPANESE, "version": 0})
    answer = client_of(cast.translator).post(url, data, content_type="application/json")
    assert answer.json()["filled"] == [3, 5]


def test_it_costs_one_statement(made, cast):
    row = save(made, 2, cast.translator, JAPANESE)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert repetitions.offer(made, row, cast.translator) == 2
    assert len(seen) == 1
