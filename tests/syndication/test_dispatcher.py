"""From publishing to the receiver's shelf: the whole way, with the dispatcher as the worker runs it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from content import trees
from syndication import claims, dispatcher, outbox, planner
from syndication.formats import ninjs
from syndication.models import Attempt, Channel, Delivery
from tests import factories
from tests.syndication import schemas
from tests.syndication.conftest import QUICK, make_channel

pytestmark = [pytest.mark.django_db, pytest.mark.db]
State, Outcome, Receipt = Delivery.State, Attempt.Outcome, Delivery.Receipt


def deliver():
    planner.plan_due()
    return dispatcher.deliver_due(QUICK)


def make_due():
    Delivery.objects.filter(state=State.DUE).update(due_at=timezone.now() - timedelta(seconds=1))


def change(story, **fields):
    for name, value in fields.items():
        setattr(story, name, value)
    trees.put_live(story)
    story.refresh_from_db()


def shelf(receiver, story):
    return receiver.book.shown.get(story.item.uri)


def test_the_life_of_a_story_at_a_receiver(channel, receiver, home):
    story = factories.article("Một")
    assert deliver() == 1
    assert shelf(receiver, story) == {"version": 1, "status": "usable", "title": "Một"}
    change(story, title="Hai")
    change(story, correction_note="Sửa tên.")
    deliver()
    assert shelf(receiver, story)["version"] == 3
    story.unpublish()
    deliver()
    assert shelf(receiver, story)["status"] == "canceled"
    change(story, title="Ba")
    deliver()
    assert shelf(receiver, story) == {"version": 5, "status": "usable", "title": "Ba"}
    kinds = [line["type"] for line in receiver.book.lines]
    assert kinds == ["item.new", "item.correction", "item.withdrawal", "item.new"]


def test_what_is_sent_is_valid_ninjs_and_is_what_the_feed_shows(channel, receiver, home, client, settings):
    settings.PUBLIC_URL = "https://hungyen.example"
    sent = []
    receiver.answer = lambda message: (sent.append(message), (200, {}, b""))[1]
    factories.article("Một", hero_image=factories.picture(may_be_passed_on=True))
    deliver()
    assert schemas.problems(sent[0]["data"]) == []
    assert sent[0]["data"] == client.get("/vi/feed.ninjs.json").json()["items"][0]


def test_retries_carry_the_same_id_and_are_applied_once(channel, receiver, home):
    mishaps = ["close_after", "close_before", "error", ""]
    receiver.mishaps = lambda: mishaps.pop(0)
    story = factories.article("Một")
    for _number in range(4):
        deliver()
        make_due()
    lines = receiver.book.lines
    assert len(lines) == 4
    assert len({line["id"] for line in lines}) == 1
    assert [line["applied"] for line in lines] == [True, False, False, False]
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.fence) == (State.DONE, 4)
    outcomes = list(delivery.tries.order_by("pk").values_list("outcome", "status"))
    busy = (Outcome.BUSY, 500)
    assert outcomes == [(Outcome.UNANSWERED, None), (Outcome.UNANSWERED, None), busy, (Outcome.DELIVERED, 200)]
    assert shelf(receiver, story)["version"] == 1


def test_a_version_whose_answer_was_lost_is_followed_by_its_withdrawal(channel, receiver, home):
    receiver.mishaps = lambda: "close_after"
    story = factories.article("Một")
    deliver()
    receiver.mishaps = lambda: ""
    story.unpublish()
    make_due()
    deliver()
    assert shelf(receiver, story)["status"] == "canceled"


def test_a_version_that_was_refused_is_not_withdrawn(channel, receiver, home):
    receiver.answer = lambda message: (422, {}, b"")
    story = factories.article("Một")
    deliver()
    story.unpublish()
    deliver()
    assert [line["type"] for line in receiver.book.lines] == ["item.new"]


def test_the_address_that_comes_back_is_kept(channel, receiver, home):
    receiver.answer = lambda message: (200, {}, b'{"url": "https://portal.example/1", "id": "p1"}')
    factories.article("Một")
    deliver()
    delivery = Delivery.objects.get()
    assert (delivery.receipt, delivery.external_url, delivery.external_id) == (
        Receipt.PUBLISHED,
        "https://portal.example/1",
        "p1",
    )


def test_a_fault_of_ours_stops_no_other_and_does_not_count_against_the_receiver(channel, receiver, home, monkeypatch):
    real = ninjs.document

    def document(content):
        if content.snapshot["content"]["title"] == "Một":
            raise KeyError("title")
        return real(content)

    monkeypatch.setattr(ninjs, "document", document)
    factories.article("Một")
    factories.article("Hai")
    assert deliver() == 2
    states = dict(Delivery.objects.values_list("version__snapshot__content__title", "state"))
    assert states == {"Một": State.DUE, "Hai": State.DONE}
    assert Attempt.objects.get(outcome=Outcome.FAULT).message == "KeyError: 'title'"
    assert Channel.objects.get().failures_in_row == 0


def test_a_worker_that_stood_still_sends_nothing(channel, receiver, home):
    factories.article("Một")
    planner.plan_due()
    claim = claims.claim_next(timezone.now(), QUICK)
    late = replace(claim, lease_until=timezone.now())
    assert dispatcher.attempt(late, QUICK).outcome == Outcome.NOT_SENT
    assert receiver.book.lines == []


def test_a_slow_receiver_gets_one_try_a_run_and_the_others_go_on(channel, receiver, home):
    make_channel("Cổng B", endpoint=receiver.url)
    for title in ("Một", "Hai", "Ba"):
        factories.article(title)
    planner.plan_due()
    assert dispatcher.deliver_due(replace(QUICK, slow_seconds=0)) == 2
    assert Delivery.objects.filter(state=State.DONE).values("channel").distinct().count() == 2
    assert dispatcher.deliver_due(QUICK) == 4


def test_a_run_ends_in_time(channel, receiver, home):
    factories.article("Một")
    planner.plan_due()
    assert dispatcher.deliver_due(replace(QUICK, run_seconds=0)) == 0


def test_a_confirmed_fact_reaches_the_receiver(channel, receiver, home):
    story = factories.article("Một")
    deliver()
    outbox.refresh_showing([("agency", story.agency_id)])
    deliver()
    assert [line["type"] for line in receiver.book.lines] == ["item.new", "item.update"]
