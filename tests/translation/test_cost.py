"""What a translation costs in statements; bench/translation_line.py measures the same with 23 segments and its time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.people import client_of
from tests.translation.conftest import JAPANESE, fresh
from translation import asking, deciding, saving

pytestmark = [pytest.mark.django_db, pytest.mark.db]
# A little above what is measured; the whole way must stay below 285.
MOST = {"ask": 45, "open": 24, "accept": 14, "submit": 70, "approve": 118}


@pytest.fixture
def warm(story, cast):
    """The language's tree, workflow and content types are there."""
    asking.ask(story, "ja", cast.desk).page.delete()


def test_each_step_stays_below_its_number_of_statements(warm, story, cast):
    counted = {}

    def count(step, act):
        with CaptureQueriesContext(connection) as captured:
            found = act()
        counted[step] = len(captured)
        return found

    made = count("ask", lambda: asking.ask(story, "ja", cast.desk))
    client = client_of(cast.translator)
    assert count("open", lambda: client.get(reverse("translation", args=[made.pk]))).status_code == 200
    count("accept", lambda: saving.save_all(fresh(made), cast.translator, JAPANESE))
    count("submit", lambda: deciding.submit(fresh(made), cast.translator))
    token = deciding.seen(made.segments.all())
    count("approve", lambda: deciding.approve(fresh(made), cast.reviewer, token))
    assert {step: number for step, number in counted.items() if number > MOST[step]} == {}, counted
    assert sum(counted.values()) <= 285, counted


def test_the_cost_does_not_grow_with_the_segments(warm, story, cast):
    made = asking.ask(story, "ja", cast.desk)
    with CaptureQueriesContext(connection) as few:
        saving.save_all(fresh(made), cast.translator, {1: JAPANESE[1]})
    with CaptureQueriesContext(connection) as many:
        saving.save_all(fresh(made), cast.translator, JAPANESE)
    assert len(many) <= len(few)
