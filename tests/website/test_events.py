"""What visitors read of events: the list, an event's own page, and what machines read there."""

import json
import re
from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from content import event_words
from content.event_dates import Rule, Span
from reference.models import Place
from syndication import snapshots
from tests import factories

pytestmark = pytest.mark.django_db
THREE = Span(date(2024, 3, 19), date(2024, 3, 21), 2024)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: date(2025, 7, 1))


def place(**fields):
    return Place.objects.create(
        code="den-mau", kind="heritage", **{"name_vi": "Đền Mẫu", "name_en": "Mau Temple", **fields}
    )


def page_of(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def test_coming_events_stand_by_month_with_both_dates(client, home):
    factories.event("Lễ hội đền Mẫu", place=place())
    factories.event(
        "Hội thu", lunar_first_day=13, lunar_first_month=9, lunar_last_day=15, calendar="lunar", is_yearly=True
    )
    factories.event("Đang mở", first_day=date(2025, 6, 30), last_day=date(2025, 7, 2))
    factories.event("Đã qua", first_day=date(2025, 6, 30))
    html = page_of(client, "/vi/events/")
    order = ["Đang mở", "Hội thu", "4/11/2025", "Lễ hội đền Mẫu", "26/4"]
    places = [html.index(words) for words in order]
    assert places == sorted(places)
    assert "Đã qua" not in html
    assert html.count('class="events__month"') == 3  # on now, November, April


def test_a_language_without_events_says_so_and_leads_to_vietnamese(client, home):
    factories.event()
    html = page_of(client, "/fr/events/")
    assert 'href="/vi/events/" hreflang="vi"' in html
    assert "events.ics" not in html.split("<main")[1]
    assert "noindex" in html
    assert "noindex" not in page_of(client, "/vi/events/")


def test_the_section_for_visitors_leads_to_the_list(client, home):
    assert 'href="/vi/events/"' in page_of(client, "/vi/visit/")
    assert 'href="/vi/events/"' not in page_of(client, "/vi/news/").split("<main")[1]


def test_the_section_for_visitors_is_current_on_the_list(client, home):
    menu = page_of(client, "/vi/events/").split('class="menu"')[1].split("</nav>")[0]
    assert re.findall(r'href="([^"]+)" aria-current="true"', menu) == ["/vi/visit/"]


def test_visitors_are_told_the_days_that_are_stored(client, home):
    page = factories.event()
    page.occurrences.filter(year=2026).update(first_day=date(2026, 8, 8), last_day=date(2026, 8, 9))
    assert "9/8/2026" in page_of(client, page.url_path)


def test_an_event_says_its_days_hours_place_and_organiser(client, home):
    other = factories.agency("bqlkcn", name_vi="Ban Quản lý")
    page = factories.event(venue="Sân đền", place=place(), organiser=other, starts_at=time(7, 30), ends_at=time(22))
    html = page_of(client, page.url_path)
    for words in ("26/4", "1/5/2026", "Sân đền", "Đền Mẫu", "Ban Quản lý", "07:30", "22:00"):
        assert words in html
    assert f'href="/vi/events/{page.translation_key}.ics"' in html


def test_an_event_that_is_over_says_so(client, home):
    page = factories.event(first_day=date(2024, 9, 2))
    html = page_of(client, page.url_path)
    assert "event-dates__over" in html
    assert ".ics" not in html.split("<main")[1]


def structured(html, kind):
    found = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]
    return next((thing for thing in found if thing["@type"] == kind), None)


def test_search_engines_read_the_next_holding(client, home):
    page = factories.event(place=place(latitude="20.6483", longitude="106.0503", address_vi="Hưng Yên"))
    thing = structured(page_of(client, page.url_path), "Event")
    assert (thing["startDate"], thing["endDate"]) == ("2026-04-26", "2026-05-01")
    assert thing["location"]["@type"] == "Place"
    assert thing["location"]["name"] == "Đền Mẫu"
    timed = factories.event("Hội chợ", first_day=date(2025, 8, 1), starts_at=time(8), ends_at=time(21))
    thing = structured(page_of(client, timed.url_path), "Event")
    assert (thing["startDate"], thing["endDate"]) == ("2025-08-01T08:00:00+07:00", "2025-08-01T21:00:00+07:00")


def test_visitors_find_an_event_by_place_and_organiser(client, home):
    factories.event("Hội", venue="Sân đền Thượng", organiser=factories.agency("x", name_vi="Hội Nhà vườn"))
    for query in ("san den thuong", "hoi nha vuon"):
        found = page_of(client, f"/vi/search/?q={query}").replace('<mark class="found">', "").replace("</mark>", "")
        assert "card--row result" in found
        assert re.search(r"Hội\s*</a>", found)


def test_the_list_is_in_the_sitemap_of_languages_with_events(client, home):
    assert "/events/" not in page_of(client, "/sitemap.xml")
    factories.event()
    assert "<loc>http://testserver/vi/events/</loc>" in page_of(client, "/sitemap.xml")
    assert "/ja/events/" not in page_of(client, "/sitemap.xml")


def test_portals_get_the_days_in_words_that_do_not_age(home, monkeypatch):
    page = factories.event(venue="Sân đền")
    snapshot = snapshots.of(page)
    (table,) = (block for block in snapshot["body"] if block["kind"] == "facts")
    assert {row["value"] for row in table["rows"]} >= {"Sân đền", "Sở Văn hóa, Thể thao và Du lịch"}
    monkeypatch.setattr(timezone, "localdate", lambda *args: date(2027, 1, 1))
    assert snapshots.of(page) == snapshot


def queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_more_events_cost_no_more_queries(client, home):
    page = factories.event("Một", place=place(), hero_image=factories.picture("a.png"))
    paths = ["/vi/events/", "/vi/events.ics", page.url_path]
    before = [queries(client, path) for path in paths]
    for number in range(4):
        factories.event(f"Thêm {number}", place=page.place, hero_image=factories.picture(f"{number}.png"))
    page.get_parent()
    after = [queries(client, path) for path in paths]
    assert after[:2] == before[:2]
    assert max(after[0], after[1]) <= 6
    assert after[2] <= 12


@pytest.mark.parametrize(
    ("code", "days", "lunar"),
    [
        (
            "en",
            "Tuesday 19 March to Thursday 21 March 2024",
            "10th to 12th of the second lunar month, year of Giap Thin",
        ),
        ("vi", "Thứ Ba, 19/3", "mồng 10 đến 12 tháng Hai"),
        ("zh-hans", "2024年3月19日周二至21日周四", "甲辰年二月初十至十二"),
        ("ja", "2024年3月19日(火)～21日(木)", "甲辰年2月10日から12日"),
        ("fr", "mardi 19 mars au jeudi 21 mars 2024", "10 au 12 du deuxième mois lunaire, année Giap Thin"),
    ],
)
def test_days_read_as_each_language_writes_them(code, days, lunar):
    with translation.override(code):
        assert days in event_words.solar(THREE)
        assert lunar.casefold() in event_words.lunar_days(THREE).casefold()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule("lunar", True, lunar_first_day=15, lunar_first_month=6, in_leap_month=True),
         "Every year, 15th of the leap sixth lunar month"),
        (Rule("lunar", True, lunar_first_day=30, lunar_first_month=12, lunar_last_day=2, lunar_last_month=1),
         "Every year, 30th of the twelfth lunar month to 2nd of the first lunar month"),
        (Rule("solar", True, first_day=date(2024, 9, 2)), "Every year, 2 September"),
        (Rule("solar", True, first_day=date(2024, 8, 1), last_day=date(2024, 8, 3)),
         "Every year, 1 August to 3 August"),
        (Rule("solar", False, first_day=date(2024, 9, 2)), ""),
        (Rule("lunar", True), ""),
    ],
)  # fmt: skip
def test_a_rule_reads_as_a_sentence(rule, words):
    with translation.override("en"):
        assert event_words.rule(rule) == words


def test_over_two_years_both_are_named():
    with translation.override("en"):
        assert event_words.solar(Span(date(2024, 12, 31), date(2025, 1, 1), 2024)) == (
            "Tuesday 31 December 2024 to Wednesday 1 January 2025"
        )
    with translation.override("fr"):
        assert event_words.solar(Span(date(2025, 1, 1), date(2025, 1, 1), 2025)) == "Mercredi 1er janvier 2025"
