"""A journalist finds releases and clarifications in the press room, reads them, and asks whom to ask."""

import json
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone, translation

from cms import languages
from content import trees
from content.models import ClarificationPage, PressRoomPage
from content.press_blocks import SourceBlock, SourceBlocks
from content.text import searchable_text
from reference.models import Official
from syndication import fact_tables, items
from tests import factories
from tests.website import press_pages
from tests.website.test_queries import queries
from translation import building, segments
from website.models import InquiryDesk

pytestmark = pytest.mark.django_db


def html_of(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def things_in(html):
    return [json.loads(found) for found in re.findall(r'ld\+json">(.*?)</script>', html, re.DOTALL)]


def test_a_journalist_finds_what_is_new_and_whom_to_ask(client, home):
    old, new = press_pages.release("Thông cáo một"), press_pages.release("Thông cáo hai")
    answer, kit = press_pages.clarification(), press_pages.kit(press_pages.free_picture())
    factories.article("Bài thường")
    InquiryDesk.objects.create(
        kind="press",
        working_days=2,
        adviser_name="Trần Mẫu",
        adviser_email="baochi@example.vn",
        adviser_languages=["vi"],
    )
    html = html_of(client, "/vi/press/")
    main = html.split('<main class="main"')[1]
    places = [main.index(page.title) for page in (new, old, answer, kit)]
    assert places == sorted(places)
    assert "Bài thường" not in main
    for words in ("Trần Mẫu", "baochi@example.vn", reverse("inquiry_form", args=["press"]), "/vi/press/feed.rss"):
        assert words in main


def test_the_room_stands_in_every_language_and_each_leads_to_the_others(client, home):
    press_pages.room()  # the desk has written in Vietnamese only
    for code in languages.CODES:
        html = html_of(client, f"/{code}/press/")
        for language in languages.ACTIVE:
            assert f'hreflang="{language.bcp47}" href="http://testserver/{language.code}/press/"' in html
        assert f'rel="canonical" href="http://testserver/{code}/press/"' in html
        assert f'href="/{code}/press/"' in html_of(client, f"/{code}/").split("<footer")[1]
    sitemap = html_of(client, "/sitemap.xml")
    assert sitemap.count("<loc>http://testserver/vi/press/</loc>") == 1


def test_the_desks_own_words_open_the_room_where_they_are_live(client, home):
    page = press_pages.room()
    assert page.url_path == "/vi/press/"
    html = html_of(client, "/vi/press/")
    assert "<h1" in html
    assert "Báo chí Hưng Yên</h1>" in html
    assert "Hẹn giờ." in html
    assert "Báo chí Hưng Yên" not in html_of(client, "/fr/press/")
    page.unpublish()
    assert "Hẹn giờ." not in html_of(client, "/vi/press/")


def test_whatever_address_is_wished_the_rooms_is_fixed(home):
    page = press_pages.room(slug="bao-chi")
    page.slug = "khac"
    trees.put_live(page)
    assert PressRoomPage.objects.get(pk=page.pk).url_path == "/vi/press/"


def test_a_language_without_releases_says_so_and_is_in_no_list_of_alternates(client, home):
    press_pages.release()
    vietnamese, french = html_of(client, "/vi/press/releases/"), html_of(client, "/fr/press/releases/")
    assert 'hreflang="fr"' not in vietnamese.split("</head>")[0]
    assert 'content="noindex"' in french
    assert 'content="noindex"' not in vietnamese
    assert 'href="/vi/press/releases/"' in french
    sitemap = html_of(client, "/sitemap.xml")
    assert "/vi/press/releases/" in sitemap
    assert "/fr/press/releases/" not in sitemap


def test_lists_and_feed_hold_their_kind_only(client, home):
    release, answer, story = press_pages.release(), press_pages.clarification(), factories.article("Bài thường")
    found = {
        "/vi/press/releases/": {release},
        "/vi/press/clarifications/": {answer},
        "/vi/press/feed.json": {release, answer},
    }
    for page in (release, answer, story):
        items.minted(page)
    for path, expected in found.items():
        html = html_of(client, path)
        assert {page for page in (release, answer, story) if page.url_path in html} == expected
    assert client.get("/vi/press/feed.pdf").status_code == 404


def test_under_embargo_nothing_is_seen_before_its_hour(client, home):
    parent = factories.section()
    page = press_pages.release("Đã đăng")
    draft = type(page)(title="Hẹn giờ", genre="release", agency=factories.agency(), locale=parent.locale, live=False)
    draft.go_live_at = timezone.now() + timedelta(hours=2)
    parent.add_child(instance=draft)
    draft.save_revision()
    assert client.get(draft.url_path).status_code == 404
    for path in ("/vi/press/", "/vi/press/releases/", "/vi/press/feed.rss", "/sitemap.xml", "/vi/search/?q=hen+gio"):
        assert draft.url_path not in html_of(client, path)


def test_a_clarification_says_first_what_is_true_then_proves_and_signs_it(client, home):
    agency = factories.agency()
    signer = Official.objects.create(name_vi="Trần Thị Mẫu", title_vi="Giám đốc", agency=agency)
    page = press_pages.clarification(signed_by=signer, claim_url="https://example.org/post")
    html = html_of(client, page.url_path)
    main = html.split('<main class="main"')[1]
    told = main.split('class="clarification"', 1)[1]
    wanted = ["Ai cũng vào được.", "Khách nước ngoài phải mua giấy phép.", "Một bài đăng", "2/7/2026"]
    wanted += ["Nội quy tham quan", "Sở Văn hóa", "1/7/2026", "Trần Thị Mẫu", "Giám đốc", "3/7/2026"]
    places = [told.index(words) for words in wanted]
    assert places == sorted(places)
    assert 'href="https://example.org/post" rel="nofollow noopener"' in main
    assert "/vi/press/" in main.split("</nav>")[0]


def test_search_engines_never_get_the_claim_as_what_the_page_says(client, home):
    page = press_pages.clarification()
    html = html_of(client, page.url_path)
    assert page.claim not in html.split("</head>")[0]
    assert html.split(page.claim)[0].rindex("data-nosnippet") > html.rindex("</section>", 0, html.index(page.claim))
    article = next(thing for thing in things_in(html) if thing["@type"] == "NewsArticle")
    assert article["citation"][0] == {
        "@type": "CreativeWork",
        "name": "Nội quy tham quan",
        "datePublished": "2026-07-01",
        "publisher": {"@type": "Organization", "name": "Sở Văn hóa"},
    }
    assert "ClaimReview" not in html


def test_a_title_that_repeats_the_claim_is_refused(home):
    with pytest.raises(ValidationError, match="Tiêu đề nhắc lại|The title repeats"):
        press_pages.clarification("Sai: khach nuoc ngoai phai mua GIẤY PHÉP")


@pytest.mark.parametrize("day", ["2026-13-01", "hôm qua", "26"])
def test_a_sources_day_is_one(day):
    block = SourceBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"title": "x", "date": day}))


def test_a_clarification_without_sources_or_signature_is_refused(home):
    for fields in ({"signed_on": None}, {"truth": ""}, {"claim": ""}):
        with pytest.raises(ValidationError):
            press_pages.clarification(**fields)
    with pytest.raises(ValidationError):
        SourceBlocks().clean(SourceBlocks().to_python([]))


def test_its_words_are_translated_and_its_address_stays(home):
    page = press_pages.clarification(claim_url="https://example.org/post")
    target = ClarificationPage(locale=factories.section("ja").locale)
    found = segments.extract(page)
    assert {"Ai cũng vào được.", "Khách nước ngoài phải mua giấy phép.", "Nội quy tham quan"} <= {
        t.words for t in found
    }
    assert "https://example.org/post" not in {text.words for text in found}
    building.copy_choices(page, target)
    segments.ingest(page, target, {text.position: "訳" for text in found})
    assert (target.claim, target.claim_url, target.signed_on) == ("訳", "https://example.org/post", page.signed_on)
    assert [block.value["title"] for block in target.sources] == ["訳"]


def test_receivers_are_told_both_sides_the_sources_and_who_signs(home):
    (table,) = fact_tables.of_story(press_pages.clarification(), "vi")
    told = [(row["value"], row["note"]) for row in table["rows"]]
    assert told[:3] == [
        ("Ai cũng vào được.", ""),
        ("Khách nước ngoài phải mua giấy phép.", "Một bài đăng"),
        ("Nội quy tham quan", "Sở Văn hóa"),
    ]
    assert told[3][0].startswith("Sở Văn hóa")


def test_a_new_clarification_is_news_to_search_engines(client, home):
    page = press_pages.clarification(first_published_at=timezone.now())
    assert f"{page.url_path}</loc>" in html_of(client, "/news-sitemap.xml")


def test_search_finds_a_clarification_by_either_side(home):
    text = searchable_text(press_pages.clarification())
    assert "Ai cũng vào được." in text
    assert "Khách nước ngoài" in text
    assert "Nội quy" in text


def test_the_press_room_costs_the_same_queries_whatever_it_holds(client, home):
    press_pages.room()
    paths = {"/vi/press/": 12, "/vi/press/releases/": 15, "/vi/press/clarifications/": 15}
    pages = [press_pages.clarification(hero_image=press_pages.free_picture("c.png"))]
    pages.append(press_pages.packed(press_pages.kit(press_pages.free_picture("k.png"))))
    press_pages.release(hero_image=press_pages.free_picture("r.png"))
    before = {path: queries(client, path)[0] for path in [*paths, *(page.url_path for page in pages)]}
    for number in range(3):
        picture = press_pages.free_picture(f"{number}.png")
        press_pages.release(f"Thông cáo {number}", hero_image=picture)
        press_pages.clarification(f"Trả lời {number}", hero_image=picture)
        press_pages.packed(press_pages.kit(picture, title=f"Bộ ảnh {number}"))
    for path, limit in {**paths, **{page.url_path: 12 for page in pages}}.items():
        count, log = queries(client, path)
        assert count <= min(limit, before[path] + 1), f"{path}: {count}, before {before[path]}\n{log}"


def test_every_public_word_of_the_room_is_there_in_each_language(client, home):
    for code in languages.CODES:
        with translation.override(code):
            assert translation.gettext("Press room") in html_of(client, f"/{code}/press/")


def test_the_editor_of_a_clarification_adds_a_source_not_a_vietnamese_text():
    with translation.override("vi"):
        assert ClarificationPage._meta.get_field("sources").stream_block.child_blocks["source"].label == "Nguồn"
