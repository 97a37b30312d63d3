"""One page in several languages: head, switcher, links."""

import re

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def hreflangs(html):
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html))


def canonical(html):
    return re.search(r'<link rel="canonical" href="([^"]+)"', html)[1]


def test_a_page_in_one_language_names_itself_and_the_default(client, home):
    story = factories.article("Chỉ có tiếng Việt")
    html = client.get(story.url_path).content.decode()
    assert '<html lang="vi"' in html
    assert canonical(html) == f"http://testserver{story.url_path}"
    assert hreflangs(html) == {"vi": canonical(html), "x-default": canonical(html)}


def test_a_translated_page_names_every_language_and_english_as_default(client, home):
    story = factories.article("Mùa nhãn")
    english = factories.article("Longan season", parent=factories.section("en"), like=story)
    chinese = factories.article("龙眼季节", parent=factories.section("zh-hans"), like=story, slug="longan")
    html = client.get(chinese.url_path).content.decode()
    assert '<html lang="zh-Hans"' in html
    base = "http://testserver"
    assert hreflangs(html) == {
        "vi": base + story.url_path,
        "en": base + english.url_path,
        "zh-Hans": base + chinese.url_path,
        "x-default": base + english.url_path,
    }


def test_the_switcher_leads_to_the_nearest_page_above_and_says_so(client, home):
    story = factories.article("Mùa nhãn")
    response = client.get(story.url_path)
    french = next(a for a in response.wsgi_request.frame.alternates if a.language.code == "fr")
    assert (french.url, french.is_same_page) == ("/fr/news/", False)
    assert client.get(french.url).status_code == 200


def test_links_in_text_lead_to_the_readers_language(client, home):
    target = factories.article("Đích")
    own = factories.article("Target", parent=factories.section("en"), like=target)
    body = [factories.text(f'<p><a linktype="page" id="{target.pk}">see</a></p>')]
    reader = factories.article("Reader", parent=factories.section("en"), body=body)
    assert f'href="{own.url_path}"' in client.get(reader.url_path).content.decode()

    own.unpublish()
    assert f'href="{target.url_path}"' in client.get(reader.url_path).content.decode()

    target.unpublish()
    html = client.get(reader.url_path).content.decode()
    assert target.url_path not in html
    assert "see" in html


def test_an_address_without_its_last_slash_is_completed(client, home):
    response = client.get("/vi/news")
    assert (response.status_code, response["Location"]) == (301, "/vi/news/")


@pytest.mark.parametrize("path", ["/vi/nothing/here/", "/de/", "/favicon.ico", "/vi/news/?page=2", "/vi/news/?page=x"])
def test_what_does_not_exist_is_404_in_the_readers_language(client, home, path):
    response = client.get(path, headers={"accept-language": "fr"})
    assert response.status_code == 404
    expected = "vi" if path.startswith("/vi/") else "fr"
    assert f'<html lang="{expected}"' in response.content.decode()


def test_an_unpublished_page_is_not_public(client, home):
    story = factories.article("Bản nháp")
    story.unpublish()
    assert client.get(story.url_path).status_code == 410


@pytest.mark.db
@pytest.mark.parametrize(
    "path",
    ["/vi/%00/", "/vi/a%00b", "/media/%00", "/media/../db.sqlite3", "/media/%2e%2e/secret_key", "/media/",
     "/documents/1/%00", "/documents/99999999999999999999/x.pdf", "/%ff/", "/vi/%F0%9F/", "/vi/" + "a" * 3000 + "/",
     "/vi//news/", "/VI/", "/vi/news/?page=99999999999999999999", "/vi/news/?page=%00", "/setup/%00/"],
)  # fmt: skip
def test_a_strange_address_is_refused(client, home, path):
    assert client.get(path).status_code in {400, 404}
