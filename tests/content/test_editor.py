"""Pages through Wagtail's editor, as an administrator fills it in."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from content import trees
from content.models import ArticlePage, EventPage, HomePage, InvestmentPage, SectionPage, StandardPage
from reference.models import Column, IndustrialPark, Membership
from tests import factories
from tests.website import press_pages

pytestmark = pytest.mark.django_db
TYPES = [
    "articlepage",
    "investmentpage",
    "destinationpage",
    "eventpage",
    "itinerarypage",
    "publicationpage",
    "clarificationpage",
    "mediakitpage",
    "sectionpage",
    "standardpage",
]


@pytest.fixture
def administrator(client, home):
    user = get_user_model().objects.create_user("quantri", password="x")
    Membership.objects.create(user=user, role=Membership.Role.ADMINISTRATOR)
    client.force_login(user)
    return client


def add(parent, model):
    return reverse("wagtailadmin_pages:add", args=("content", model, parent.pk))


def article(**fields):
    """What the editor's form sends for an article."""
    form = nested_form_data(
        {
            "title": "Đền Đa Hòa vào hội",
            "slug": "",
            "lead": "Một câu mở đầu.",
            "genre": "news",
            "column": "",
            "hero_image": "",
            "agency": factories.agency().pk,
            "byline": "",
            "source_line": "",
            "correction_note": "",
            "tags": "[]",
            "review_by": "",
            "seo_title": "",
            "search_description": "",
            "go_live_at": "",
            "expire_at": "",
            "body": streamfield([("heading", {"text": "Mở hội"}), ("text", rich_text("<p>Đoạn <b>văn</b>.</p>"))]),
            "comments": inline_formset([]),
            **fields,
        }
    )
    return {**form, "markets": ["china", "japan"]}


@pytest.mark.parametrize("model", TYPES)
def test_every_type_has_its_form(administrator, home, model):
    parent = home if model in ("sectionpage", "standardpage") else factories.section()
    assert administrator.get(add(parent, model)).status_code == 200


def test_an_article_is_written_and_shown_once_it_is_live(administrator):
    response = administrator.post(add(factories.section(), "articlepage"), article())
    assert response.status_code == 302, response.context["form"].errors
    page = ArticlePage.objects.get()
    assert not page.live
    trees.put_live(page)
    assert page.slug == "den-da-hoa-vao-hoi"
    assert page.markets == ["china", "japan"]
    html = administrator.get(page.url_path).content.decode()
    assert "Đoạn <b>văn</b>." in html
    assert administrator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


@pytest.mark.parametrize("slug", ["", "den-da-hoa-vao-hoi", "đền-đa-hòa-vào-hội"])
def test_a_second_story_of_the_same_title_gets_an_address_of_its_own(administrator, slug):
    url = add(factories.section(), "articlepage")
    for _ in range(2):
        assert administrator.post(url, article(slug=slug)).status_code == 302
    slugs = sorted(ArticlePage.objects.values_list("slug", flat=True))
    assert slugs == ["den-da-hoa-vao-hoi", "den-da-hoa-vao-hoi-2"]


def test_a_draft_of_the_press_room_is_previewed_without_its_lists(administrator):
    page = press_pages.room()
    response = administrator.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert response.status_code == 200
    assert "Hẹn giờ." in response.content.decode()


def test_a_draft_of_a_kit_is_previewed_with_all_its_pictures(administrator):
    page = press_pages.kit(factories.picture("mat.png", caption_vi="Chưa được chuyển"))
    page.unpublish()
    response = administrator.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "Chưa được chuyển" in response.content.decode()


def test_a_preview_shows_the_page(administrator):
    page = factories.article("Xem trước", body=[factories.text("<p>Nội dung</p>")])
    response = administrator.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert response.status_code == 200
    assert "Nội dung" in response.content.decode()


def test_a_column_piece_needs_its_column(administrator):
    Column.objects.create(slug="di-san", name_vi="Di sản")
    response = administrator.post(add(factories.section(), "articlepage"), article(genre="column"))
    assert "column" in response.context["form"].errors
    assert not ArticlePage.objects.exists()


def event(**fields):
    """What the form sends for a festival."""
    lunar = {"calendar": "lunar", "is_yearly": "on", "lunar_first_day": "10", "lunar_first_month": "3"}
    unused = ["place", "organiser", "first_day", "last_day", "lunar_last_month", "lunar_year", "ends_at"]
    empty = dict.fromkeys(unused, "")
    days = {**lunar, **empty, "lunar_last_day": "15", "starts_at": "08:00", "venue": "Đền Mẫu"}
    return article(**{**days, "title": "Lễ hội đền Mẫu", **fields})


def test_a_festival_is_written_previewed_and_dated_once_it_is_live(administrator):
    assert administrator.post(add(factories.section("vi", "visit"), "eventpage"), event()).status_code == 302
    page = EventPage.objects.get()
    assert not page.occurrences.exists()
    draft = administrator.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
    assert "event-dates__lunar" in draft
    trees.put_live(page)
    assert page.occurrences.count() == 3


def test_days_that_can_not_be_are_told_at_their_field(administrator):
    wrong = event(lunar_last_day="9")
    response = administrator.post(add(factories.section("vi", "visit"), "eventpage"), wrong)
    assert "lunar_last_day" in response.context["form"].errors
    assert not EventPage.objects.exists()


def test_a_profile_is_about_exactly_one_thing(home):
    park = IndustrialPark.objects.create(code="tl2", name_vi="KCN Thăng Long II")
    page = InvestmentPage(title="Hồ sơ", slug="ho-so", agency=factories.agency(), path="x", depth=4)
    with pytest.raises(ValueError, match="park"):
        _clean(page)
    page.park = park
    _clean(page)


def _clean(page):
    from django.core.exceptions import ValidationError

    try:
        page.clean()
    except ValidationError as error:
        raise ValueError(str(error.message_dict)) from error


def test_a_homes_address_is_its_language(home):
    home.slug = "trang-chu"
    with pytest.raises(Exception, match="slug"):
        home.clean()


def test_a_chinese_title_without_latin_letters_still_gets_an_address(home):
    page = factories.article("兴安省", parent=factories.section("zh-hans"))
    assert page.slug == "articlepage"
    assert factories.article("兴安", parent=factories.section("zh-hans")).slug == "articlepage-2"


def test_stories_stand_in_sections_only(home):
    assert ArticlePage.can_create_at(factories.section())
    assert not ArticlePage.can_create_at(home)
    assert not SectionPage.can_create_at(factories.article())
    assert not HomePage.can_create_at(home)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("đền-đa-hòa-đường-về-phố-hiến", "den-da-hoa-duong-ve-pho-hien"),
        ("兴安省", "den-da-hoa-vao-hoi"),
        ("Mã-Địa-Chỉ", "ma-dia-chi"),
    ],
)
def test_an_address_is_folded_to_ascii(administrator, typed, address):
    """What the editor's script proposes for a Vietnamese title carries its marks."""
    administrator.post(add(factories.section(), "articlepage"), article(slug=typed))
    assert ArticlePage.objects.get().slug == address


def test_an_address_of_the_site_itself_is_not_given_to_a_page(administrator, home):
    """Nobody would see a page at /vi/search/; a new one gets a number, an old one keeps what it has."""
    form = nested_form_data(
        {
            **dict.fromkeys(("lead", "seo_title", "search_description", "go_live_at", "expire_at", "addition"), ""),
            **{"title": "Tìm", "slug": "search", "body": streamfield([]), "comments": inline_formset([])},
        }
    )
    assert administrator.post(add(home, "standardpage"), form).status_code == 302
    page = StandardPage.objects.get(title="Tìm")
    assert page.slug == "search-2"
    answer = administrator.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert "search" in str(answer.context["form"].errors["slug"])
    page.refresh_from_db()
    assert (page.slug, page.get_latest_revision_as_object().slug) == ("search-2", "search-2")
