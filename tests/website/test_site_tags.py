"""Pictures, facts, dates and numbers as the templates write them."""

import re
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation
from lxml import html as lxml_html

from content.event_dates import Span
from content.models import ArticlePage
from reference.models import CustomRendition, KeyFigure, Place
from tests import factories
from website import handlers, pictures
from website.tasks import prepare_pictures, prepare_pictures_of_draft

pytestmark = pytest.mark.django_db


def test_after_preparation_a_visit_makes_no_rendition(client, home):
    body = [{"type": "image", "value": {"image": factories.picture("a.png").pk, "caption": ""}}]
    story = factories.article(hero_image=factories.picture("b.png"), body=body)
    assert prepare_pictures.func(story.pk) == 2
    made = CustomRendition.objects.count()
    for path in (story.url_path, "/vi/", "/vi/news/", "/vi/feed.rss"):
        assert client.get(path).status_code == 200
    assert CustomRendition.objects.count() == made


def test_pictures_of_a_story_that_waits_for_approval_stand_before_it_is_public(home, cast, monkeypatch):
    page = ArticlePage(title="Mùa nhãn", lead="x", agency=factories.agency("culture"), live=False)
    page.hero_image = factories.picture("c.png")
    factories.section().add_child(instance=page)
    page.save_revision(user=cast.editor)
    at_once = SimpleNamespace(enqueue=prepare_pictures_of_draft.func)
    monkeypatch.setattr(handlers, "prepare_pictures_of_draft", at_once)
    page.get_workflow().start(page, cast.editor)
    made = set(page.hero_image.renditions.values_list("filter_spec", flat=True))
    assert made >= {spec for kind in pictures.KINDS.values() for spec in kind.specs}


def test_a_small_picture_is_not_offered_wider_than_it_is(db):
    html = pictures.img(factories.picture(width=300, height=200), pictures.KINDS["card"], alt="x", lazy=True)
    widths = [int(width) for width in re.findall(r" (\d+)w", html)]
    assert widths == sorted(set(widths))
    assert max(widths) <= 300


def test_words_for_a_picture_come_in_the_readers_language(db):
    template = Template('{% load site %}{% picture image "card" %}')
    image = factories.picture()
    with translation.override("en"):
        assert 'alt="A cluster of longans"' in template.render(Context({"image": image}))
    with translation.override("vi"):
        assert 'alt="Chùm nhãn chín"' in template.render(Context({"image": image}))


def test_a_borrowed_fact_carries_its_language(db):
    template = Template('{% load site %}{% fact image "caption" %}')
    image = factories.picture()
    with translation.override("ja"):
        assert template.render(Context({"image": image})) == '<span lang="vi">Nhãn lồng</span>'
    with translation.override("vi"):
        assert template.render(Context({"image": image})) == "Nhãn lồng"


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("vi", date(2024, 7, 18), "18/7/2024"),
        ("en", date(2024, 7, 18), "18 July 2024"),
        ("zh-hans", date(2024, 7, 18), "2024年7月18日"),
        ("ja", date(2024, 7, 18), "2024年7月18日"),
        ("fr", date(2024, 7, 18), "18 juillet 2024"),
        ("fr", date(2024, 7, 1), "1er juillet 2024"),
        ("fr", date(2024, 7, 11), "11 juillet 2024"),
    ],
)
def test_dates_are_written_as_readers_write_them(code, day, expected):
    with translation.override(code):
        assert Template("{% load site %}{{ value|day }}").render(Context({"value": day})) == expected


def test_japanese_tables_write_dates_as_their_pages_do():
    with translation.override("ja"):
        assert Template('{% load site %}{{ value|day:"medium" }}').render(Context({"value": date(2056, 6, 30)})) == (
            "2056年6月30日"
        )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("vi", "Từ Thứ\u00a0Bảy, 31/7 đến Chủ\u00a0Nhật, 1/8/2027"),
        ("en", "Saturday 31\u00a0July to Sunday 1\u00a0August 2027"),
        ("fr", "Du samedi 31\u00a0juillet au dimanche 1er\u00a0août 2027"),
        ("ja", "2027年7月31日(土)～8月1日(日)"),
    ],
)
def test_no_day_of_an_event_is_parted_from_its_month(code, expected):
    span = Span(date(2027, 7, 31), date(2027, 8, 1), 2027)
    with translation.override(code):
        assert Template("{% load events %}{{ span|solar_days }}").render(Context({"span": span})) == expected


@pytest.mark.parametrize(
    ("code", "value", "unit", "expected"),
    [
        ("zh-hans", "1300000", "人", "130万 人"),
        ("ja", "1300000", "人", "130万 人"),
        ("ja", "12000", "ha", "1.2万 ha"),
        ("zh-hans", "7200", "百万美元", "72亿 美元"),
        ("ja", "6350", "百万米ドル", "63.5億 米ドル"),
        ("ja", "12", "百万米ドル", "1,200万 米ドル"),
        ("ja", "722006", "人", "722,006 人"),
        ("zh-hans", "5000", "公顷", "5,000 公顷"),
        ("en", "7200", "million USD", "7,200 million USD"),
    ],
)
def test_key_figures_are_counted_by_ten_thousands_where_nothing_is_lost(code, value, unit, expected):
    figure = KeyFigure(label_vi="x", value=Decimal(value), **{f"unit_{code.replace('-', '_')}": unit})
    html = Template('{% load site %}{% include "components/key_figures.html" %}')
    with translation.override(code):
        shown = lxml_html.fromstring(html.render(Context({"figures": [figure]})))
    assert " ".join(shown.xpath("string(//dd[1])").split()) == expected


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("vi", "930.220000", "930,22"),
        ("fr", "1300000", "1\u00a0300\u00a0000"),
        ("ja", "0.5", "0.5"),
        ("vi", "1E+3", "1.000"),
    ],
)
def test_numbers_are_written_as_readers_write_them(code, value, expected):
    with translation.override(code):
        assert Template("{% load site %}{{ value|number }}").render(Context({"value": Decimal(value)})) == expected


@pytest.mark.parametrize(
    ("code", "html"),
    [
        ("zh-hans", '<ruby>宪庯古迹群<rp> (</rp><rt lang="vi">Khu di tích Phố Hiến</rt><rp>)</rp></ruby>'),
        ("ja", '<span lang="en">Pho Hien Relics</span>'),  # borrowed
        ("en", "Pho Hien Relics"),
        ("vi", "Khu di tích Phố Hiến"),
    ],
)
def test_a_name_in_another_script_carries_what_stands_on_signs(code, html):
    place = Place(name_vi="Khu di tích Phố Hiến", name_en="Pho Hien Relics", name_zh_hans="宪庯古迹群")
    with translation.override(code):
        found = Template("{% load site %}{% name_of place %}").render(Context({"place": place})).strip()
    assert html in found
    assert ("<ruby>" in found) == (code in ("zh-hans", "ja"))


@pytest.mark.parametrize(
    ("code", "weekday", "month"),
    [("vi", "Thứ 5", "tháng 2"), ("en", "Thu", "Feb"), ("fr", "Jeu.", "févr."), ("ja", "木", "2月")],
)
def test_a_short_weekday_is_never_taken_for_a_month(code, weekday, month):
    with translation.override(code):
        template = Template("{% load events %}{{ day|weekday }}|{{ day|short_month }}")
        assert template.render(Context({"day": date(2027, 2, 18)})) == f"{weekday}|{month}"


@pytest.mark.parametrize(
    ("code", "expected"), [("en", "Viet Nam, Japan"), ("fr", "Vietnam, Japon"), ("ja", "ベトナム, 日本")]
)
def test_the_country_is_spelt_as_everywhere_on_the_site(code, expected):
    with translation.override(code):
        assert Template('{% load site %}{{ "VN"|country }}, {{ "JP"|country }}').render(Context()) == expected
