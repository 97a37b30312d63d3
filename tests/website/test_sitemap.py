"""sitemap.xml and robots.txt."""

import pytest
from lxml import etree

from tests import factories

pytestmark = pytest.mark.django_db
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ABOUT = 5 * 3  # the site map, the agencies, the one agency
INQUIRIES = 5 * 6  # the page of kinds and five forms, in five languages
PRESS = 5  # the room, in each language


def test_every_live_page_is_listed_once_with_its_alternates(client, home):
    story = factories.article("Mùa nhãn")
    factories.article("Longan season", parent=factories.section("en"), like=story)
    factories.article("Nháp").unpublish()
    tree = etree.fromstring(client.get("/sitemap.xml").content)
    addresses = tree.xpath("//s:url/s:loc/text()", namespaces=NS)
    assert len(addresses) == len(set(addresses)) == 5 * 4 + 2 + INQUIRIES + ABOUT + PRESS
    entry = tree.xpath(f"//s:url[s:loc='http://testserver{story.url_path}']", namespaces=NS)[0]
    assert entry.xpath("x:link/@hreflang", namespaces=NS) == ["vi", "en", "x-default"]
    assert entry.xpath("s:lastmod/text()", namespaces=NS)


def test_robots_names_the_sitemap(client, home):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text
