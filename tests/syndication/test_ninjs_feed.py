"""/<lang>/feed.ninjs.json: what is live, and what was withdrawn lately."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from content import trees
from syndication.models import ItemVersion
from tests import factories
from tests.syndication import schemas

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def read(client, path="/vi/feed.ninjs.json"):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    document = response.json()
    assert list(document) == ["items"]
    assert [problem for item in document["items"] for problem in schemas.problems(item)] == []
    return document["items"]


def made(story, ago):
    """As if the latest version was older."""
    latest = ItemVersion.objects.filter(item__story=story).latest().get()
    # Past the guard of rows that are never changed.
    QuerySet(ItemVersion).filter(pk=latest.pk).update(made_at=timezone.now() - ago)


def test_the_latest_version_of_each_live_story_newest_first(client, home):
    first, _second = factories.article("Một"), factories.article("Hai")
    first.title = "Ba"
    trees.put_live(first)
    factories.article("Longan", parent=factories.section("en"))
    assert [(item["title"], item["version"]) for item in read(client)] == [("Ba", "2"), ("Hai", "1")]
    assert [item["title"] for item in read(client, "/en/feed.ninjs.json")] == ["Longan"]
    assert read(client, "/zh-hans/feed.ninjs.json") == []


def test_a_withdrawn_story_stays_for_thirty_days_as_canceled(client, home):
    story = factories.article("Một")
    story.unpublish()
    (item,) = read(client)
    assert (item["pubStatus"], item["version"]) == ("canceled", "2")
    made(story, timedelta(days=29, hours=23))
    assert len(read(client)) == 1
    made(story, timedelta(days=30, minutes=1))
    assert read(client) == []


def test_a_withdrawn_story_that_was_deleted_is_still_canceled(client, home):
    factories.article("Một").delete()
    assert [item["pubStatus"] for item in read(client)] == ["canceled"]


def test_what_is_not_live_any_more_is_not_there_even_without_a_version_of_it(client, home):
    story = factories.article("Một")
    Page.objects.filter(pk=story.pk).update(live=False)
    assert read(client) == []


def test_addresses_are_those_of_the_visitors(client, home, settings):
    factories.article("Một", slug="mot")
    ids = {one["role"]: one["value"] for one in read(client)[0]["altIds"]}
    assert ids["canonicalUrl"] == "http://testserver/vi/news/mot/"
    settings.PUBLIC_URL = "https://hungyen.example"
    ids = {one["role"]: one["value"] for one in read(client)[0]["altIds"]}
    assert ids["canonicalUrl"] == "https://hungyen.example/vi/news/mot/"


def test_a_long_feed_costs_as_many_queries_as_a_short_one(client, home, django_assert_max_num_queries):
    for number in range(5):
        factories.article(f"Bài {number}")
    with django_assert_max_num_queries(2):
        assert len(read(client)) == 5


def test_it_can_only_be_read(client, home):
    assert client.post("/vi/feed.ninjs.json").status_code == 405
