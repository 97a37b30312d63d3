"""The map: what lies where, in the reader's language, without script."""

import math
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html as parser

from cms import languages
from reference.models import AdministrativeUnit, IndustrialPark, Place
from website.map import drawing, labels, points
from website.map.base import SHAPES
from website.map.projection import PROVINCE, Point, Projection, Window

pytestmark = pytest.mark.django_db
FAR = {"den-da-hoa": ("20.8740", "105.9230"), "chua-keo": ("20.3700", "106.2500"), "ho": ("20.6476", "106.0494")}


def place(code, latitude, longitude, **fields):
    known = {"kind": "heritage", "name_vi": f"Nơi {code}", "name_ja": f"場所 {code}", **fields}
    return Place.objects.create(code=code, latitude=latitude, longitude=longitude, **known)


@pytest.fixture
def three(home):
    return [place(code, *degrees) for code, degrees in FAR.items()]


def tree_of(client, query="", code="ja"):
    response = client.get(f"/{code}/map/{query}")
    assert response.status_code == 200
    return parser.fromstring(response.content.decode())


def marks(tree):
    """Name → where it is drawn."""
    found = {}
    for mark in tree.xpath("//a[contains(@class, 'map__mark')]"):
        x, y = re.fullmatch(r"translate\((\S+) (\S+)\)", mark.get("transform")).groups()
        found[mark.get("aria-label")] = (float(x), float(y))
    return found


def test_points_stand_to_each_other_as_on_the_ground(client, three):
    found = {label.split(" (")[0]: spot for label, spot in marks(tree_of(client)).items()}
    assert set(found) == {"場所 den-da-hoa", "場所 chua-keo", "場所 ho"}

    def on_ground(one, other):
        (a, b), (c, d) = ([float(n) for n in FAR[code]] for code in (one, other))
        return math.hypot((a - c) * 111.2, (b - d) * 111.2 * math.cos(math.radians((a + c) / 2)))

    def drawn(one, other):
        (a, b), (c, d) = found[f"場所 {one}"], found[f"場所 {other}"]
        return math.hypot(a - c, b - d)

    pairs = [("den-da-hoa", "ho"), ("ho", "chua-keo"), ("den-da-hoa", "chua-keo")]
    scales = [drawn(*pair) / on_ground(*pair) for pair in pairs]
    assert max(scales) / min(scales) < 1.01
    assert found["場所 den-da-hoa"][1] < found["場所 ho"][1] < found["場所 chua-keo"][1]  # north is above


def test_the_base_and_all_demo_land_lie_inside_the_window():
    assert all(PROVINCE.holds(*spot) for shape in SHAPES for spot in shape.line)


@pytest.mark.parametrize("code", languages.CODES)
def test_the_list_beside_names_what_the_drawing_shows(client, three, code):
    tree = tree_of(client, code=code)
    listed = {row.get("id") for row in tree.xpath("//li[contains(@class, 'map__row')]")}
    assert {mark.get("href") for mark in tree.xpath("//a[contains(@class, 'map__mark')]")} == {f"#{i}" for i in listed}


def test_a_name_borrowed_from_another_language_says_so(client, home):
    place("x", "20.6", "106.1", name_ja="")
    assert tree_of(client).xpath("//li[@lang='vi']/a/text()") == ["Nơi x"]


def test_points_too_close_to_hit_lead_to_a_nearer_map(client, home):
    place("a", "20.6483", "106.0503")
    place("b", "20.6468", "106.0516")
    (heap,) = tree_of(client).xpath("//a[contains(@class, 'map__mark--several')]")
    nearer = tree_of(client, heap.get("href"))
    for _step in range(3):
        heaps = nearer.xpath("//a[contains(@class, 'map__mark--several')]/@href")
        if not heaps:
            break
        nearer = tree_of(client, heaps[0])
    assert len(marks(nearer)) == 2


def test_points_at_one_spot_lead_into_the_list_at_the_nearest_map(client, home):
    place("a", "20.6483", "106.0503")
    place("b", "20.6483", "106.0503")
    tree = tree_of(client, "?at=heritage-a&zoom=3")
    assert tree.xpath("//a[contains(@class, 'map__mark--several')]/@href") == ["#heritage-a"]


def test_marks_keep_apart_so_that_a_finger_hits_one(home):
    spots = [
        points.of_row(place(f"p{n}", f"{20.3 + n * 0.013:.4f}", f"{106 + n * 0.011:.4f}"), "vi") for n in range(40)
    ]
    made = drawing.draw(PROVINCE, spots, "vi").marks
    distances = [a.at.distance(b.at) for a in made for b in made if a is not b]
    assert min(distances) >= drawing.APART
    assert sum(len(mark.members) for mark in made) == 40


def test_a_kind_shows_alone(client, three):
    IndustrialPark.objects.create(code="pna", name_vi="Phố Nối A", latitude="20.949", longitude="106.032")
    tree = tree_of(client, "?kind=park", code="vi")
    assert [label.split(" (")[0] for label in marks(tree)] == ["Phố Nối A"]
    assert tree.xpath("//a[@aria-current='true'][contains(@class, 'filters__link')]")
    assert tree.xpath("//li[@id='park-pna']/a/@href") == ["/vi/invest/parks/pna/"]


@pytest.mark.parametrize(
    "query",
    [
        "?kind=x",
        "?at=x",
        "?at=heritage-ho&zoom=9",
        "?at=heritage-ho&zoom=-1",
        "?kind=%00&at='",
        "?zoom=1e9",
        "?at=" + "a" * 5000,
    ],
)
def test_what_the_address_asks_in_vain_is_left_out_and_said(client, three, query):
    assert tree_of(client, query).xpath("//p[@class='search-note']")


def test_a_place_of_a_kind_that_the_code_does_not_know_breaks_nothing(client, home):
    place("x", "20.6", "106.1", kind="relic")
    assert len(marks(tree_of(client))) == 1


def test_units_of_today_are_named_and_former_ones_are_not(client, home):
    AdministrativeUnit.objects.create(
        code="old",
        name_ja="旧",
        name_vi="Cũ",
        kind="district",
        latitude="20.6",
        longitude="106.1",
        valid_to="2025-06-30",
    )
    AdministrativeUnit.objects.create(
        code="new",
        name_ja="新",
        name_vi="Mới",
        kind="ward",
        latitude="20.6",
        longitude="106.1",
        valid_from="2025-07-01",
    )
    assert tree_of(client).xpath("//text[contains(@class, 'map__label--unit')]/text()") == ["新"]


def test_a_map_without_points_says_so_and_stays_out_of_search_engines(client, home):
    tree = tree_of(client)
    assert tree.xpath("//meta[@name='robots'][@content='noindex']")
    assert not marks(tree)


def test_numbers_of_the_drawing_have_points_in_every_language(client, three):
    """A comma as French writes it would be another number in SVG."""
    for code in languages.CODES:
        spots = marks(tree_of(client, code=code)).values()
        assert len(spots) == 3


def test_the_scale_is_a_round_length():
    for half in (0.42, 0.08, 0.02, 0.005):
        projection = Projection(Window.around(20.6, 106.1, half))
        assert 0 < projection.scale.units <= 200
        assert projection.scale.units == pytest.approx(
            projection.scale.km / 111.2 * projection.height / (2 * half), rel=0.02
        )


def test_more_points_cost_no_more_queries(client, three):
    def queries():
        client.get("/ja/map/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/ja/map/")
        return len(captured)

    before = queries()
    for number in range(12):
        place(f"m{number}", f"{20.4 + number * 0.03:.4f}", "106.2")
    assert queries() == before <= 15


@pytest.mark.parametrize(
    ("spots", "marks", "kept"),
    [
        ([(400, 400)], [], 1),
        ([(400, 400), (410, 405)], [], 1),  # on each other
        ([(400, 400), (400, 480)], [], 2),
        ([(400, 400)], [(400, 390)], 0),  # on a mark
        ([(60, 790)], [], 0),  # on the scale
    ],
)
def test_labels_keep_clear_of_each_other_of_marks_and_of_the_scale(spots, marks, kept):
    projection = Projection(Window.around(20.6, 106.1, 0.1))
    words = [labels.Words("river", "Fleuve Rouge", Point(*spot)) for spot in spots]
    assert len(labels.without_overlaps(projection, words, [Point(*mark) for mark in marks])) == kept


def test_a_label_at_the_edge_is_moved_into_the_drawing():
    projection = Projection(Window.around(20.6, 106.1, 0.1))
    (label,) = labels.without_overlaps(projection, [labels.Words("river", "Fleuve Rouge", Point(5, 300))], [])
    assert label.at == Point(108, 300)
