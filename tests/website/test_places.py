"""What a traveller finds of the register: lists with filters, products with their season."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from content import trees
from content.models import DestinationPage, StandardPage
from reference.models import AdministrativeUnit, Place, Product
from tests import factories
from website.visit import season

pytestmark = pytest.mark.django_db
LISTS = ["destinations", "services", "products", "itineraries"]


def place(code, **fields):
    known = {"kind": "heritage", "name_vi": f"Nơi {code}", "name_fr": f"Lieu {code}", **fields}
    return Place.objects.create(code=code, **known)


def html_of(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def names(client, query="", code="fr", which="destinations"):
    return re.findall(r'id="place-([\w-]+)"', html_of(client, f"/{code}/visit/{which}/{query}"))


@pytest.fixture
def places(home):
    old = AdministrativeUnit.objects.create(
        code="kc", name_vi="Huyện Khoái Châu", name_fr="District de Khoai Châu", kind="district", valid_to="2025-06-30"
    )
    place("a", unit=old, season_from=11, season_to=2, step_free="yes", guide_languages=["vi", "fr"])
    place("b", kind="craft_village", season_from=3, season_to=3, step_free="partly", guide_languages=["vi"])
    place("c", kind="nature", step_free="no")
    place("nghi", kind="lodging", name_fr="Maison")


def test_a_place_that_no_story_tells_of_says_how_to_get_there_and_where_it_lies(client, home):
    way = {"getting_there_fr": "Bus 205 depuis Hanoi.", "closed_days_fr": "Le lundi"}
    place("phare", name_vi="Đèn biển", latitude="20.6483", longitude="106.0503", **way)
    html = html_of(client, "/fr/visit/destinations/")
    assert "Bus 205 depuis Hanoi." in html
    assert "Le lundi" in html
    (address,) = re.findall(r'href="(/fr/map/\?[^"]+)"', html.split('class="place"')[1].split("</article>")[0])
    assert "Lieu phare" in html_of(client, address.replace("&amp;", "&"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["a", "b", "c"]),
        ("?kind=craft_village", ["b"]),
        ("?area=kc", ["a"]),
        ("?month=1", ["a"]),
        ("?month=3", ["b"]),
        ("?access=yes", ["a"]),
        ("?access=partly", ["a", "b"]),
        ("?guide=fr", ["a"]),
        ("?guide=vi&kind=craft_village", ["b"]),
        ("?month=3&area=kc", []),
    ],
)
def test_a_filter_leaves_what_fits_it(client, places, query, found):
    assert names(client, query) == found


def test_services_have_a_list_of_their_own(client, places):
    assert names(client, which="services") == ["nghi"]


@pytest.mark.parametrize(
    "query", ["?kind=lodging", "?kind=x", "?month=13", "?month=%00", "?area='--", "?guide=xx", "?access=no"]
)
def test_a_filter_that_the_site_does_not_know_is_left_out_and_said(client, places, query):
    html = html_of(client, f"/fr/visit/destinations/{query}")
    assert "search-note" in html
    assert 'id="place-a"' in html
    assert "search-note" not in html_of(client, "/fr/visit/destinations/?kind=nature")


@pytest.mark.parametrize("page", ["0", "2", "x", "-1", "%00", "99999999999"])
def test_a_page_that_is_not_there_is_not_found(client, places, page):
    html_of(client, f"/fr/visit/destinations/?page={page}", 404)


def test_many_places_are_cut_into_pages_that_keep_the_filter(client, home):
    for number in range(30):
        place(f"p{number:02}", kind="nature", step_free="yes" if number else "no")
    assert len(names(client, "?access=yes")) == 12
    html = html_of(client, "/fr/visit/destinations/?access=yes&page=3")
    assert len(re.findall('id="place-', html)) == 5
    assert 'rel="prev" href="?access=yes&amp;page=2"' in html
    assert 'rel="prev" href="?access=yes"' in html_of(client, "/fr/visit/destinations/?access=yes&page=2")


@pytest.mark.parametrize(("wanted", "shown"), [("p25", "p25"), ("p00", "p00"), ("x", "p00"), ("%00'", "p00")])
def test_the_map_leads_to_the_page_of_the_list_that_shows_a_place(client, home, wanted, shown):
    for number in range(30):
        place(f"p{number:02}", kind="nature")
    assert shown in names(client, f"?find={wanted}")


def test_a_former_unit_is_named_with_its_last_day(client, places):
    with translation.override("fr"):
        assert "District de Khoai Châu (" in html_of(client, "/fr/visit/destinations/")
    assert "30/6/2025" in html_of(client, "/vi/visit/destinations/")


def test_a_place_leads_to_its_live_page_in_the_readers_language_only(client, places):
    parent = factories.section("fr", "visit")
    story = DestinationPage(
        title="Récit", locale=parent.locale, agency=factories.agency(), place=Place.objects.get(code="a"), lead="x"
    )
    trees.publish(story, parent)
    assert f'href="{story.url_path}"' in html_of(client, "/fr/visit/destinations/")
    assert story.url_path not in html_of(client, "/en/visit/destinations/")
    story.unpublish()
    assert f'href="{story.url_path}"' not in html_of(client, "/fr/visit/destinations/")


def test_a_destination_has_a_small_map_and_its_months(client, places):
    Place.objects.filter(code="a").update(latitude="20.65", longitude="106.05", season_vi="Mùa đông")
    parent = factories.section("vi", "visit")
    story = DestinationPage(
        title="Chuyện", locale=parent.locale, agency=factories.agency(), place=Place.objects.get(code="a"), lead="x"
    )
    trees.publish(story, parent)
    html = html_of(client, story.url_path)
    assert 'href="/vi/map/?at=heritage-a"' in html
    assert html.count("season__month--in") == 4


def test_a_place_that_nobody_measured_has_no_small_map(client, places):
    parent = factories.section("vi", "visit")
    story = DestinationPage(
        title="Chuyện", locale=parent.locale, agency=factories.agency(), place=Place.objects.get(code="c"), lead="x"
    )
    trees.publish(story, parent)
    assert "small-map" not in html_of(client, story.url_path)


def test_products_stand_by_kind_with_months_in_words(client, places):
    Product.objects.create(code="nhan", kind="produce", name_vi="Nhãn", name_en="Longan", season_from=7, season_to=8)
    Product.objects.create(code="do", kind="craft", name_vi="Đó", name_en="Traps", place=Place.objects.get(code="b"))
    html = html_of(client, "/en/visit/products/")
    assert html.index("Traps") < html.index("Longan")
    assert "July to August" in html
    assert html.count("season__month--in") == 2
    assert "#place-b" in html


def test_words_that_a_language_lacks_say_whose_they_are(client, home):
    Product.objects.create(code="nhan", kind="produce", name_vi="Nhãn lồng")
    assert '<span lang="vi">Nhãn lồng</span>' in html_of(client, "/ja/visit/products/")


@pytest.mark.parametrize("which", LISTS)
def test_an_empty_list_says_so_and_stays_out_of_search_engines(client, home, which):
    html = html_of(client, f"/ja/visit/{which}/")
    assert "noindex" in html
    assert "listing__empty" in html
    assert f"/visit/{which}/" not in html_of(client, "/sitemap.xml")


def test_full_lists_are_in_the_sitemap_of_all_languages(client, places):
    text = html_of(client, "/sitemap.xml")
    assert text.count("/visit/destinations/</loc>") == 5
    assert text.count("/visit/services/</loc>") == 5
    assert "/visit/products/" not in text


def test_the_section_for_visitors_leads_to_every_list_and_to_its_standard_pages(client, home):
    parent = factories.section("vi", "visit")
    trees.publish(StandardPage(title="Chuẩn bị chuyến đi", locale=parent.locale), parent)
    html = html_of(client, "/vi/visit/")
    for which in LISTS:
        assert f'href="/vi/visit/{which}/"' in html
    assert 'href="/vi/map/"' in html
    assert "Chuẩn bị chuyến đi" in html
    assert "visit-links" not in html_of(client, "/vi/news/")


@pytest.mark.parametrize(
    ("code", "months", "words"),
    [
        ("en", (7, 8), "July to August"),
        ("vi", (7, 8), "Từ tháng 7 đến tháng 8"),
        ("en", (5,), "May"),
        ("zh-hans", (5,), "五月"),
        ("ja", (5,), "5月"),
        ("fr", (5,), "Mai"),
        ("en", tuple(range(1, 13)), "All year"),
        ("en", (), ""),
    ],
)
def test_months_read_as_each_language_says_them(code, months, words):
    with translation.override(code):
        assert season.words(months) == words


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [(11, 2, (11, 12, 1, 2)), (3, 3, (3,)), (1, 12, tuple(range(1, 13))), (None, None, ())],
)
def test_a_season_may_go_over_the_turn_of_the_year(first, last, months):
    assert Place(season_from=first, season_to=last).months == months


@pytest.mark.db
@pytest.mark.parametrize(("first", "last"), [(3, None), (None, 3), (0, 3), (3, 13)])
def test_half_a_season_or_a_month_that_does_not_exist_is_refused(home, first, last):
    row = Place(code="x", kind="nature", name_vi="X", season_from=first, season_to=last)
    with pytest.raises(ValidationError):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_more_places_cost_no_more_queries(client, places):
    def queries(path):
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    paths = [f"/fr/visit/{which}/" for which in LISTS] + ["/vi/visit/"]
    before = [queries(path) for path in paths]
    for number in range(8):
        made = place(f"m{number}", unit=AdministrativeUnit.objects.first(), latitude="20.6", longitude="106.1")
        Product.objects.create(code=f"m{number}", kind="food", name_vi="Món", place=made)
    after = [queries(path) for path in paths]
    assert max(after) <= 15
    assert after[0] == before[0]
    assert after[2] <= before[2] + 1  # addresses of the pages about places
