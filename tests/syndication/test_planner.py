"""Who gets a version: by the filter, or because of what they have already."""

import pytest
from django.utils import timezone

from content import trees
from reference.models import Topic
from syndication import planner
from syndication.models import Channel, Delivery, Item, ItemVersion
from tests import factories
from tests.syndication.conftest import make_channel, planned

pytestmark = [pytest.mark.django_db, pytest.mark.db]
Kind = ItemVersion.Kind
State = Delivery.State


def change(story, **fields):
    for name, value in fields.items():
        setattr(story, name, value)
    trees.put_live(story)
    story.refresh_from_db()


def arrived(delivery):
    """As after an attempt that was answered well."""
    Delivery.objects.filter(pk=delivery.pk).update(state=State.DONE, done_at=timezone.now(), fence=1)


def of(story, channel):
    planner.plan_due()
    found = channel.deliveries.filter(item=story.item).order_by("version__number")
    return [(d.version.number, d.kind, d.state) for d in found]


@pytest.fixture
def channel(db):
    return make_channel()


def test_a_new_story_is_due_for_every_channel_that_wants_it(home, channel):
    topic = Topic.objects.create(slug="nhan", name_vi="Nhãn")
    other = make_channel("Cổng B", languages=["ja"])
    third = make_channel("Cổng C", topics=[topic], types=["articlepage"], markets=["japan"], languages=["vi", "ja"])
    story = factories.article("Một", topics=[topic], markets=["japan", "china"])
    assert of(story, channel) == of(story, third) == [(1, Kind.NEW, State.DUE)]
    assert of(story, other) == []


@pytest.mark.parametrize(
    "wanted", [{"languages": ["en"]}, {"types": ["investmentpage"]}, {"markets": ["korea"]}, {"topics": True}]
)
def test_each_part_of_the_filter_keeps_stories_out(home, wanted):
    if "topics" in wanted:
        wanted = {"topics": [Topic.objects.create(slug="khac", name_vi="Khác")]}
    channel = make_channel(**wanted)
    assert of(factories.article("Một", markets=["japan"]), channel) == []


def test_planning_again_changes_nothing(home, channel):
    story = factories.article("Một")
    assert of(story, channel) == of(story, channel)
    Item.objects.update(waits_for_plan=True)
    assert of(story, channel) == [(1, Kind.NEW, State.DUE)]


def test_a_newer_version_replaces_an_older_one_that_was_not_sent(home, channel):
    story = factories.article("Một")
    planned(story, channel)
    change(story, title="Hai")
    assert of(story, channel) == [(1, Kind.NEW, State.REPLACED), (2, Kind.NEW, State.DUE)]


def test_versions_that_came_between_two_plans_are_not_sent(home, channel):
    story = factories.article("Một")
    change(story, title="Hai")
    assert of(story, channel) == [(2, Kind.NEW, State.DUE)]


def test_a_correction_in_between_is_told_as_a_correction(home, channel):
    story = factories.article("Một")
    arrived(planned(story, channel))
    change(story, correction_note="Sửa tên.")
    change(story, title="Hai")
    assert of(story, channel)[-1] == (3, Kind.CORRECTION, State.DUE)


def test_later_versions_follow_whatever_the_filter_says_by_now(home, channel):
    story = factories.article("Một")
    arrived(planned(story, channel))
    Channel.objects.update(languages=["fr"])
    change(story, correction_note="Sửa tên.")
    assert of(story, channel)[-1] == (2, Kind.CORRECTION, State.DUE)
    arrived(planned(story, channel))
    story.unpublish()
    assert of(story, channel)[-1] == (3, Kind.WITHDRAWAL, State.DUE)


def test_a_story_that_no_longer_matches_is_not_sent_if_it_never_was(home, channel):
    story = factories.article("Một", markets=["japan"])
    Channel.objects.update(markets=["japan"])
    planned(story, channel)
    change(story, markets=["china"])
    assert of(story, channel) == [(1, Kind.NEW, State.REPLACED)]


def test_nobody_is_told_of_the_withdrawal_of_what_they_never_got(home, channel):
    story = factories.article("Một")
    planned(story, channel)
    story.unpublish()
    assert of(story, channel) == [(1, Kind.NEW, State.REPLACED)]


@pytest.mark.parametrize(
    ("state", "fence", "refusals", "is_told"),
    [
        (State.DONE, 1, 0, True),
        (State.SENDING, 1, 0, True),
        (State.DUE, 1, 0, True),
        (State.DUE, 3, 2, True),
        (State.FAILED, 20, 19, True),
        (State.DUE, 2, 2, False),
        (State.FAILED, 1, 1, False),
    ],
    ids=["done", "in flight", "unanswered", "once unanswered", "given up", "never reached", "refused"],
)
def test_a_withdrawal_follows_to_whoever_may_have_got_it(home, channel, state, fence, refusals, is_told):
    story = factories.article("Một")
    delivery = planned(story, channel)
    now = timezone.now()
    times = {"done_at": now} if state == State.DONE else {"lease_until": now} if state == State.SENDING else {}
    Delivery.objects.filter(pk=delivery.pk).update(state=state, fence=fence, refusals=refusals, **times)
    story.unpublish()
    assert ((2, Kind.WITHDRAWAL, State.DUE) in of(story, channel)) == is_told


def test_a_pending_withdrawal_stays_when_what_comes_next_is_not_for_this_channel(home, channel):
    story = factories.article("Một")
    arrived(planned(story, channel))
    story.unpublish()
    withdrawal = planned(story, channel)
    Channel.objects.update(languages=["fr"])
    arrived(withdrawal)
    change(story, title="Hai")
    assert of(story, channel)[-1] == (2, Kind.WITHDRAWAL, State.DONE)


def test_what_is_published_again_is_new_to_those_who_took_it_down(home, channel):
    story = factories.article("Một")
    arrived(planned(story, channel))
    story.unpublish()
    arrived(planned(story, channel))
    change(story, title="Hai")
    assert of(story, channel)[-1] == (3, Kind.NEW, State.DUE)


def test_a_withdrawal_that_may_not_have_arrived_is_followed_by_the_next_version(home, channel):
    """The receiver may still show version 1, so version 3 must reach it even past the filter."""
    story = factories.article("Một")
    arrived(planned(story, channel))
    story.unpublish()
    Delivery.objects.filter(pk=planned(story, channel).pk).update(state=State.FAILED, fence=2)
    Channel.objects.update(languages=["fr"])
    change(story, title="Hai")
    assert of(story, channel)[-1] == (3, Kind.UPDATE, State.DUE)


def test_a_paused_channel_gets_its_deliveries_and_they_wait(home):
    channel = make_channel(state=Channel.State.PAUSED)
    story = factories.article("Một")
    assert of(story, channel) == [(1, Kind.NEW, State.DUE)]
    assert not Delivery.objects.claimable(timezone.now()).exists()


def test_what_receivers_fetch_is_done_with_the_version(home, feed):
    story = factories.article("Một")
    story.unpublish()
    assert of(story, feed) == []
    change(story, title="Hai")
    assert of(story, feed) == [(3, Kind.NEW, State.DONE)]
    story.unpublish()
    assert of(story, feed)[-1] == (4, Kind.WITHDRAWAL, State.DONE)


def test_an_item_that_can_not_be_planned_waits_and_holds_up_nobody(home, channel, monkeypatch):
    broken, sound = factories.article("Một"), factories.article("Hai")
    real = Channel.wants

    def wants(self, snapshot):
        if snapshot["content"]["title"] == "Một":
            raise RuntimeError("broken")
        return real(self, snapshot)

    monkeypatch.setattr(Channel, "wants", wants)
    assert of(sound, channel) == [(1, Kind.NEW, State.DUE)]
    assert of(broken, channel) == []
    monkeypatch.undo()
    assert of(broken, channel) == [(1, Kind.NEW, State.DUE)]


def test_a_withdrawal_on_our_site_does_not_wait_for_receivers(home, channel, monkeypatch):
    """Planning is the worker's, so a fault in it can't keep a page up."""
    story = factories.article("Một")
    monkeypatch.setattr(planner, "plan", lambda item: 1 / 0)
    story.unpublish()
    assert not story.live
    assert story.item.versions.first().kind == Kind.WITHDRAWAL
