"""Visitors' search: folded words, CJK inside sentences, only what is live, per language."""

import pytest

from content import trees
from content.models import Story
from tests import factories
from website import search

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def found(language, query):
    """Stories only: sections are found too, under their names."""
    stories = set(Story.objects.values_list("pk", flat=True))
    return [pk for pk in search.find(language, query, 20).page_ids if pk in stories]


@pytest.fixture
def stories(home):
    make = factories.article
    return {
        "longan": make("Nhãn lồng Hưng Yên vào mùa", lead="Con đường đê rợp bóng nhãn, mời gọi đầu tư và phát triển."),
        "road": make("Đường mới ra sông Hồng", lead="Đền Đa Hòa chỉ còn cách mười phút."),
        "zh": make(
            "兴安省的工业园区", parent=factories.section("zh-hans"), lead="越南工业园区投资环境说明。", slug="a"
        ),
        "ja": make(
            "工業団地のご案内",
            parent=factories.section("ja"),
            lead="フンイエン省のデータベースと優遇措置です。",
            slug="b",
        ),
        "fr": make("Le temple de l’Éveil", parent=factories.section("fr"), lead="Près de la rivière, l’été."),
    }


@pytest.mark.parametrize(
    ("language", "query", "expected"),
    [
        ("vi", "dau tu", ["longan"]),
        ("vi", "Đầu tư", ["longan"]),
        ("vi", "DUONG", ["road", "longan"]),
        ("vi", "nhan long", ["longan"]),
        ("vi", "den da hoa", ["road"]),
        ("vi", "phat tri", ["longan"]),
        ("zh-hans", "工业", ["zh"]),
        ("zh-hans", "工业园区", ["zh"]),
        ("zh-hans", "园", ["zh"]),
        ("ja", "工業団地", ["ja"]),
        ("ja", "データ", ["ja"]),
        ("ja", "優遇", ["ja"]),
        ("fr", "ete", ["fr"]),
        ("fr", "eveil riviere", ["fr"]),
        ("en", "longan", []),
        ("ja", "工业", []),
        ("vi", "", []),
        ("vi", '"', []),
        ("vi", "nhãn' OR 1=1 --", []),
        ("vi", "* ( ) : ^ NEAR", []),
        ("vi", "&|!<->", []),
    ],
)
def test_words_are_found_however_they_are_typed(stories, language, query, expected):
    assert found(language, query) == [stories[name].pk for name in expected]


def test_a_word_in_the_title_comes_first(home):
    in_text = factories.article("Một bài khác", lead="Chợ nhãn ở bến sông.")
    in_title = factories.article("Chợ nhãn", lead="Bên sông.", day=-5)
    assert found("vi", "cho nhan") == [in_title.pk, in_text.pk]


def test_an_unpublished_story_is_not_found(stories):
    stories["longan"].unpublish()
    assert found("vi", "nhan long") == []


def test_a_deleted_story_is_not_found(stories):
    stories["longan"].delete()
    assert found("vi", "nhan long") == []


def test_a_draft_does_not_change_what_is_found(stories):
    stories["longan"].title = "Chuyện vải thiều"
    stories["longan"].save_revision()
    assert found("vi", "thieu") == []
    trees.put_live(stories["longan"])
    assert found("vi", "thieu") == [stories["longan"].pk]


def test_results_are_counted_and_cut(stories):
    assert search.find("vi", "duong", limit=1).total == 2
    assert len(search.find("vi", "duong", limit=1, offset=1).page_ids) == 1
    assert search.find("vi", "duong", limit=5, offset=9).page_ids == []


def test_gaps_are_filled(stories):
    from website.models import SearchEntry

    SearchEntry.objects.all().delete()
    assert not search.is_built()
    assert search.rebuild() > 0
    assert search.is_built()
    assert found("vi", "nhan long") == [stories["longan"].pk]


def test_names_of_facts_are_found(home):
    story = factories.article(
        "Không nhắc tên", agency=factories.agency("bqlkcn", name_vi="Ban Quản lý các khu công nghiệp")
    )
    assert found("vi", "ban quan ly khu cong nghiep") == [story.pk]


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "", "99999999999999999999999", "１"])
def test_a_page_of_results_that_does_not_exist_is_404(client, stories, page):
    assert client.get("/vi/search/", {"q": "duong", "page": page}).status_code == 404


@pytest.mark.parametrize("query", ["", "\0", "'", "a" * 5000, "🙂", "%s", "nhan long", "工業"])
def test_any_query_is_answered(client, stories, query):
    assert client.get("/ja/search/", {"q": query}).status_code == 200
