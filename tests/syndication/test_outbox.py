"""The outbox: one immutable version per change, in the transaction that made it true."""

import pytest
from django.db import transaction

from content import trees
from content.models.clearance import AppendOnlyError
from syndication.models import Item, ItemVersion
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.db]
Kind = ItemVersion.Kind


def kinds(story):
    return [version.kind for version in Item.objects.get(story=story).versions.order_by("number")]


def test_publishing_changing_and_withdrawing_each_give_a_version(home):
    story = factories.article("Một")
    story.title = "Hai"
    trees.put_live(story)
    story.correction_note = "Sửa tên."
    trees.put_live(story)
    story.unpublish()
    trees.put_live(story)
    assert kinds(story) == [Kind.NEW, Kind.UPDATE, Kind.CORRECTION, Kind.WITHDRAWAL, Kind.NEW]


def test_publishing_the_same_again_gives_no_version(home):
    story = factories.article("Một")
    trees.put_live(story)
    assert kinds(story) == [Kind.NEW]


def test_a_deleted_story_is_withdrawn_and_its_item_stays(home):
    story = factories.article("Một")
    item = story.item
    story.delete()
    item.refresh_from_db()
    assert item.story is None
    assert item.versions.first().kind == Kind.WITHDRAWAL
    assert "content" not in item.versions.first().snapshot


def test_a_snapshot_holds_texts_hashes_and_rights(home):
    story = factories.article("Mùa nhãn", hero_image=factories.picture(credit_vi="Ảnh: A"))
    snapshot = story.item.versions.get().snapshot
    assert snapshot["content"]["title"] == "Mùa nhãn"
    assert snapshot["pictures"][0]["hash"] == story.hero_image.file_hash
    assert snapshot["pictures"][0]["credit"] == "Ảnh: A"
    assert snapshot["agency"]["code"] == "svhttdl"


def test_versions_are_never_changed(home):
    version = factories.article("Một").item.versions.get()
    version.snapshot = {}
    with pytest.raises(AppendOnlyError):
        version.save()
    with pytest.raises(AppendOnlyError):
        ItemVersion.objects.all().delete()


def test_a_failure_in_the_outbox_takes_the_publication_back(home, monkeypatch):
    from syndication import outbox

    story = factories.article("Một")
    story.title = "Hai"

    def fail(*args, **kwargs):
        raise RuntimeError("no outbox")

    monkeypatch.setattr(outbox, "enqueue", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        trees.put_live(story)
    story.refresh_from_db()
    assert story.title == "Một"
