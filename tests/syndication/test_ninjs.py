"""ninjs 3.1: what receivers get of a story, by our profile and the IPTC's schema."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from content import trees
from content.models import DestinationPage, InvestmentPage
from reference.models import IndustrialPark, KeyFigure, Place, Topic
from syndication import contents
from syndication.formats import ninjs
from tests import factories
from tests.syndication import schemas

pytestmark = [pytest.mark.django_db, pytest.mark.db]
SITE = "https://hungyen.example"


def sent(story, site=SITE):
    """The latest version as receivers get it, valid by both schemas."""
    version = story.item.versions.first()
    document = json.loads(json.dumps(ninjs.document(contents.of(version, story.item, site))))
    assert schemas.problems(document) == []
    return document


def html(document):
    return document["bodies"][0]["value"]


def plain(document):
    return document["bodies"][1]["value"]


@pytest.fixture
def park(home):
    return IndustrialPark.objects.create(
        code="sach",
        name_vi="KCN Sạch",
        name_en="Sạch Industrial Park",
        name_ja="サック工業団地",
        agency=factories.agency(),
        area_ha=Decimal("1234.50"),
        occupancy_percent=Decimal("65.5"),
        land_rent_until=date(2058, 1, 1),
        latitude=Decimal("20.65"),
        longitude=Decimal("106.05"),
        source_vi="Ban Quản lý",
        as_of=date(2026, 6, 30),
    )


@pytest.mark.skipif(not schemas.has_iptc(), reason="the IPTC's schema is not here")
def test_the_standards_own_sample_is_valid_to_our_validator():
    sample = json.loads((schemas.IPTC / "sample_article_3.1.json").read_text())
    assert list(schemas._iptc().iter_errors(sample)) == []
    assert list(schemas._iptc().iter_errors({**sample, "phohien": 1})) != []


def test_a_plain_story(home):
    topic = Topic.objects.create(slug="nhan", name_vi="Nhãn", name_en="Longan")
    story = factories.article("Mùa nhãn chín", topics=[topic], byline="Minh Hà", body=[factories.text("<p>Một.</p>")])
    document = sent(story)
    assert document["uri"] == story.item.uri
    assert (document["version"], document["pubStatus"], document["language"]) == ("1", "usable", "vi")
    assert document["headlines"][0]["value"] == "Mùa nhãn chín"
    assert document["by"] == "Minh Hà"
    assert document["subjects"] == [{"name": "Nhãn", "rel": "about", "literal": "nhan"}]
    ids = {one["role"]: one["value"] for one in document["altIds"]}
    assert ids["canonicalUrl"] == f"{SITE}/vi/news/mua-nhan-chin/"
    assert ids["translationGroup"] == f"urn:uuid:{story.translation_key}"
    assert html(document) == "<p>Một.</p>"
    assert plain(document) == "Một."


@pytest.mark.parametrize(("code", "tag"), [("vi", "vi"), ("en", "en"), ("zh-hans", "zh-Hans"), ("ja", "ja")])
def test_the_language_is_a_bcp_47_tag(home, code, tag):
    assert sent(factories.article("Longan 龙眼 竜眼", parent=factories.section(code)))["language"] == tag


def test_a_withdrawn_story_is_canceled_and_says_nothing_more(home):
    story = factories.article("Mùa nhãn", body=[factories.text("<p>Bí mật.</p>")])
    story.unpublish()
    document = sent(story)
    assert (document["version"], document["pubStatus"]) == ("2", "canceled")
    assert "bodies" not in document
    assert "Bí mật" not in json.dumps(document, ensure_ascii=False)


def test_every_kind_of_block_becomes_html_with_whole_addresses(home, park):
    target = factories.article("Bài kia", slug="bai-kia")
    picture = factories.picture("vườn nhãn.png", may_be_passed_on=True, credit_vi="Ảnh: A & B")
    figure = KeyFigure.objects.create(
        code="gdp", label_vi="GRDP", value=Decimal("7.126"), decimals=2, unit_vi="%", period_vi="2025"
    )
    story = factories.article(
        "Đủ khối",
        body=[
            {"type": "heading", "value": {"text": "Tiêu đề <phụ>"}},
            factories.text(f'<p>Xem <a linktype="page" id="{target.pk}">bài kia</a> &amp; <b>đậm</b>.</p>'),
            {"type": "image", "value": {"image": picture.pk, "caption": "Chú thích"}},
            {"type": "quote", "value": {"text": "Ngọt\nlắm", "speaker": "Bà Sáu", "role": "nhà vườn"}},
            {"type": "key_figures", "value": {"figures": factories.items(figure)}},
            {"type": "park_facts", "value": {"park": park.pk}},
            {"type": "related", "value": {"pages": factories.items(target)}},
            {"type": "call_to_action", "value": {"title": "Đi", "text": "Nào", "page": target.pk, "label": "Mở"}},
        ],
    )
    body = html(sent(story))
    assert "<h2>Tiêu đề &lt;phụ&gt;</h2>" in body
    assert f'<a href="{SITE}/vi/news/bai-kia/">bài kia</a> &amp; <b>đậm</b>' in body
    assert "<figcaption>Chú thích Ảnh: A &amp; B</figcaption>" in body
    assert "<blockquote><p>Ngọt<br>lắm</p><p>— Bà Sáu, nhà vườn</p></blockquote>" in body
    assert "<th>GRDP</th><td>7,13 %<br>2025</td>" in body
    assert "<td>1.234,5</td>" in body
    assert "<td>65,5</td>" in body
    assert body.count(f'href="{SITE}/vi/news/bai-kia/"') == 3
    assert 'href="/' not in body


def test_addresses_of_files_are_percent_encoded(home):
    picture = factories.picture("vườn nhãn.png", may_be_passed_on=True)
    document = sent(factories.article("Ảnh", hero_image=picture))
    href = document["associations"][0]["renditions"][0]["href"]
    assert href.startswith(f"{SITE}/media/original_images/")
    assert href.isascii()
    assert " " not in href


def test_only_pictures_that_may_be_passed_on_go_out(home):
    ours = factories.picture("rieng.png", alt_vi="Riêng")
    free = factories.picture("chung.png", may_be_passed_on=True, licence="cc_by", rights_until=date(2027, 1, 31))
    gallery = {"type": "gallery", "value": {"images": factories.items(ours, free)}}
    document = sent(factories.article("Ảnh", hero_image=ours, body=[gallery]))
    (only,) = document["associations"]
    assert "chung" in only["renditions"][0]["href"]
    assert only["rightsInfo"] == {"linkedRights": "https://creativecommons.org/licenses/by/4.0/"}
    assert only["expires"] == "2027-01-31T16:59:59+00:00"
    assert "rieng" not in json.dumps(document)


@pytest.mark.parametrize(
    ("code", "title", "area", "until"),
    [
        ("vi", "KCN Sạch", "1.234,5", "1/1/2058"),
        ("en", "Sạch Industrial Park", "1,234.5", "1 January 2058"),
        ("ja", "サック工業団地", "1,234.5", "2058年1月1日"),
        ("fr", "Sạch Industrial Park", "1\u202f234,5", "1er janvier 2058"),
    ],
)
def test_figures_of_the_subject_stand_in_the_items_language(home, park, code, title, area, until):
    section = factories.section(code)
    page = InvestmentPage(title="Đầu tư", lead="Mở.", agency=factories.agency(), locale=section.locale, park=park)
    document = sent(trees.publish(page, section))
    assert {f"<h3>{title}</h3>", f"<td>{area}</td>", f"<td>{until}</td>"} <= set(parts(html(document)))
    assert document["places"][0]["geoJSON"] == {"type": "Point", "coordinates": [106.05, 20.65]}
    assert translation.get_language() == "vi"


def parts(text):
    """Titles and cells of a table."""
    return [
        part + end for end in ("</h3>", "</td>") for chunk in text.split(end) for part in [chunk[chunk.rfind("<") :]]
    ]


def test_a_destination_names_its_place(home):
    place = Place.objects.create(code="van-mieu", name_vi="Văn Miếu", kind="heritage", hours_vi="7–17 giờ")
    page = DestinationPage(title="Văn Miếu", lead="Mở.", agency=factories.agency(), place=place)
    page.locale = factories.section().locale
    document = sent(trees.publish(page, factories.section()))
    assert document["places"] == [{"name": "Văn Miếu", "rel": "about"}]
    assert "7–17 giờ" in html(document)


def test_a_correction_stands_above_the_text(home):
    story = factories.article("Sai", body=[factories.text("<p>Thân.</p>")])
    story.correction_note = "Sửa tên."
    trees.put_live(story)
    document = sent(story)
    assert document["edNote"] == "Sửa tên."
    assert html(document).startswith("<p><strong>Đính chính</strong> Sửa tên.</p>")


def test_markup_that_no_editor_could_write_is_cleaned_away(home):
    body = [factories.text('<p onclick="x()">Chào<script>alert(1)</script> <a href="javascript:x()">ở đây</a></p>')]
    assert html(sent(factories.article("Lạ", body=body))) == "<p>Chào <a>ở đây</a></p>"


def test_making_the_snapshot_leaves_the_story_as_it_was(home):
    """Resolving puts the page of the reader's language in place of the chosen one."""
    source = factories.article("Bài kia")
    factories.article("The other", parent=factories.section("en"), like=source)
    related = {"type": "related", "value": {"pages": factories.items(source)}}
    story = factories.article("Here", parent=factories.section("en"), body=[related])
    assert story.item.versions.get().snapshot["body"][0]["links"][0]["title"] == "The other"
    story.save()
    story.refresh_from_db()
    assert story.body.get_prep_value()[0]["value"]["pages"][0]["value"] == source.pk


def test_a_version_of_the_first_scheme_can_still_be_told(home):
    story = factories.article("Cũ", hero_image=factories.picture(may_be_passed_on=True))
    version = story.item.versions.get()
    for name in ("body", "subjects", "places", "usage_terms", "slug", "translation_key"):
        del version.snapshot[name]
    for picture in version.snapshot["pictures"]:
        del picture["file"], picture["licence_name"]
    version.snapshot["scheme"] = 1
    assert schemas.problems(ninjs.document(contents.of(version, story.item, SITE))) == []
