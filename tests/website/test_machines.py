"""What machines read: JSON-LD, Dublin Core, Open Graph, hreflang, news sitemap, llms.txt."""

import json
import re
from collections import defaultdict
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from lxml import etree
from lxml import html as lxml_html

from cms import languages
from content import trees
from content.models import DestinationPage, Lineage
from reference.models import Office, Place, Topic
from tests import factories

pytestmark = pytest.mark.django_db


def tree_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return lxml_html.fromstring(response.content.decode())


def things(tree):
    """Every thing on the page, whichever block or thing it stands in, by type."""
    found = defaultdict(list)

    def walk(value):
        if isinstance(value, list):
            for part in value:
                walk(part)
        elif isinstance(value, dict):
            if kind := value.get("@type"):
                found[kind].append(value)
            for part in value.values():
                walk(part)

    for text in tree.xpath("//script[@type='application/ld+json']/text()"):
        document = json.loads(text)
        assert document["@context"] == "https://schema.org"
        walk(document)
    return found


@pytest.fixture
def pair(home):
    """A story in Vietnamese and its Japanese translation."""
    topic = Topic.objects.create(slug="nong-san", name_vi="Nông sản", name_ja="農産物")
    source = factories.article("Nhãn </script> & “chín”", hero_image=factories.picture(), topics=[topic])
    page = factories.article("竜眼", parent=factories.section("ja"), like=source, byline="山田", topics=[topic])
    Lineage.objects.create(page=page, source=source, source_digest="x")
    return source, page


def test_an_article_is_whole_for_search_engines(client, pair):
    found = things(tree_of(client, pair[0].url_path))
    (article,) = [thing for thing in found["NewsArticle"] if "headline" in thing]
    address = f"http://testserver{pair[0].url_path}"
    assert article["@id"] == f"{address}#article"
    assert article["headline"] == "Nhãn </script> & “chín”"
    assert article["mainEntityOfPage"] == article["url"] == address
    assert article["inLanguage"] == "vi"
    assert article["keywords"] == ["Nông sản"]
    assert article["image"][0]["width"] == 1200
    assert datetime.fromisoformat(article["datePublished"]).utcoffset() == timedelta(hours=7)
    assert article["author"]["@id"] == "http://testserver/#agency-svhttdl"
    assert article["publisher"]["logo"]["url"].startswith("http://testserver/static/")
    assert article["workTranslation"] == [
        {"@type": "NewsArticle", "@id": f"http://testserver{pair[1].url_path}#article", "inLanguage": "ja"}
    ]
    steps = found["BreadcrumbList"][0]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert steps[-1]["item"] == address


def test_a_translation_names_the_work_that_it_is_of(client, pair):
    (article,) = [thing for thing in things(tree_of(client, pair[1].url_path))["NewsArticle"] if "headline" in thing]
    assert article["translationOfWork"]["@id"] == f"http://testserver{pair[0].url_path}#article"
    assert article["author"] == {"@type": "Person", "name": "山田"}
    assert article["sourceOrganization"]["@id"] == "http://testserver/#agency-svhttdl"
    assert "workTranslation" not in article


def test_a_place_has_one_id_in_every_language(client, home):
    place = Place.objects.create(
        code="van-mieu", kind="heritage", name_vi="Văn miếu", name_ja="文廟", latitude="20.65", longitude="106.05"
    )
    known = {"agency": factories.agency(), "lead": "Một câu.", "place": place, "body": "[]"}
    ids = set()
    for code in ("vi", "ja"):
        parent = factories.section(code, "visit")
        page = trees.publish(DestinationPage(title="Văn miếu", locale=parent.locale, **known), parent)
        (found,) = things(tree_of(client, page.url_path))["TouristAttraction"]
        assert found["geo"] == {"@type": "GeoCoordinates", "latitude": 20.65, "longitude": 106.05}
        ids.add(found["@id"])
    assert ids == {"http://testserver/#place-van-mieu"}


def test_the_home_page_says_how_the_site_is_searched(client, home):
    (site,) = things(tree_of(client, "/ja/"))["WebSite"]
    assert site["inLanguage"] == "ja"
    assert site["potentialAction"]["target"]["urlTemplate"] == "http://testserver/ja/search/?q={search_term_string}"
    assert site["publisher"]["@id"] == "http://testserver/#office"


def test_libraries_read_dublin_core(client, pair):
    tree = tree_of(client, pair[1].url_path)
    found = {meta.get("name"): meta.get("content") for meta in tree.xpath("//meta[starts-with(@name, 'DCTERMS.')]")}
    assert tree.xpath("//link[@rel='schema.DCTERMS']/@href") == ["http://purl.org/dc/terms/"]
    assert found["DCTERMS.title"] == "竜眼"
    assert found["DCTERMS.language"] == "ja"
    assert found["DCTERMS.creator"] == "山田"
    assert found["DCTERMS.subject"] == "農産物"
    assert found["DCTERMS.identifier"] == f"http://testserver{pair[1].url_path}"
    assert datetime.fromisoformat(found["DCTERMS.issued"]).tzinfo


def test_a_preview_has_no_address_and_no_data(client, home):
    from django.test import RequestFactory

    page = factories.article("Nháp")
    request = RequestFactory().get("/admin/")
    request.LANGUAGE_CODE = "vi"
    response = page.serve_preview(request, "")
    response.render()
    assert b"application/ld+json" not in response.content


NEWS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def test_the_news_sitemap_holds_articles_of_two_days(client, home, monkeypatch, django_assert_max_num_queries):
    old = factories.article("Cũ", day=1)
    now = old.first_published_at + timedelta(hours=50)
    fresh = factories.article("Mới & nóng", day=2)
    chinese = factories.article("龙眼", parent=factories.section("zh-hans"), day=2)
    factories.event("Hội")
    monkeypatch.setattr(timezone, "now", lambda: now)
    with django_assert_max_num_queries(4):
        tree = etree.fromstring(client.get("/news-sitemap.xml").content)
    assert set(tree.xpath("//s:url/s:loc/text()", namespaces=NEWS)) == {
        f"http://testserver{page.url_path}" for page in (fresh, chinese)
    }
    assert set(tree.xpath("//n:language/text()", namespaces=NEWS)) == {"vi", "zh-cn"}
    assert "Mới & nóng" in tree.xpath("//n:title/text()", namespaces=NEWS)
    for entry in tree.xpath("//n:news", namespaces=NEWS):
        assert [child.tag.rpartition("}")[2] for child in entry] == ["publication", "publication_date", "title"]
        assert entry.xpath("n:publication/n:name/text()", namespaces=NEWS)
    assert "Sitemap: http://testserver/news-sitemap.xml" in client.get("/robots.txt").content.decode()


def test_llms_txt_has_a_part_in_each_language(client, home):
    response = client.get("/llms.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[0] == "# Hung Yen to the world"
    parts = [line for line in lines if line.startswith("## ")]
    assert parts == [f"## {language.endonym} ({language.bcp47})" for language in languages.ACTIVE]
    links = re.findall(r"^- \[[^\]]+\]\(http://testserver(/[^)]+)\)$", "\n".join(lines), re.M)
    assert {"/vi/news/", "/ja/feed.json", "/fr/topics/"} <= set(links)
    own = {"invest/parks/", "invest/incentives/", "visit/itineraries/", "map/", "publications/", "inquiries/"}
    assert {f"/en/{path}" for path in own} <= set(links), "what stands below no section"
    assert all(client.get(link).status_code == 200 for link in links)


def test_llms_txt_of_an_empty_site_is_short(client, home):
    Office.objects.all().delete()
    assert client.get("/llms.txt").status_code == 200


def test_every_thing_of_the_demo_has_what_search_engines_ask_for(client, demo):
    from wagtail.models import Page

    needed = {
        "NewsArticle": {"@id", "headline", "datePublished", "author", "publisher", "inLanguage"},
        "Event": {"@id", "name", "startDate", "location", "organizer"},
        "TouristAttraction": {"@id", "name"},
        "TouristTrip": {"name", "itinerary"},
        "Place": {"name"},
        "BreadcrumbList": {"itemListElement"},
        "WebSite": {"@id", "name", "url"},
    }
    seen = set()
    for page in Page.objects.live().filter(depth__gt=1, locale__language_code__in=("vi", "ja")):
        for kind, found in things(tree_of(client, page.url_path)).items():
            seen.add(kind)
            for thing in found:
                is_reference = set(thing) <= {"@type", "@id", "inLanguage"}
                assert is_reference or needed.get(kind, set()) <= set(thing), (page.url_path, thing)
    assert seen >= needed.keys()
