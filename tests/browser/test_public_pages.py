"""The rules of every public HTML page, held on every page of the demo in five languages."""

import json
import re
from contextlib import closing
from urllib.parse import urlsplit

import polib
import pytest
from lxml import etree

from cms import languages
from cms.messages import catalogue_path
from tests.browser.crawl import fetch
from tests.browser.visits import PHONE, Complaints
from tests.cms.installation import ROOT

BCP47 = {language.code: language.bcp47 for language in languages.ACTIVE}


def code_of(answer):
    return urlsplit(answer.url).path.split("/")[1]


NARROWED = re.compile(r"/[a-z-]+/(map|(invest|visit)/[a-z]+)/")  # with a query, only a part of the page without it


def is_search(answer):
    """Results, and lists for investors and travellers that the address narrows: search engines are to leave them."""
    parts = urlsplit(answer.url)
    is_narrowed = bool(parts.query) and not parts.query.startswith("page=")
    return parts.path.endswith("/search/") or (is_narrowed and bool(NARROWED.fullmatch(parts.path)))


def hreflangs(answer):
    return {link.get("hreflang"): link.get("href") for link in answer.all("//link[@rel='alternate'][@hreflang]")}


def listed_links(sitemap):
    """Address → its alternates, as the sitemap says."""
    entries = etree.fromstring(sitemap.body).xpath("//*[local-name()='url']")
    return {
        entry.findtext("{*}loc"): {link.get("hreflang"): link.get("href") for link in entry.findall("{*}link")}
        for entry in entries
    }


def test_the_demo_is_reached_by_links(pages):
    stories = [page for page in pages if page.all("//meta[@property='og:type'][@content='article']")]
    assert len(stories) >= 14
    assert {code_of(page) for page in pages} == set(languages.CODES)


def test_no_link_leads_to_a_page_that_does_not_answer(answers):
    wrong = {answer.url: answer.status for answer in answers.values() if answer.status not in {200}}
    assert wrong == {}


def test_every_page_has_one_heading_a_language_a_title_and_a_description(pages):
    for page in pages:
        assert len(page.all("//h1")) == 1, page.url
        assert page.one("/html/@lang") == BCP47[code_of(page)], page.url
        assert page.one("//head/title/text()"), page.url
        assert len(page.one("//meta[@name='description']/@content")) > 10, page.url


def test_headings_come_in_order(pages):
    for page in pages:
        levels = [int(heading.tag[1]) for heading in page.all("//h1|//h2|//h3|//h4|//h5|//h6")]
        jumps = [(a, b) for a, b in zip(levels, levels[1:], strict=False) if b > a + 1]
        assert not jumps, f"{page.url}: {levels}"


def test_titles_and_descriptions_are_in_the_script_of_their_language(pages):
    for page in pages:
        words = page.one("//head/title/text()") + page.one("//meta[@name='description']/@content")
        han = any("一" <= character <= "鿿" for character in words)
        kana = any("ぁ" <= character <= "ヿ" for character in words)
        expected = {"zh-hans": (True, False), "ja": (True, True)}.get(code_of(page), (False, False))
        assert (han, kana) == expected, f"{page.url}: {words}"


def test_every_page_is_canonical_to_itself(pages):
    for page in pages:
        is_narrowed = "?" in page.url and "?page=" not in page.url
        expected = page.url.split("?")[0] if is_narrowed else page.url
        assert page.one("//link[@rel='canonical']/@href") == expected, page.url
        assert bool(page.all("//meta[@name='robots'][contains(@content, 'noindex')]")) == is_search(page), page.url


def test_alternates_name_each_other_and_english_or_vietnamese_as_default(pages, answers, site):
    by_url = {page.url: page for page in pages if "?" not in page.url}
    listed = listed_links(answers[site.address + "/sitemap.xml"])
    for url, page in by_url.items():
        links = hreflangs(page)
        assert links == listed.get(url, links), url
        default = links.pop("x-default")
        assert links[BCP47[code_of(page)]] == url
        assert default == links.get("en", links["vi"])
        for tag, other in links.items():
            assert by_url[other].one("/html/@lang") == tag
            assert hreflangs(by_url[other])[page.one("/html/@lang")] == url


def test_errors_have_heading_language_and_title_only(errors):
    for error in errors:
        assert error.status == 404
        assert len(error.all("//h1")) == 1
        assert error.one("/html/@lang") == BCP47[code_of(error)]
        assert error.one("//head/title/text()")
        assert not error.all("//link[@rel='canonical'] | //link[@hreflang] | //meta[@name='description']")


def test_every_answer_carries_its_safety_headers(answers, errors, site):
    feeds = [fetch(f"{site.address}/vi/feed.{kind}") for kind in ("rss", "atom", "json")]
    health = [fetch(site.address + path) for path in ("/health/live", "/", "/nothing", "/media/nothing.png")]
    for answer in [*answers.values(), *errors, *feeds, *health]:
        policy = answer.headers.get("content-security-policy", "")
        assert "default-src 'self'" in policy, answer.url
        assert "frame-ancestors" in policy, answer.url
        assert "unsafe" not in policy, answer.url
        assert answer.headers["x-content-type-options"] == "nosniff", answer.url
        assert answer.headers["referrer-policy"], answer.url


def test_no_english_word_of_ours_is_left_on_pages_in_other_languages(pages, errors):
    for code in set(languages.CODES) - {"en"}:
        catalogue = polib.pofile(str(catalogue_path(ROOT, code)))
        assert not catalogue.untranslated_entries()
        translations = {entry.msgstr for entry in catalogue}
        # Very short words, such as km, are units of facts too.
        english = {entry.msgid for entry in catalogue if len(entry.msgid) > 3} - translations
        for page in [page for page in [*pages, *errors] if code_of(page) == code]:
            texts = {" ".join(text.split()) for text in page.all("//body//text() | //@aria-label | //@title | //@alt")}
            assert not texts & english, f"{page.url}: {texts & english}"


def test_structured_data_is_json_and_names_its_type(pages):
    for page in pages:
        for script in page.all("//script[@type='application/ld+json']/text()"):
            data = json.loads(script)
            assert data["@context"] == "https://schema.org"
            assert data["@type"]


def test_the_sitemap_lists_what_visitors_reach(answers, pages, site):
    tree = etree.fromstring(answers[site.address + "/sitemap.xml"].body)
    listed = set(tree.xpath("//*[local-name()='url']/*[local-name()='loc']/text()"))
    reached = {page.url for page in pages if not is_search(page) and "?" not in page.url}
    assert listed == reached


def test_the_browser_asks_no_other_site_and_breaks_no_policy(browser, pages, errors, visits, complaints):
    widths = {one.url: visit.width for one, visit in visits.items()}
    with closing(browser.new_context(viewport=PHONE)) as context:
        page = context.new_page()
        complaints.listen(page)
        for url in in_the_browser(pages) - widths.keys():
            page.goto(url, wait_until="load")
            widths[url] = page.evaluate("document.documentElement.scrollWidth")
        for answer in errors:
            page.goto(answer.url, wait_until="load")
    assert {url: width for url, width in widths.items() if width > PHONE["width"]} == {}
    assert complaints.foreign == []
    assert complaints.said == []


def test_what_a_page_asks_of_another_site_and_what_the_browser_says_are_heard(site, browser):
    heard = Complaints(site.address)
    with closing(browser.new_context(bypass_csp=True)) as context:
        page = context.new_page()
        heard.listen(page)
        page.goto(site.address + "/vi/")
        page.evaluate("console.warn('a warning')")
        page.evaluate("fetch('http://127.0.0.1:9/').catch(() => true)")
    assert heard.foreign == ["http://127.0.0.1:9/"]
    assert "a warning" in heard.said


def in_the_browser(pages):
    """All in Vietnamese, and in the other languages one of each address's shape."""
    shapes = {}
    for answer in pages:
        parts = urlsplit(answer.url)
        code, *places = parts.path.strip("/").split("/")
        is_source = code == languages.SOURCE and not parts.query
        shapes.setdefault(answer.url if is_source else (code, len(places), *places[:1], bool(parts.query)), answer.url)
    return set(shapes.values())


def test_no_page_names_another_site_for_what_it_loads(pages, site):
    """The browser is asked for some of them; this is held for all."""
    for answer in pages:
        files = answer.all("//script/@src|//img/@src|//source/@src|//video/@src|//iframe/@src")
        loaded = files + answer.all("//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href")
        foreign = [url for url in loaded if urlsplit(url).netloc not in {"", urlsplit(site.address).netloc}]
        assert foreign == [], answer.url
        assert answer.all("//style|//@style|//script[not(@src)][not(contains(@type, 'json'))]") == [], answer.url


@pytest.mark.parametrize("path", ["/ja/", "/ja/news/"])
def test_a_long_japanese_phrase_breaks_on_a_narrow_phone(site, browser, path):
    """Headings break between phrases; one phrase in katakana may be wider than the screen."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site.address + path, wait_until="load")
    with_words = "words => document.querySelectorAll('h1, h2 a').forEach(one => one.textContent = words)"
    page.evaluate(with_words, "リュウガン" * 8)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


LINE_STARTS = """heading => {
  const text = heading.firstChild, range = document.createRange()
  const top = place => {
    range.setStart(text, place)
    range.setEnd(text, place + 1)
    return Math.round(range.getBoundingClientRect().top)
  }
  return [...text.data].filter((sign, place) => place && top(place) > top(place - 1) + 9).join("")
}"""


def test_a_chinese_heading_breaks_at_a_sign_and_not_within_a_word(site, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(site.address + "/zh-hans/", wait_until="load")
    heading = page.locator("h1")
    for words, start in (("宪庸古迹群：步行穿越四个世纪", "步"), ("多和祠：十八座屋顶，一段情缘", "十一")):
        heading.evaluate("(heading, words) => { heading.textContent = words }", words)
        assert heading.evaluate(LINE_STARTS) == start
    context.close()


def test_pages_work_without_script(site, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(site.address + "/vi/")
    page.locator("header summary").first.click()
    page.get_by_role("link", name="English").first.click()
    assert page.url == site.address + "/en/"
    context.close()
