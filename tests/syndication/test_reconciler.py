"""What is live and cleared is compared with what was versioned; gaps are filled, and said."""

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from content.models import Clearance, Story
from syndication import reconciler, snapshots
from syndication.models import Item, ItemVersion
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.db]
Kind = ItemVersion.Kind


def forget(story):
    """As in a database where the version was never written."""
    ItemVersion.objects.filter(item__story=story)._raw_delete("default")
    Item.objects.filter(story=story).delete()


def kinds(story):
    return list(ItemVersion.objects.filter(item__story=story).order_by("number").values_list("kind", flat=True))


def test_nothing_to_do_costs_two_queries(home, django_assert_num_queries):
    factories.article("Một")
    with django_assert_num_queries(2):
        assert reconciler.fill_gaps().is_clean


def test_a_live_story_without_a_version_gets_one(home):
    story = factories.article("Một")
    forget(story)
    assert reconciler.fill_gaps().missing == [story.pk]
    assert kinds(story) == [Kind.NEW]
    assert Item.objects.get(story=story).waits_for_plan
    assert reconciler.fill_gaps().is_clean


def test_a_story_taken_down_past_the_outbox_is_withdrawn(home):
    story = factories.article("Một")
    Page.objects.filter(pk=story.pk).update(live=False)
    assert reconciler.fill_gaps().lingering == [story.item.pk]
    assert kinds(story) == [Kind.NEW, Kind.WITHDRAWAL]


def test_an_item_whose_story_is_gone_is_withdrawn(home):
    item = factories.article("Một").item
    Item.objects.filter(pk=item.pk).update(story=None)
    assert reconciler.fill_gaps().lingering == [item.pk]
    assert item.versions.first().kind == Kind.WITHDRAWAL


def test_a_live_story_whose_last_version_is_a_withdrawal_is_told_anew(home):
    story = factories.article("Một")
    Page.objects.filter(pk=story.pk).update(live=False)
    reconciler.fill_gaps()
    Page.objects.filter(pk=story.pk).update(live=True)
    assert reconciler.fill_gaps().missing == [story.pk]
    assert kinds(story) == [Kind.NEW, Kind.WITHDRAWAL, Kind.NEW]


def test_what_is_live_but_not_cleared_is_not_sent_but_said(home):
    story = factories.article("Một")
    forget(story)
    Clearance.objects.filter(page_id=story.pk).update(revoked_at=timezone.now())
    assert reconciler.fill_gaps().uncleared == [story.pk]
    assert kinds(story) == []


def test_a_text_that_changed_past_the_outbox_is_found(home):
    story = factories.article("Một")
    Story.objects.filter(pk=story.pk).update(byline="Minh Hà")
    assert reconciler.compare_all().uncleared == [story.pk]
    Story.objects.filter(pk=story.pk).update(byline="")
    assert reconciler.compare_all().is_clean


def test_right_after_publishing_everything_is_the_same(home):
    """Also with pictures, facts and links."""
    story = factories.article("Một", hero_image=factories.picture(), markets=["japan"], byline="Minh Hà")
    last = story.item.versions.get().snapshot
    assert snapshots.of(Story.objects.get(pk=story.pk)) == last
    assert reconciler.compare_all().is_clean


def test_an_address_that_moved_is_told(home):
    story = factories.article("Một")
    Page.objects.filter(pk=story.pk).update(url_path="/vi/visit/mot/")
    assert reconciler.fill_gaps().is_clean
    assert reconciler.compare_all().changed == [story.pk]
    assert ItemVersion.objects.filter(item__story=story).first().snapshot["address"] == "/vi/visit/mot/"


def test_a_newer_scheme_of_snapshots_alone_sends_nothing(home, monkeypatch):
    factories.article("Một")
    monkeypatch.setattr(snapshots, "SCHEME", 99)
    assert reconciler.compare_all().is_clean


def test_the_command_says_what_it_found(home, capsys):
    story = factories.article("Một")
    forget(story)
    call_command("reconcile")
    assert f"missing: 1 [{story.pk}]" in capsys.readouterr().out
