"""Lists of stories: a section's, a topic's, a column's, with filters, pages and feeds of their own."""

import json
import re

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content import trees
from content.models import ArticlePage
from reference.models import Column, Topic
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics(home):
    names = {"nong-san": ("Nông sản", "Farm products", "農産物"), "di-san": ("Di sản", "Heritage", "文化遺産")}
    return {
        slug: Topic.objects.create(slug=slug, name_vi=vi, name_en=en, name_ja=ja, colour="leaf")
        for slug, (vi, en, ja) in names.items()
    }


@pytest.fixture
def column(home):
    return Column.objects.create(slug="dat-va-nguoi", name_vi="Đất và người", name_ja="土地と人", summary_vi="Chuyện.")


@pytest.fixture
def stories(topics, column):
    """Two of 2024 on farm products, one of them in a column; one of 2025 on heritage by another agency."""
    other = factories.agency("bql", name_vi="Ban Quản lý")
    return [
        factories.article("Nhãn chín", day=1, topics=[topics["nong-san"]]),
        factories.article("Người trồng sen", day=2, topics=[topics["nong-san"]], genre="column", column=column),
        factories.article("Đình làng", day=400, topics=[topics["di-san"]], agency=other),
    ]


def get(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def titles(html):
    rows = html.split('class="listing__rows"')[1].split("</main>")[0] if "listing__rows" in html else ""
    return re.findall(r'class="card__link"[^>]*>([^<]+)<', rows)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Đình làng", "Người trồng sen", "Nhãn chín"]),
        ("?topic=nong-san", ["Người trồng sen", "Nhãn chín"]),
        ("?agency=bql", ["Đình làng"]),
        ("?year=2024", ["Người trồng sen", "Nhãn chín"]),
        ("?topic=nong-san&year=2025", []),
    ],
)
def test_a_section_is_narrowed_by_topic_agency_and_year(client, stories, query, expected):
    html = get(client, f"/vi/news/{query}")
    assert titles(html) == expected
    assert '<link rel="canonical" href="http://testserver/vi/news/">' in html
    if not expected:
        assert 'href="/vi/news/"' in html.split("listing__empty")[1]


def test_links_of_filters_are_not_for_robots(client, stories):
    html = get(client, "/vi/news/")
    assert '<a class="filters__link" href="/vi/news/?topic=nong-san" rel="nofollow">' in html
    assert '<form class="filters__form" action="/vi/news/"' in html


def test_an_unknown_filter_is_left_out_and_said(client, stories):
    html = get(client, "/vi/news/?topic=khong-co")
    assert len(titles(html)) == 3
    assert "search-note" in html


def test_a_list_has_pages_that_keep_its_filters(client, topics):
    for number in range(14):
        factories.article(f"Bài {number}", topics=[topics["nong-san"]])
    first = get(client, "/vi/news/?topic=nong-san")
    assert "?topic=nong-san&amp;page=2" in first
    assert len(titles(get(client, "/vi/news/?topic=nong-san&page=2"))) == 2
    for wrong in ("3", "1", "0", "x", "9" * 30, "%00"):
        get(client, f"/vi/news/?page={wrong}", 404)
        get(client, f"/vi/topics/nong-san/?page={wrong}", 404)


def test_a_further_page_is_a_page_of_its_own_to_search_engines(client, topics):
    for number in range(14):
        factories.article(f"Bài {number}", topics=[topics["nong-san"]])
    html = get(client, "/vi/topics/nong-san/?page=2")
    assert '<link rel="canonical" href="http://testserver/vi/topics/nong-san/?page=2">' in html
    assert "hreflang" not in html.split("</head>")[0]


def test_a_topic_lists_its_stories_in_the_readers_language(client, stories, topics):
    factories.article("Longans", parent=factories.section("en"), like=stories[0], topics=[topics["nong-san"]])
    html = get(client, "/vi/topics/nong-san/")
    assert titles(html) == ["Người trồng sen", "Nhãn chín"]
    assert '<h1 class="listing__title">Nông sản</h1>' in html
    english = get(client, "/en/topics/nong-san/")
    assert titles(english) == ["Longans"]
    assert "Farm products" in english
    for page in (html, english):
        assert re.findall(r'rel="alternate" hreflang="([^"]+)"', page) == ["vi", "en", "x-default"]


def test_a_topic_without_stories_in_a_language_says_so_and_leads_on(client, stories):
    html = get(client, "/ja/topics/nong-san/")
    assert '<meta name="robots" content="noindex">' in html
    assert 'href="/vi/topics/nong-san/" hreflang="vi"' in html.split("<main")[1]
    assert "農産物" in html


def test_a_column_has_its_summary_and_stories(client, stories, column):
    html = get(client, "/vi/columns/dat-va-nguoi/")
    assert titles(html) == ["Người trồng sen"]
    assert "Chuyện." in html
    story = get(client, stories[1].url_path)
    assert 'href="/vi/columns/dat-va-nguoi/"' in story
    assert 'href="/vi/topics/nong-san/"' in story


def test_topics_and_columns_stand_together_with_their_counts(client, stories):
    html = get(client, "/vi/topics/")
    assert html.index("Nông sản") < html.index("Di sản") < html.index("Đất và người")
    assert "2 " in html.split("Nông sản")[1][:200]


@pytest.mark.parametrize("path", ["/vi/topics/khong-co/", "/vi/columns/khong-co/", "/vi/topics/khong-co/feed.rss"])
def test_what_is_unknown_is_not_found(client, home, path):
    get(client, path, 404)


def test_what_is_not_live_is_on_no_list_and_in_no_feed(client, stories):
    stories[0].unpublish()
    for path in ("/vi/news/", "/vi/topics/nong-san/", "/vi/news/feed.atom", "/vi/topics/nong-san/feed.json"):
        assert "Nhãn chín" not in get(client, path)


def read(client, path):
    parsed = feedparser.parse(client.get(path).content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/vi/news", ["Đình làng", "Người trồng sen", "Nhãn chín"]),
        ("/vi/topics/nong-san", ["Người trồng sen", "Nhãn chín"]),
        ("/vi/columns/dat-va-nguoi", ["Người trồng sen"]),
    ],
)
def test_each_list_has_feeds_with_the_ids_and_order_of_the_main_one(client, stories, path, expected):
    factories.article("Nơi khác", parent=factories.section("vi", "visit"))
    main = {entry.title: entry.id for entry in read(client, "/vi/feed.rss").entries}
    rss, atom = read(client, f"{path}/feed.rss"), read(client, f"{path}/feed.atom")
    document = json.loads(client.get(f"{path}/feed.json").content)
    assert [entry.title for entry in rss.entries] == expected
    assert [entry.id for entry in atom.entries] == [main[title] for title in expected]
    assert [item["id"] for item in document["items"]] == [main[title] for title in expected]
    assert document["home_page_url"] == f"http://testserver{path}/"
    assert document["feed_url"] == f"http://testserver{path}/feed.json"
    page = get(client, f"{path}/")
    for form in ("rss", "atom", "json"):
        assert f'href="{path}/feed.{form}"' in page.split("</head>")[0]


def test_a_form_that_no_feed_has_is_not_found(client, stories):
    get(client, "/vi/news/feed.xml", 404)


def test_a_renamed_section_keeps_its_feeds(client, stories, django_capture_on_commit_callbacks):
    section = factories.section()
    section.slug = "tin-moi"
    with django_capture_on_commit_callbacks(execute=True):
        trees.put_live(section)
    response = client.get("/vi/news/feed.rss")
    assert (response.status_code, response["Location"]) == (301, "/vi/tin-moi/feed.rss")
    assert len(read(client, "/vi/tin-moi/feed.rss").entries) == 3


def cost(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_lists_cost_few_queries_whatever_their_length(client, stories, topics):
    paths = [
        "/vi/news/",
        "/vi/news/?topic=nong-san",
        "/vi/topics/nong-san/",
        "/vi/columns/dat-va-nguoi/",
        "/vi/topics/",
    ]
    feeds = ["/vi/news/feed.rss", "/vi/topics/nong-san/feed.rss"]
    before = {path: cost(client, path) for path in paths + feeds}
    column = Column.objects.get()
    for number in range(8):
        picture = factories.picture(f"{number}.png")
        page = factories.article(
            f"Bài {number}", topics=[*topics.values()], hero_image=picture, genre="column", column=column
        )
        client.get(page.url_path)
    after = {path: cost(client, path) for path in paths + feeds}
    assert max(after[path] for path in paths) <= 15, after
    more = {path: (before[path], after[path]) for path in after if after[path] > before[path] + 1}  # renditions
    assert not more


@pytest.mark.db
def test_the_next_stories_are_of_the_same_column_then_topics_then_section(client, stories, topics, column):
    near = factories.article("Cùng chuyên mục", day=3, genre="column", column=column)
    factories.article("Mới nhất", day=900)
    other = factories.article("Ở mục khác", parent=factories.section("vi", "visit"), day=4, topics=[topics["nong-san"]])
    english = factories.article("Longans", parent=factories.section("en"), topics=[topics["nong-san"]])
    page = ArticlePage.objects.get(pk=stories[1].pk)
    assert [story.title for story in page.more_stories()] == [near.title, other.title, "Nhãn chín"]
    assert english.title not in {story.title for story in page.more_stories()}
    assert [story.title for story in stories[2].specific.more_stories()][0] == "Mới nhất"
    bare = factories.article("Không chủ đề", parent=factories.section("vi", "invest"))
    assert bare.more_stories() == []
    assert near.title not in {story.title for story in page.more_stories(without={near.pk})}
