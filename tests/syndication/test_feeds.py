"""The feeds, read by an independent reader."""

import json
import re

import feedparser
import pytest

from content import trees
from syndication.models import Item
from tests import factories
from tests.website import press_pages

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def stories(home):
    body = [
        factories.text("<p>Đoạn <b>đầu</b> &amp; cuối.</p>"),
        {"type": "heading", "value": {"text": "Tiêu đề <phụ>"}},
    ]
    return [
        factories.article("Bài cũ", day=1),
        factories.article("Bài mới & đẹp", day=2, hero_image=factories.picture(), body=body, byline="Minh Hà"),
    ]


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def test_the_three_feeds_hold_the_same_items_in_the_same_order(client, stories):
    rss, atom = read(client, "/vi/feed.rss"), read(client, "/vi/feed.atom")
    document = json.loads(client.get("/vi/feed.json").content)
    ids = [item["id"] for item in document["items"]]
    assert [entry.id for entry in rss.entries] == [entry.id for entry in atom.entries] == ids
    assert [item["title"] for item in document["items"]] == ["Bài mới & đẹp", "Bài cũ"]
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert rss.feed.language == "vi"


def test_ids_are_tag_uris_and_outlive_slug_and_republication(client, stories):
    before = [item.uri for item in Item.objects.order_by("pk")]
    assert all(re.fullmatch(r"tag:hungyen\.example,\d{4}-\d\d-\d\d:vi/[0-9a-f-]{36}", uri) for uri in before)
    stories[0].slug = "dia-chi-moi"
    trees.put_live(stories[0])
    assert [item.uri for item in Item.objects.order_by("pk")] == before


def test_an_item_outlives_its_story(stories):
    uri = stories[0].item.uri
    stories[0].delete()
    assert Item.objects.get(uri=uri).story is None


def test_pictures_come_with_words_and_sizes(client, stories):
    entry = read(client, "/vi/feed.rss").entries[0]
    (media,) = entry.media_content
    assert media["type"] == "image/jpeg"
    assert (int(media["width"]), int(media["height"])) == (1280, 853)
    assert media["url"].startswith("http://testserver/media/")
    assert entry.enclosures[0].href == media["url"]
    assert "Nhãn lồng" in client.get("/vi/feed.rss").content.decode()


def test_the_text_is_whole_and_its_addresses_absolute(client, stories):
    target = stories[0]
    link = factories.text(f'<p><a linktype="page" id="{target.pk}">xem</a></p>')
    factories.article("Bài có liên kết", body=[link], day=9)
    document = json.loads(client.get("/vi/feed.json").content)
    assert f'href="http://testserver{target.url_path}"' in document["items"][0]["content_html"]
    assert document["items"][1]["content_html"] == "<p>Đoạn <b>đầu</b> &amp; cuối.</p>\n<h2>Tiêu đề &lt;phụ&gt;</h2>"
    assert document["items"][1]["authors"] == [{"name": "Minh Hà"}]


def test_a_newsroom_that_reads_by_feed_gets_a_clarification_whole(client, home, django_assert_max_num_queries):
    """What is true stands before what was said; then what proves it, and who signs."""
    for number in range(3):
        press_pages.clarification(
            f"Phố Hiến mở cửa {number}", sources=json.dumps([press_pages.source(url="https://a.example/")])
        )
    for feed in ("feed", "press/feed"):
        for address in (f"/vi/{feed}.json", f"/vi/{feed}.rss", f"/vi/{feed}.atom"):
            client.get(address)  # renditions and menus are made
            with django_assert_max_num_queries(10):
                said = client.get(address).content.decode()
            parts = [
                "Ai cũng vào được.",
                "Khách nước ngoài phải mua",
                "Một bài đăng",
                "https://a.example/",
                "Ký ngày 3/7/2026",
            ]
            places = [said.index(part) for part in parts]
            assert places == sorted(places)


def test_a_reader_by_feed_learns_of_a_correction(client, stories):
    stories[0].correction_note = "Bản trước viết <tám> tấm bia."
    trees.put_live(stories[0])
    entry = read(client, "/vi/feed.atom").entries[1]
    assert "Đính chính" in entry.content[0].value
    assert "&lt;tám&gt;" in entry.content[0].value


def test_a_feed_holds_its_own_language_only(client, stories):
    factories.article("Longan season", parent=factories.section("en"))
    assert [entry.title for entry in read(client, "/en/feed.atom").entries] == ["Longan season"]
    assert read(client, "/fr/feed.rss").entries == []


def test_what_is_not_live_is_in_no_feed(client, stories):
    stories[0].unpublish()
    assert [entry.title for entry in read(client, "/vi/feed.rss").entries] == ["Bài mới & đẹp"]
