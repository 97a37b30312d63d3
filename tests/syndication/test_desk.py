"""What the desk does by hand: send again, paste an address, pause, offer what is live."""

from dataclasses import replace

import pytest
from django.utils import timezone

from content import trees
from syndication import desk, dispatcher, planner
from syndication.models import Channel, Delivery, ItemVersion
from tests import factories
from tests.syndication.conftest import QUICK, make_channel, planned

pytestmark = [pytest.mark.django_db, pytest.mark.db]
State, Receipt, Kind = Delivery.State, Delivery.Receipt, ItemVersion.Kind
PUBLISHED = "https://portal.example/tin/1"


def deliver():
    planner.plan_due()
    return dispatcher.deliver_due(QUICK)


def test_what_failed_is_sent_again_with_the_same_id(channel, receiver, cast):
    receiver.answer = lambda message: (422, {}, b"")
    story = factories.article("Một")
    deliver()
    receiver.answer = lambda message: (200, {}, b"")
    before = Delivery.objects.get()
    desk.send_again(story.item, channel, cast.desk)
    deliver()
    after = Delivery.objects.get()
    assert (before.state, after.state, after.error) == (State.FAILED, State.DONE, "")
    assert before.message_id == after.message_id
    assert after.tries.count() == 2


def test_what_was_delivered_is_sent_again_under_a_new_id(channel, receiver, cast):
    story = factories.article("Một")
    deliver()
    desk.send_again(story.item, channel, cast.desk)
    deliver()
    assert len({line["id"] for line in receiver.book.lines}) == 2


def test_an_address_once_known_is_not_forgotten_when_it_is_sent_again(channel, receiver, cast):
    receiver.answer = lambda message: (200, {}, b'{"url": "https://portal.example/tin/1"}')
    story = factories.article("Một")
    deliver()
    receiver.answer = lambda message: (202, {}, b"")
    desk.send_again(story.item, channel, cast.desk)
    deliver()
    delivery = Delivery.objects.get()
    assert (delivery.receipt, delivery.external_url) == (Receipt.PUBLISHED, PUBLISHED)


def test_a_person_need_not_wait_for_the_breaker(channel, receiver, cast):
    story = factories.article("Một")
    planner.plan_due()
    Channel.objects.update(failures_in_row=9, open_until=timezone.now() + timezone.timedelta(hours=1))
    assert deliver() == 0
    desk.send_again(story.item, channel, cast.desk)
    assert deliver() == 1


def test_only_the_latest_version_is_ever_sent_again(channel, receiver, cast):
    story = factories.article("Một")
    deliver()
    story.title = "Hai"
    trees.put_live(story)
    desk.send_again(story.item, channel, cast.desk)
    deliver()
    assert [line["version"] for line in receiver.book.lines] == [1, 2]


def test_what_was_withdrawn_is_not_brought_back(channel, receiver, cast):
    story = factories.article("Một")
    deliver()
    story.unpublish()
    deliver()
    desk.send_again(story.item, channel, cast.desk)
    deliver()
    assert [line["type"] for line in receiver.book.lines] == ["item.new", "item.withdrawal", "item.withdrawal"]


def test_a_withdrawn_story_is_not_told_to_one_who_never_had_it(channel, cast):
    story = factories.article("Một")
    story.unpublish()
    with pytest.raises(desk.NotPossibleError):
        desk.send_again(story.item, channel, cast.desk)


def test_a_story_outside_the_filter_can_be_sent_by_hand_and_is_then_followed_up(receiver, cast):
    channel = make_channel(endpoint=receiver.url, languages=["fr"])
    story = factories.article("Một")
    assert planned(story, channel) is None
    desk.send_again(story.item, channel, cast.desk)
    deliver()
    story.unpublish()
    deliver()
    assert [line["type"] for line in receiver.book.lines] == ["item.new", "item.withdrawal"]


def test_what_is_in_flight_or_fetched_is_not_sent_by_hand(channel, feed, cast):
    story = factories.article("Một")
    delivery = planned(story, channel)
    Delivery.objects.filter(pk=delivery.pk).update(state=State.SENDING, lease_until=timezone.now(), fence=1)
    for one in (channel, feed):
        with pytest.raises(desk.NotPossibleError):
            desk.send_again(story.item, one, cast.desk)


def test_a_pasted_address_is_a_receipt_of_the_person(feed, cast):
    delivery = planned(factories.article("Một"), feed)
    desk.note_published(delivery, f"  {PUBLISHED} ", cast.desk)
    delivery.refresh_from_db()
    assert (delivery.receipt, delivery.external_url, delivery.receipt_by) == (
        Receipt.PUBLISHED,
        PUBLISHED,
        cast.desk,
    )


@pytest.mark.parametrize(
    "url", ["", "portal.example/1", "javascript:alert(1)", "https://", "https://a.example/" + "a" * 500]
)
def test_what_is_no_address_is_refused(feed, cast, url):
    delivery = planned(factories.article("Một"), feed)
    with pytest.raises(desk.NotPossibleError):
        desk.note_published(delivery, url, cast.desk)


def test_a_failed_delivery_that_was_published_by_hand_is_done(channel, cast):
    delivery = planned(factories.article("Một"), channel)
    Delivery.objects.filter(pk=delivery.pk).update(state=State.FAILED)
    desk.note_published(delivery, PUBLISHED, cast.desk)
    today = timezone.localdate()
    assert Delivery.objects.done_in(today, today).get() == delivery


def test_a_withdrawal_has_no_address(channel, cast):
    story = factories.article("Một")
    Delivery.objects.filter(pk=planned(story, channel).pk).update(state=State.DONE, done_at=timezone.now())
    story.unpublish()
    with pytest.raises(desk.NotPossibleError):
        desk.note_published(planned(story, channel), PUBLISHED, cast.desk)


def test_a_paused_channel_sends_only_the_latest_once_it_is_resumed(channel, receiver, cast):
    desk.pause(channel, cast.desk)
    story = factories.article("Một")
    assert deliver() == 0
    story.title = "Hai"
    trees.put_live(story)
    assert deliver() == 0
    desk.resume(channel, cast.desk)
    assert deliver() == 1
    assert [line["version"] for line in receiver.book.lines] == [2]


def test_resuming_closes_the_breaker(channel, cast):
    Channel.objects.update(failures_in_row=9, open_until=timezone.now() + timezone.timedelta(hours=1))
    desk.resume(channel, cast.desk)
    channel.refresh_from_db()
    assert (channel.failures_in_row, channel.open_until) == (0, None)


def test_after_mending_everything_that_failed_goes_out_again(channel, receiver, cast):
    receiver.answer = lambda message: (401, {}, b"")
    kept, changed = factories.article("Một"), factories.article("Hai")
    deliver()
    changed.title = "Ba"
    trees.put_live(changed)
    receiver.answer = lambda message: (200, {}, b"")
    planner.plan_due()
    assert desk.send_failed_again(channel, cast.desk) == 1
    deliver()
    shown = receiver.book.shown
    assert (shown[kept.item.uri]["version"], shown[changed.item.uri]["version"]) == (1, 2)


def test_a_new_receiver_is_offered_what_is_live_and_fits(channel, receiver, cast):
    fits, gone = factories.article("Một"), factories.article("Hai")
    factories.article("Trois", parent=factories.section("fr"))
    gone.unpublish()
    planner.plan_due()
    new = make_channel("Cổng mới", endpoint=receiver.url, languages=["vi"])
    assert desk.offer_live(new, cast.desk) == 1
    assert desk.offer_live(new, cast.desk) == 0
    assert new.deliveries.get().item == fits.item
    gone_again = replace(QUICK, run_seconds=5)
    dispatcher.deliver_due(gone_again)
    fits.unpublish()
    planner.plan_due()
    assert new.deliveries.filter(kind=Kind.WITHDRAWAL).count() == 1
