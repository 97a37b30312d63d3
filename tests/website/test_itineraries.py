"""A French traveller follows an itinerary: on the page, on paper, and in a navigation device."""

import json
import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from lxml import etree

from content import itinerary_words, trees
from content.digest import digest_of
from content.models import DestinationPage, ItineraryPage
from content.text import searchable_text
from reference.models import Place
from syndication import snapshots
from tests import factories
from translation import segments

pytestmark = pytest.mark.django_db
SCHEMA = Path(__file__).resolve().parents[1] / "data" / "gpx-1.1.xsd"
GPX = {"g": "http://www.topografix.com/GPX/1/1"}


def place(code, **fields):
    names = {"name_vi": "Đền Mẫu", "name_fr": "Temple Mâu", "summary_fr": "Au bord du lac."}
    return Place.objects.create(code=code, kind="heritage", **{**names, **fields})


def stop(**fields):
    return {"type": "item", "id": str(uuid4()), "value": fields}


def day(title, *stops):
    return {"type": "day", "id": str(uuid4()), "value": {"title": title, "text": "", "stops": list(stops)}}


def itinerary(days, parent=None, like=None, **fields):
    parent = parent or factories.section("fr", "visit")
    known = {"title": "Une journée", "lead": "À pied.", "agency": factories.agency(), **fields}
    return trees.publish(ItineraryPage(days=json.dumps(days), locale=parent.locale, **known), parent, like)


@pytest.fixture
def temple(home):
    return place("den-mau", latitude="20.6483", longitude="106.0503")


@pytest.fixture
def page(temple):
    lake = place("ho", name_vi="Hồ & đền <b>", name_fr="Lac Ban Nguyêt", latitude="20.6476", longitude="106.0494")
    market = place("cho", name_vi="Chợ", name_fr="Marché")  # nobody has measured where it lies
    return itinerary(
        [
            day(
                "Le vieux port",
                stop(
                    place=temple.pk, time="08:30", minutes=45, text="Le figuier.", onward_by="walk", onward_minutes=10
                ),
                stop(title="Déjeuner", time="12:00", minutes=60),
                stop(place=lake.pk, time="14:00", minutes=90),
            ),
            day("Le marché", stop(place=market.pk)),
        ]
    )


def html_of(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def gpx_of(client, page, code="fr"):
    return client.get(f"/{code}/visit/itineraries/{page.translation_key}.gpx")


def test_a_search_engine_reads_the_way_with_its_days_and_stops(client, page):
    blocks = etree.HTML(html_of(client, page.url_path)).xpath("//script[@type='application/ld+json']/text()")
    (trip,) = [found for found in map(json.loads, blocks) if found["@type"] == "TouristTrip"]
    stops = [entry["item"] for entry in trip["itinerary"]["itemListElement"]]
    assert [stop["name"] for stop in stops] == ["Temple Mâu", "Déjeuner", "Lac Ban Nguyêt", "Marché"]
    assert stops[0]["@type"] == "TouristAttraction"
    assert stops[0]["@id"] == "http://testserver/#place-den-mau"
    assert stops[0]["geo"] == {"@type": "GeoCoordinates", "latitude": 20.6483, "longitude": 106.0503}
    assert stops[1] == {"@type": "Place", "name": "Déjeuner"}
    assert [(sub["name"], sub["itinerary"]["numberOfItems"]) for sub in trip["subTrip"]] == [
        ("Le vieux port", 3),
        ("Le marché", 1),
    ]


def test_the_page_shows_days_stops_times_and_the_way_on(client, page):
    html = html_of(client, page.url_path).split('class="day"', 1)[1]  # below the map, which has names too
    wanted = [
        "Le vieux port",
        "08:30",
        "Temple Mâu",
        "Le figuier.",
        "Déjeuner",
        "Lac Ban Nguyêt",
        "Le marché",
        "Marché",
    ]
    places = [html.index(words) for words in wanted]
    assert places == sorted(places)
    with translation.override("fr"):
        assert itinerary_words.onward("walk", 10) in html
    assert f"/fr/visit/itineraries/{page.translation_key}.gpx" in html


def test_a_stop_leads_to_the_page_about_it_in_the_readers_language(client, page, temple):
    assert "#place-den-mau" in html_of(client, page.url_path)
    parent = factories.section("fr", "visit")
    story = DestinationPage(title="Temple", locale=parent.locale, agency=factories.agency(), place=temple, lead="x")
    trees.publish(story, parent)
    html = html_of(client, page.url_path)
    assert f'<a href="{story.url_path}">Temple Mâu</a>' in html


def test_a_small_map_joins_the_stops_that_have_coordinates(client, page):
    html = html_of(client, page.url_path)
    assert html.count('class="map__mark ') == 2
    (line,) = re.findall(r'class="map__way" d="M([^"]+)"', html)
    assert len(line.split("L")) == 2
    Place.objects.filter(code="ho").update(latitude=None, longitude=None)
    assert "way-map" not in html_of(client, page.url_path)


def test_the_file_fits_the_schema_and_has_the_places_and_a_route_for_each_day(client, page):
    response = gpx_of(client, page)
    assert response["Content-Type"] == "application/gpx+xml"
    assert response["Content-Disposition"] == f'attachment; filename="{page.slug}.gpx"'
    tree = etree.fromstring(response.content)
    etree.XMLSchema(file=str(SCHEMA)).assertValid(tree)
    points = {
        wpt.findtext("g:name", namespaces=GPX): (wpt.get("lat"), wpt.get("lon")) for wpt in tree.iterfind("g:wpt", GPX)
    }
    assert points == {"Temple Mâu": ("20.648300", "106.050300"), "Lac Ban Nguyêt": ("20.647600", "106.049400")}
    (route,) = tree.findall("g:rte", GPX)  # the second day has no place with coordinates
    assert route.findtext("g:name", namespaces=GPX) == "Le vieux port"
    assert [p.findtext("g:name", namespaces=GPX) for p in route.iterfind("g:rtept", GPX)] == [
        "Temple Mâu",
        "Lac Ban Nguyêt",
    ]
    assert "Le figuier." in route.find("g:rtept", GPX).findtext("g:desc", namespaces=GPX)
    assert tree.find("g:metadata/g:link", GPX).get("href") == f"http://testserver{page.url_path}"


def test_words_that_xml_could_not_hold_do_not_break_the_file(client, temple):
    Place.objects.update(name_fr="Lac & <temple> \x0b]]>")
    made = itinerary([day("Un & deux", stop(place=temple.pk))])
    names = etree.fromstring(gpx_of(client, made).content).xpath("//g:wpt/g:name/text()", namespaces=GPX)
    assert names == ["Lac & <temple> ]]>"]


@pytest.mark.parametrize("code", ["vi", "en", "ja"])
def test_a_language_without_the_itinerary_has_no_file(client, page, code):
    assert gpx_of(client, page, code).status_code == 404


def test_what_is_not_live_has_no_file(client, page):
    page.unpublish()
    assert gpx_of(client, page).status_code == 404


def test_the_list_shows_the_languages_own(client, page):
    assert "Une journée" in html_of(client, "/fr/visit/itineraries/")
    assert "noindex" not in html_of(client, "/fr/visit/itineraries/")
    empty = html_of(client, "/ja/visit/itineraries/")
    assert 'href="/vi/visit/itineraries/" hreflang="vi"' in empty
    assert "noindex" in empty
    assert "http://testserver/fr/visit/itineraries/" in html_of(client, "/sitemap.xml")
    assert "http://testserver/ja/visit/itineraries/" not in html_of(client, "/sitemap.xml")


def test_translators_get_titles_names_and_texts_of_stops_and_no_times(page):
    words = [text.words for text in segments.extract(page)]
    assert words[-4:] == ["Le vieux port", "Le figuier.", "Déjeuner", "Le marché"]
    assert "08:30" not in words


def test_a_translation_keeps_places_times_and_order(page):
    target = ItineraryPage(title="x", locale=factories.section("ja", "visit").locale)
    positions = {text.words: text.position for text in segments.extract(page)}
    segments.ingest(page, target, {positions["Le vieux port"]: "古い港", positions["Déjeuner"]: "昼食"})
    first = target.days[0].value
    assert first["title"] == "古い港"
    assert [(s["place"], s["title"], s["time"]) for s in first["stops"]][1] == (None, "昼食", "12:00")
    assert first["stops"][0]["place"].code == "den-mau"


@pytest.mark.parametrize("change", [{"time": "09:30"}, {"minutes": 50}, {"onward_by": "bus"}, {"text": "Autre."}])
def test_clearance_is_bound_to_every_part_of_a_stop(temple, change):
    fields = {"place": temple.pk, "time": "08:30", "minutes": 45, "text": "Le figuier.", "onward_by": "walk"}
    before = ItineraryPage(title="x", days=json.dumps([day("Un", stop(**fields))]))
    after = ItineraryPage(title="x", days=json.dumps([day("Un", stop(**{**fields, **change}))]))
    for made in (before, after):
        made.agency = factories.agency()
    assert digest_of(before) != digest_of(after)


def test_visitors_find_it_by_its_stops(client, page):
    assert "Temple Mâu" in searchable_text(page)
    assert "Le figuier." in searchable_text(page)


def test_portals_get_the_days_as_tables(page):
    tables = [block for block in snapshots.of(page)["body"] if block["kind"] == "facts"]
    assert len(tables) == 2
    assert tables[0]["rows"][0]["label"] == "08:30 Temple Mâu"
    assert tables[0]["rows"][0]["value"] == "Le figuier."


@pytest.mark.parametrize(
    ("fields", "is_right"),
    [
        ({"title": "Déjeuner"}, True),
        ({"title": "Déjeuner", "time": "23:59"}, True),
        ({"time": "08:30"}, False),
        ({"title": "Déjeuner", "time": "8h30"}, False),
        ({"title": "Déjeuner", "time": "24:00"}, False),
        ({"title": "Déjeuner", "minutes": 0}, False),
        ({"title": "Déjeuner", "onward_minutes": 601}, False),
    ],
)
def test_a_stop_that_says_nothing_or_an_impossible_time_is_refused(fields, is_right):
    block = ItineraryPage._meta.get_field("days").stream_block
    stream = block.to_python([day("Un", stop(**fields))])
    if is_right:
        block.clean(stream)
        return
    with pytest.raises(ValidationError):
        block.clean(stream)


@pytest.mark.parametrize(
    ("minutes", "words"), [(1, "1 minute"), (45, "45 minutes"), (60, "1 hour"), (120, "2 hours"), (150, "2 h 30 min")]
)
def test_durations_read_as_people_say_them(minutes, words):
    with translation.override("en"):
        assert itinerary_words.duration(minutes) == words


def test_more_stops_cost_no_more_queries(client, page):
    def queries():
        client.get(page.url_path)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url_path)
        return len(captured)

    before = queries()
    stops = [stop(place=place(f"p{n}", latitude="20.6", longitude="106.1").pk) for n in range(6)]
    page = itinerary([day("Un", *stops), day("Deux", *stops)], title="Longue")
    assert before <= 12
    assert queries() <= 12


def test_the_editor_is_asked_for_the_days_not_for_their_number():
    with translation.override("vi"):
        assert ItineraryPage._meta.get_field("days").verbose_name == "các ngày"
