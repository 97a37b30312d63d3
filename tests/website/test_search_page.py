"""What visitors see of a search: filters, marks, pages of results, and a way on when nothing is found."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content import trees
from reference.models import Term, Topic
from tests import factories
from website import search
from website.models import SearchEntry, SearchWord

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def shown(client, language="vi", **query):
    """The main part of the page, spaces and entities as they are read."""
    answer = client.get(f"/{language}/search/", query)
    assert answer.status_code == 200
    html = re.search(r"<main.*</main>", answer.content.decode(), re.S)[0]
    return re.sub(r"\s+", " ", unescape(html))


def titles(html):
    found = re.findall(r'<h2 class="card__title"><a[^>]*>(.*?)</a>', html, re.S)
    return [re.sub(r"<[^>]+>", "", title).strip() for title in found]


def results(html):
    """The list of what was found, without the latest stories of the help."""
    return html.split('class="notice search-help"')[0]


def marks(html):
    return re.findall(r'<mark class="found">(.*?)</mark>', html)


@pytest.fixture
def stories(home):
    farm = Topic.objects.create(slug="nong-san", name_vi="Nông sản")
    board = factories.agency("bql", name_vi="Ban Quản lý các khu công nghiệp")
    text = factories.text("<p>Hái từ sáng sớm. Ai cũng nhớ nhãn lồng Hưng Yên, quả ngọt cùi dày.</p>")
    longan = factories.article("Mùa quả ngọt", body=[text], lead="Một vùng đất ven sông.", day=1)
    longan.topics.add(farm)
    trees.put_live(longan)
    return {
        "longan": longan,
        "tea": factories.article("Long nhãn sấy", lead="Nhãn lồng sấy thành long nhãn.", agency=board, day=400),
        "road": factories.article("Đường ra sông", lead="Mười phút tới bến.", day=2),
    }


@pytest.fixture
def pho_hien(home):
    return Term.objects.create(
        code="pho-hien", name_vi="Phố Hiến", name_en="Pho Hien", name_ja="フォーヒエン",
        name_zh_hans="宪庯", accepted_zh_hans="铺宪|宪街", name_fr="Phô Hiên", kind=Term.Kind.PLACE,
    )  # fmt: skip


def test_found_words_are_marked_as_they_are_written(client, stories):
    assert "nhãn lồng" in marks(shown(client, q="nhan long"))


def test_a_part_of_a_chinese_sentence_is_marked(client, home):
    parent = factories.section("zh-hans")
    factories.article("投资指南", parent=parent, lead="越南工业园区投资环境说明。", slug="a")
    assert marks(shown(client, "zh-hans", q="工业园区")) == ["工业园区"]


def test_markup_in_texts_and_queries_is_shown_and_not_run(client, home):
    factories.article("Chợ <script>alert(1)</script> nhãn", lead="a & b <b>nhãn</b>")
    html = client.get("/vi/search/", {"q": "nhãn <script>x</script>"}).content.decode()
    assert "<script>" not in re.search(r"<main.*</main>", html, re.S)[0]
    assert "&lt;script&gt;x" in html
    assert "&lt;b&gt;<mark" in client.get("/vi/search/", {"q": "nhan"}).content.decode()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["Long nhãn sấy", "Mùa quả ngọt"]),
        ({"topic": "nong-san"}, ["Mùa quả ngọt"]),
        ({"agency": "bql"}, ["Long nhãn sấy"]),
        ({"year": "2024"}, ["Mùa quả ngọt"]),
        ({"kind": "article", "year": "2025"}, ["Long nhãn sấy"]),
        ({"topic": "nong-san", "agency": "bql"}, []),
    ],
)
def test_filters_narrow_what_was_found(client, stories, filters, expected):
    assert sorted(titles(results(shown(client, q="nhan long", **filters)))) == expected


def test_filters_alone_list_what_fits_newest_first(client, stories):
    assert titles(shown(client, kind="article")) == ["Long nhãn sấy", "Đường ra sông", "Mùa quả ngọt"]


def test_a_filter_can_be_taken_away_alone(client, stories):
    html = shown(client, q="nhan long", kind="article", year="2025")
    assert 'href="?q=nhan+long&year=2025"' in html
    assert 'href="?q=nhan+long&kind=article"' in html


@pytest.mark.parametrize(
    "filters", [{"kind": "x"}, {"topic": "'"}, {"agency": "\0"}, {"year": "２０２４"}, {"year": "x" * 9999}]
)
def test_an_unknown_filter_is_left_out_and_said(client, stories, filters):
    html = shown(client, q="nhan long", **filters)
    assert 'class="search-note"' in html
    assert len(titles(html)) == 2


def test_pages_of_results_keep_their_filters(client, home):
    for number in range(13):
        factories.article(f"Nhãn số {number}", day=number)
    html = shown(client, q="nhan", kind="article")
    later = re.search(r'rel="next" href="([^"]+)"', html)[1]
    second = client.get(f"/vi/search/{later}").content.decode()
    assert len(titles(second)) == 1
    assert 'rel="prev" href="?q=nhan&amp;kind=article"' in second


def test_a_slip_is_mended_and_the_right_words_are_offered(client, stories):
    html = shown(client, q="nhan lonng")
    assert titles(html)[0] in ("Mùa quả ngọt", "Long nhãn sấy")
    assert re.search(r'<a class="search-meant__link" href="[^"]+">nhãn lồng</a>', html, re.I)


@pytest.mark.parametrize(
    ("word", "slip"), [("duong", "duog"), ("duong", "duoong"), ("duong", "duogn"), ("duong", "duomg")]
)
def test_each_kind_of_slip_is_mended(stories, word, slip):
    assert search.find("vi", slip, 5).page_ids == search.find("vi", word, 5).page_ids == [stories["road"].pk]


def test_words_written_together_are_offered_apart(client, stories):
    html = shown(client, q="nhanlong")
    assert titles(results(html)) == []
    suggestion = re.search(r'class="search-meant__link" href="([^"]+)"', html)[1]
    assert titles(client.get(f"/vi/search/{suggestion}").content.decode())


def test_when_a_word_is_on_no_page_the_others_are_looked_for(client, stories):
    html = shown(client, q="duong qqqqqqq")
    assert titles(html) == ["Đường ra sông"]


@pytest.mark.parametrize("query", ["Phố Hiến", "Pho Hien", "フォーヒエン", "宪庯", "铺宪", "宪街", "Phô Hiên"])
@pytest.mark.parametrize("language", ["vi", "en", "zh-hans", "ja", "fr"])
def test_a_name_is_found_under_all_its_forms(pho_hien, language, query):
    own = {"vi": "Phố Hiến", "en": "Pho Hien", "zh-hans": "宪庯", "ja": "フォーヒエン", "fr": "Phô Hiên"}[language]
    story = factories.article("x", parent=factories.section(language), lead=f"… {own} …", slug="a")
    assert search.find(language, query, 5).page_ids == [story.pk]


def test_a_changed_term_counts_at_once(pho_hien):
    story = factories.article("x", lead="Ở Phố Hiến.")
    assert search.find("vi", "헌포", 5).page_ids == []
    pho_hien.accepted_ja = "ヒエン町"
    pho_hien.save()
    assert search.find("vi", "ヒエン町", 5).page_ids == [story.pk]


def test_the_typed_name_comes_before_its_other_forms(pho_hien):
    other = factories.article("Bài một", lead="Ở Phố Hiến.", day=9)
    typed = factories.article("Bài hai", lead="Tên là 宪庯.", day=1)
    assert search.find("vi", "宪庯", 5).page_ids == [typed.pk, other.pk]


def test_a_character_within_a_word_is_no_name(home):
    Term.objects.create(code="le-hoi", name_vi="lễ hội", name_zh_hans="节", kind=Term.Kind.TERM)
    factories.article("Lễ hội", lead="Mùa lễ hội.")
    assert search.find("vi", "季节", 5).page_ids == []
    assert len(search.find("vi", "节", 5).page_ids) == 1


def test_nothing_found_leads_to_other_languages_topics_and_the_latest(client, stories):
    factories.article("Quiet harbour", parent=factories.section("en"), lead="Quiet.", slug="q")
    html = shown(client, q="harbour")
    assert 'href="/en/search/?q=harbour"' in html
    assert 'href="?topic=nong-san"' in html
    assert "Long nhãn sấy" in html


def test_filters_that_leave_nothing_can_be_dropped(client, stories):
    html = shown(client, q="nhan long", year="1999")
    assert titles(results(html)) == []
    assert 'href="?q=nhan+long"' in html


@pytest.mark.parametrize(
    "query", ["a" * 10_000, "\x01\x02\x1b", "﷽" * 200, "' OR 1=1 --", "title:x", '"', "a* NEAR/2 b"]
)
def test_strange_queries_are_answered(client, stories, query):
    assert client.get("/vi/search/", {"q": query, "kind": query, "topic": query}).status_code == 200


@pytest.mark.parametrize(
    "query", ["nhan long", "nhan lonng", "qqqqq wwwww eeeee", "フォーヒエン duong", "duong qqqqqqq"]
)
def test_one_search_costs_few_queries(pho_hien, stories, query):
    with CaptureQueriesContext(connection) as captured:
        search.find("vi", query, 5)
    assert len(captured) <= 6


@pytest.mark.parametrize("query", ["nhan", "nhann qqqqqqq", "qqqqq wwwww"])
def test_more_results_cost_no_more_queries(client, home, query):
    def queries():
        client.get("/vi/search/", {"q": query})
        with CaptureQueriesContext(connection) as captured:
            client.get("/vi/search/", {"q": query})
        return len(captured)

    factories.article("Nhãn", hero_image=factories.picture("a.png"))
    few = queries()
    for number in range(6):
        factories.article(f"Nhãn {number}", hero_image=factories.picture(f"{number}.png"))
    assert queries() <= min(few, 15)


def test_words_of_a_published_story_are_known_at_once(home):
    factories.article("x", lead="Kiến trúc phương đình.")
    assert SearchWord.objects.filter(language="vi", key="phuon", word="phuong").exists()


def test_a_rebuilt_index_forgets_words_that_have_gone(stories):
    stories["road"].unpublish()
    assert SearchWord.objects.filter(word="duong").exists()
    search.rebuild()
    assert not SearchWord.objects.filter(word="duong").exists()
    assert SearchWord.objects.filter(word="nhan").exists()


def test_rows_from_before_the_filters_are_written_anew(stories):
    SearchEntry.objects.update(kind="", plain="")
    SearchWord.objects.all().delete()
    assert not search.is_built()
    search.fill_gaps()
    entry = SearchEntry.objects.get(page_id=stories["tea"].pk)
    assert (entry.kind, entry.year, entry.plain) == ("article", 2025, "Nhãn lồng sấy thành long nhãn.")
    assert SearchWord.objects.filter(word="nhan").exists()


def test_ligatures_are_typed_as_two_letters(home):
    story = factories.article("Une œuvre", parent=factories.section("fr"), slug="a")
    assert search.find("fr", "oeuvre", 5).page_ids == search.find("fr", "œuvre", 5).page_ids == [story.pk]


def test_stories_come_before_pages_about_the_site_unless_their_title_answers(home):
    news = factories.section()
    news.lead = "Tin tức về nhãn, nhãn, nhãn."
    trees.put_live(news)
    story = factories.article("Một bài", lead="Có một chữ nhãn và chữ tin tức.")
    assert search.find("vi", "nhan", 5).page_ids == [story.pk, news.pk]
    assert search.find("vi", news.title, 5).page_ids[0] == news.pk
