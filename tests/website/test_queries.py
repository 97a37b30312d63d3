"""How many queries the pages cost, and that no number of rows changes it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests import factories
from tests.browser.page_types import TYPES

pytestmark = pytest.mark.django_db
LIMITS = {"story": 12, "section": 15, "home": 20, "404": 7}
OTHERS = 12
LISTS = {
    "section",
    "section of news",
    "section of travel",
    "topics",
    "topic",
    "column",
    "narrowed list",
    "events",
    "industrial parks",
    "narrowed parks",
    "clusters",
    "projects",
    "procedures",
    "incentives",
    "destinations",
    "services",
    "products",
    "itineraries",
    "map",
    "search",
    "empty search",
}


def queries(client, path, status=200):
    """Queries of a second visit: the process is warm, settings and menus are cached, renditions exist."""
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == status
    return len(captured), "\n".join(query["sql"][:160] for query in captured)


def rich_story(number=0):
    """A story with every kind of thing that costs queries."""
    other = factories.article(f"Đích {number}")
    images = [factories.picture(f"{number}-{i}.png") for i in range(3)]
    body = [
        factories.text(f'<p><a linktype="page" id="{other.pk}">a</a></p>'),
        {"type": "image", "value": {"image": images[0].pk, "caption": ""}},
        {"type": "gallery", "value": {"images": factories.items(*images[1:])}},
        {"type": "related", "value": {"pages": factories.items(other)}},
        {"type": "call_to_action", "value": {"title": "t", "text": "", "page": other.pk, "label": "l"}},
        factories.text(f'<p><a linktype="page" id="{other.pk}">b</a></p>'),
    ]
    return factories.article(f"Bài {number}", body=body, hero_image=factories.picture(f"{number}.png"))


def test_pages_stay_within_their_queries(client, home):
    story = rich_story()
    pages = {"story": story.url_path, "section": "/vi/news/", "home": "/vi/"}
    for name, path in pages.items():
        count, log = queries(client, path)
        assert count <= LIMITS[name], f"{name}: {count}\n{log}"
    count, log = queries(client, "/vi/nothing/", 404)
    assert count <= LIMITS["404"], f"404: {count}\n{log}"


def test_more_rows_cost_no_more_queries(client, home):
    paths = [
        rich_story().url_path,
        "/vi/news/",
        "/vi/",
        "/vi/search/?q=bai",
        "/vi/feed.rss",
        "/vi/feed.json",
        "/sitemap.xml",
    ]
    before = {path: queries(client, path)[0] for path in paths}
    for number in range(1, 6):
        rich_story(number)
    after = {path: queries(client, path) for path in paths}
    assert {path: count for path, (count, _) in after.items()} == before, after


def test_every_page_of_the_demo_stays_within_its_queries(client, demo):
    """Park profiles, with figures, distances and tenants, cost the most."""
    limits = {"homepage": 20, "sectionpage": 15, "standardpage": 12}
    for page in Page.objects.live().filter(depth__gt=1).select_related("content_type", "locale"):
        count, log = queries(client, page.url_path)
        # Links of a translation lead to the reader's language, which is one question more.
        limit = limits.get(page.content_type.model, LIMITS["story"]) + (page.locale.language_code != "vi")
        assert count <= limit, f"{page.url_path}: {count}\n{log}"


@pytest.mark.parametrize("name", TYPES)
def test_every_type_of_page_stays_within_its_queries(client, demo, name):
    """What is no list may ask as much as a story: a new type is held to that until it is named a list."""
    limits = {"home": LIMITS["home"], "error": LIMITS["404"], **dict.fromkeys(LISTS, LIMITS["section"])}
    count, log = queries(client, TYPES[name], 404 if name == "error" else 200)
    assert count <= limits.get(name, OTHERS), f"{name}: {count}\n{log}"


def test_what_is_called_a_list_is_a_type_of_page():
    assert set(TYPES) >= LISTS
