"""What an investor reads: the directory, a comparison, a park, figures as pictures, tables and files."""

import csv
import io
import json
import re
from datetime import date, timedelta
from xml.etree import ElementTree

import polib
import pytest
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext
from lxml import html as lxml_html

from cms import languages
from cms.messages import catalogue_path
from content import trees
from content.models import InvestmentPage
from reference.models import (
    Incentive,
    IndustrialCluster,
    IndustrialPark,
    InvestmentProject,
    KeyFigure,
    ParkDistance,
    ParkFigureSource,
    Procedure,
    ProcedureStep,
)
from reference.proposals import propose
from tests import factories
from tests.website import invest_facts
from tests.website.test_queries import queries
from website.invest import charts, choice, comparing, directory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 1)
FEW = "Choose at least two parks to compare."


@pytest.fixture
def parks(home):
    return invest_facts.register()


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: TODAY)


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return lxml_html.fromstring(response.content.decode())


def text(element):
    return " ".join(element.text_content().split())


def main(client, address, status=200):
    return text(page(client, address, status).get_element_by_id("main"))


def names(tree):
    return [text(link) for link in tree.find_class("site-card__link")]


# The comparison


def test_an_investor_from_japan_compares_three_parks(client, parks):
    directory_page = page(client, "/ja/invest/parks/")
    form = next(form for form in directory_page.forms if form.get("action") == "/ja/invest/compare/")
    boxes = form.xpath(".//input[@type='checkbox']")
    assert {box.get("value") for box in boxes} == {"pna", "tl2", "sach"}
    tree = page(client, "/ja/invest/compare/?" + "&".join(f"parks={box.get('value')}" for box in boxes))
    table = tree.find_class("compare")[0]
    heads = [text(head.find("a")) for head in table.find_class("compare__park")]
    assert sorted(heads) == sorted(["フォーノイA工業団地", "第二タンロン工業団地", "サック工業団地"])
    rows = {
        row.find_class("compare__label")[0].text.strip(): row
        for row in table.xpath(".//tr[td]")
        if row.find_class("compare__label")
    }
    rent = rows["土地リース料（米ドル/m²、全期間分）"]
    best = rent.find_class("compare__best")
    assert [text(cell)[:3] for cell in best] == ["150"]
    assert len(rent.find_class("invest__missing")) == 1
    heads = [text(head) for head in table.find_class("compare__group")]
    assert [head for head in heads if "2024年6月30日" in head]  # the day of all figures, said once
    assert "2024" not in text(rent)


def test_a_comparison_on_paper_says_where_it_is_found_again(client, parks):
    tree = page(client, "/ja/invest/compare/?parks=pna,tl2")
    assert "http://testserver/ja/invest/compare/?parks=pna,tl2" in text(
        tree.xpath("//p[contains(@class, 'address')]")[0]
    )


def test_figures_of_different_days_say_their_own(client, parks):
    own = {"field": "land_rent_usd", "as_of": date(2025, 3, 1), "source_vi": "Công ty hạ tầng"}
    ParkFigureSource.objects.create(site=parks["tl2"], **own)
    row = next(
        row
        for row in page(client, "/vi/invest/compare/?parks=pna,tl2").xpath("//table//tr[td]")
        if "giá thuê đất (usd" in text(row).casefold()
    )
    first, second = (text(cell) for cell in row.find_class("compare__cell"))
    assert "30/6/2024" in first
    assert "1/3/2025" in second
    assert "Công ty hạ tầng" in second
    assert not row.find_class("compare__day")


def test_one_value_for_all_says_so_and_is_not_marked(parks):
    IndustrialPark.objects.update(power_price_usd="0.075")
    groups = comparing.groups(choice.Asked.of(["pna,tl2"], [*parks_again()]).shown, "vi")
    row = next(row for group in groups for row in group.rows if row.label.startswith("Giá điện"))
    assert row.is_same
    assert {cell.mark for cell in row.cells} == {""}


def parks_again():
    return IndustrialPark.objects.prefetch_related("distances", "figure_sources", "tenants")


@pytest.mark.parametrize(
    ("asked", "shown", "said"),
    [
        ("", 0, []),
        ("pna", 1, [FEW]),
        ("pna,khong-co", 1, ["“khong-co”", FEW]),
        ("pna,tl2,khong-co", 2, ["“khong-co”"]),
        ("<script>,tl2,pna", 2, ["“<script>”"]),
        ("a,b", 0, ["“a”", "“b”", FEW]),
    ],
)
def test_wrong_choices_are_said_and_what_can_be_shown_is_shown(client, parks, asked, shown, said):
    response = client.get("/vi/invest/compare/", {"parks": asked} if asked else {})
    tree = lxml_html.fromstring(response.content.decode())
    assert len(tree.find_class("compare__park")) == shown
    warnings = " ".join(text(warning) for warning in tree.find_class("invest__warning"))
    assert "<script>" not in response.content.decode()
    for words in said:
        assert gettext(words) in warnings
    assert bool(warnings) == bool(said)
    assert len(tree.xpath("//form[@id='choose']//input")) == 3


def test_a_fifth_park_is_left_out_by_name(client, parks):
    for code in ("d", "e"):
        IndustrialPark.objects.create(code=code, name_vi=f"KCN {code.upper()}")
    tree = page(client, "/vi/invest/compare/?parks=pna,tl2&parks=sach,d,e,pna")
    assert len(tree.find_class("compare__park")) == 4
    assert "KCN E" in text(tree.find_class("invest__warning")[0])


def test_a_park_can_be_taken_away_while_two_are_left(client, parks):
    three = page(client, "/vi/invest/compare/?parks=pna,tl2,sach")
    assert [link.get("href") for link in three.find_class("compare__away")][0] == "?parks=tl2,sach"
    assert not page(client, "/vi/invest/compare/?parks=pna,tl2").find_class("compare__away")


def test_the_inquiry_about_these_parks_is_linked(client, parks):
    links = {link.get("href") for link in page(client, "/vi/invest/compare/?parks=pna,tl2").xpath("//main//a")}
    assert "/vi/inquiries/invest/?parks=pna,tl2" in links


# The directory


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Phố Nối A", "Sạch", "Thăng Long II"]),
        ("state=building", ["Sạch"]),
        ("unit=yen-my", ["Phố Nối A", "Thăng Long II"]),
        ("sector=dien+tu", ["Phố Nối A", "Thăng Long II"]),
        ("sector=duoc+pham", ["Sạch"]),
        ("free=25", ["Sạch", "Thăng Long II"]),
        ("free=25&unit=yen-my", ["Thăng Long II"]),
        ("sort=rent", ["Phố Nối A", "Thăng Long II", "Sạch"]),
        ("sort=free", ["Sạch", "Thăng Long II", "Phố Nối A"]),
        ("sort=port", ["Thăng Long II", "Phố Nối A", "Sạch"]),
        ("state=none&sort=%00&free=-1&unit='", ["Phố Nối A", "Sạch", "Thăng Long II"]),
    ],
)
def test_the_directory_is_narrowed_and_sorted_by_its_address(client, parks, query, found):
    shown = names(page(client, f"/vi/invest/parks/?{query}"))
    assert [name.removeprefix("Khu công nghiệp ") for name in shown] == found


def test_sectors_are_chosen_in_the_readers_language(client, parks):
    tree = page(client, "/ja/invest/parks/")
    options = [text(option) for option in tree.xpath("//select[@name='sector']/option")]
    assert "電子 (2)" in options
    assert "医薬品 (1)" in options  # without the note that it is planned
    assert len(names(page(client, "/ja/invest/parks/?sector=電子"))) == 2


def test_nothing_that_fits_leads_on(client, parks):
    tree = page(client, "/vi/invest/parks/?state=building&free=100")
    assert not names(tree)
    assert tree.xpath("//div[@class='listing__empty']//a[@href='/vi/invest/parks/']")
    assert {link.get("rel") for link in tree.find_class("filters__remove")} == {"nofollow"}


def test_search_engines_keep_the_plain_list_alone(client, parks):
    for query, is_hidden in (("", False), ("?state=building", True), ("?sort=rent", True), ("?x=1", False)):
        tree = page(client, f"/vi/invest/parks/{query}")
        assert bool(tree.xpath("//meta[@name='robots']")) == is_hidden, query
        assert tree.xpath("//link[@rel='canonical']/@href") == ["http://testserver/vi/invest/parks/"]
    assert {link.get("rel") for link in page(client, "/vi/invest/parks/").find_class("filters__link")} == {"nofollow"}


def test_an_unknown_filter_is_said(client, parks):
    assert page(client, "/vi/invest/parks/?unit=mars").find_class("search-note")


def test_clusters_have_a_directory_and_pages_without_comparison(client, home):
    IndustrialCluster.objects.create(code="ccn", name_vi="Cụm công nghiệp Dị Chế", name_en="Di Che Cluster")
    tree = page(client, "/en/invest/clusters/")
    assert names(tree) == ["Di Che Cluster"]
    assert not tree.xpath("//input[@type='checkbox']")
    assert "Di Che Cluster" in main(client, "/en/invest/clusters/ccn/")
    page(client, "/en/invest/parks/ccn/", 404)


# One park, projects, incentives, procedures


def test_a_park_shows_what_holds_today(client, parks):
    def incentive(code, **fields):
        row = Incentive.objects.create(code=code, name_vi=f"Ưu đãi {code}", legal_source_vi=f"Luật {code}", **fields)
        return row.parks

    incentive("chung")
    incentive("rieng", valid_from=TODAY, valid_to=TODAY).add(parks["pna"])
    incentive("khac").add(parks["tl2"])
    incentive("het", valid_to=TODAY - timedelta(days=1)).add(parks["pna"])
    incentive("chua", valid_from=TODAY + timedelta(days=1))
    InvestmentProject.objects.create(code="mo", name_vi="Dự án mở", park=parks["pna"])
    InvestmentProject.objects.create(code="dong", name_vi="Dự án đóng", park=parks["pna"], status="closed")
    shown = main(client, "/vi/invest/parks/pna/")
    assert all(words in shown for words in ("Ưu đãi chung", "Luật rieng", "1/7/2026", "Dự án mở", "28", "Báo cáo quý"))
    assert not any(words in shown for words in ("Ưu đãi khac", "Ưu đãi het", "Ưu đãi chua", "Dự án đóng"))


def test_the_list_of_incentives_keeps_ended_ones_apart(client, home):
    Incentive.objects.create(code="a", name_vi="Đang có")
    words = {"name_vi": "Đã hết", "summary_vi": "Ai đang hưởng thì hưởng tiếp."}
    Incentive.objects.create(code="b", valid_to=TODAY - timedelta(days=1), **words)
    tree = page(client, "/vi/invest/incentives/")
    parts = {
        section.get("aria-labelledby"): text(section) for section in tree.xpath("//main//section[@aria-labelledby]")
    }
    assert "Đang có" in parts["valid"]
    assert "Đã hết" not in parts["valid"]
    assert "Đã hết" in parts["ended"]
    assert "hưởng tiếp" in parts["ended"], "an investor who has it reads what becomes of it"


def test_stories_about_a_park_stand_on_its_page_and_lead_back(client, parks):
    about = {"park": parks["pna"], "agency": factories.agency(), "locale": factories.section().locale}
    story = trees.publish(InvestmentPage(title="Hồ sơ Phố Nối A", **about), factories.section("vi", "invest"))
    assert "Hồ sơ Phố Nối A" in main(client, "/vi/invest/parks/pna/")
    assert "Hồ sơ Phố Nối A" not in main(client, "/vi/invest/parks/tl2/")
    assert "Hồ sơ Phố Nối A" not in main(client, "/ja/invest/parks/pna/")
    assert page(client, story.url_path).xpath("//main//a[@href='/vi/invest/parks/pna/']")
    story.unpublish()
    assert "Hồ sơ Phố Nối A" not in main(client, "/vi/invest/parks/pna/")


def test_the_adviser_is_named_with_languages_while_in_office(client, parks):
    invest_facts.adviser()
    invest_facts.adviser(name_vi="Đã nghỉ", valid_to=TODAY - timedelta(days=1))
    factories.agency("stc", name_vi="Sở Tài chính")
    shown = main(client, "/ja/invest/parks/pna/")
    assert "チャン・ティ・マウ" in shown
    assert "ベトナム語" in shown
    assert "Đã nghỉ" not in main(client, "/vi/invest/parks/pna/")


def test_a_project_has_a_page_and_leaves_the_list_when_closed(client, parks):
    words = {"code": "nong-san", "name_vi": "Nhà máy nông sản"}
    row = InvestmentProject.objects.create(capital_musd=12, park=parks["tl2"], **words)
    assert "Nhà máy nông sản" in main(client, "/vi/invest/projects/")
    assert "12" in main(client, "/vi/invest/projects/nong-san/")
    row.status = "closed"
    row.save()
    assert "Nhà máy nông sản" not in main(client, "/vi/invest/projects/")
    tree = page(client, "/vi/invest/projects/nong-san/")
    assert tree.xpath("//meta[@name='robots']")
    assert tree.xpath("//main//dd/a[@href='/vi/invest/parks/tl2/']")


def test_a_story_about_a_project_leads_to_its_page(client, home):
    row = InvestmentProject.objects.create(code="nong-san", name_vi="Nhà máy nông sản")
    about = {"project": row, "agency": factories.agency(), "locale": factories.section().locale}
    story = trees.publish(InvestmentPage(title="Gọi vốn", **about), factories.section("vi", "invest"))
    assert page(client, story.url_path).xpath("//main//a[@href='/vi/invest/projects/nong-san/']")
    assert "Gọi vốn" in main(client, "/vi/invest/projects/nong-san/")


def procedure(**fields):
    words = {
        "name_vi": "Cấp giấy chứng nhận",
        "name_ja": "証明書の取得",
        "documents_vi": "Đơn\n\nBản sao",
        "fee_ja": "無料",
    }
    row = Procedure.objects.create(code="giay", days=15, legal_source_vi="Luật Đầu tư", **{**words, **fields})
    for number, title in enumerate(("Nộp hồ sơ", "Nhận kết quả")):
        ProcedureStep.objects.create(procedure=row, title_vi=title, sort_order=number, days=number or None)
    return row


def test_a_procedure_is_told_step_by_step(client, home):
    procedure()
    assert "Cấp giấy chứng nhận" in main(client, "/vi/invest/procedures/")
    tree = page(client, "/vi/invest/procedures/giay/")
    assert [text(step) for step in tree.find_class("steps__title")] == ["Nộp hồ sơ", "Nhận kết quả"]
    assert [text(paper) for paper in tree.xpath("//ul[@class='invest__documents']/li")] == ["Đơn", "Bản sao"]
    borrowed = page(client, "/ja/invest/procedures/giay/")
    assert borrowed.xpath("//ul[@class='invest__documents']/@lang") == ["vi"]


def test_a_procedure_that_ended_is_not_shown_as_valid(client, home):
    procedure(valid_to=TODAY - timedelta(days=1))
    assert "Cấp giấy chứng nhận" not in main(client, "/vi/invest/procedures/")
    tree = page(client, "/vi/invest/procedures/giay/")
    assert tree.find_class("invest__warning")
    assert tree.xpath("//meta[@name='robots']")


def test_a_change_shows_only_when_it_is_confirmed(client, cast, parks):
    propose.propose(cast.other_editor, parks["pna"], {"land_rent_usd": "999"}, "Báo cáo", date(2026, 6, 30))
    for address in ("parks/pna/", "parks/", "compare/?parks=pna,tl2", "figures/parks-land-rent.csv"):
        assert "999" not in client.get(f"/vi/invest/{address}").content.decode()


# Figures


def test_a_chart_is_well_formed_and_true_to_its_table(client, parks):
    invest_facts.series()
    response = client.get("/vi/invest/why/")
    pictures = [
        ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", response.content.decode(), re.DOTALL)
    ]
    assert len(pictures) == 4
    assert all(picture.find("title").text and picture.find("desc").text for picture in pictures)
    assert "style=" not in "".join(ElementTree.tostring(picture, encoding="unicode") for picture in pictures)
    free = pictures[1]
    widths = [float(bar.get("width").rstrip("%")) for bar in free.iter("rect") if bar.get("class") == "chart__bar"]
    assert widths == pytest.approx([100, 40 / 65 * 100, 24.6 / 65 * 100], abs=0.01)  # 65, 40 and 24.6 ha
    heights = [float(dot.get("cy").rstrip("em")) for dot in pictures[0].iter("circle")]
    whole = float(charts.BOTTOM - charts.TOP)
    assert [(11 - y) / whole for y in heights] == pytest.approx([5200 / 6300, 4100 / 6300, 1], abs=0.01)
    tree = lxml_html.fromstring(response.content.decode())
    rows = tree.xpath("//figure[@id='figures-parks-free-area']//tbody/tr")
    assert [text(row).split()[-1] for row in rows] == ["65", "40", "24,6"]


@pytest.mark.parametrize("code", languages.CODES)
def test_a_file_of_figures_is_read_by_a_spreadsheet(client, parks, code):
    invest_facts.series()
    response = client.get(f"/{code}/invest/figures/xuat-khau.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    content = response.content.decode()
    assert content.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(content.removeprefix("\ufeff")))
    assert len(head) == 5
    assert [row[:2] for row in rows] == [["2021", "5200"], ["2022", "4100"], ["2023", "6300"]]
    assert {row[3] for row in rows} == {"2024-06-30"}
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_a_file_of_parks_has_a_line_for_each_park_that_has_the_figure(client, parks):
    content = client.get("/ja/invest/figures/parks-land-rent.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert [row[:2] for row in rows[1:]] == [["フォーノイA工業団地", "150"], ["第二タンロン工業団地", "165"]]
    assert client.get("/ja/invest/figures/khong-co.csv").status_code == 404


def test_one_value_is_a_file_too(client, home):
    KeyFigure.objects.create(code="dan-so", label_vi="Dân số", value=1300000, period_vi="Năm 2023")
    rows = list(csv.reader(io.StringIO(client.get("/vi/invest/figures/dan-so.csv").content.decode("utf-8-sig"))))
    assert rows[1][:2] == ["Năm 2023", "1300000"]


def test_a_park_is_one_thing_to_search_engines_in_all_languages(client, parks):
    found = set()
    for code in ("vi", "ja"):
        blocks = page(client, f"/{code}/invest/parks/pna/").xpath("//script[@type='application/ld+json']/text()")
        found |= {thing["@id"] for thing in map(json.loads, blocks) if thing["@type"] == "Place"}
    assert found == {"http://testserver/#industrialpark-pna"}


def test_search_engines_read_the_figures_as_data(client, parks):
    invest_facts.series()
    data = page(client, "/ja/invest/why/").xpath("//script[@type='application/ld+json']/text()")
    things = [json.loads(found) for found in data]
    sets = {thing["@id"].partition("#")[2]: thing for thing in things if thing["@type"] == "Dataset"}
    exports = sets["figures-xuat-khau"]
    assert (exports["name"], exports["temporalCoverage"], exports["inLanguage"]) == ("輸出額", "2021/2023", "ja")
    assert exports["distribution"]["contentUrl"] == "http://testserver/ja/invest/figures/xuat-khau.csv"
    way = next(thing for thing in things if thing["@type"] == "BreadcrumbList")
    assert [step["position"] for step in way["itemListElement"]] == [1, 2, 3]


def test_labels_break_by_script():
    assert charts.wrapped("Khu công nghiệp Dệt may Phố Nối và vùng phụ cận") == [
        "Khu công nghiệp Dệt may Phố Nối và",
        "vùng phụ cận",
    ]
    assert [len(line) for line in charts.wrapped("フォーノイ繊維・縫製工業団地フォーノイ繊維")] == [17, 4]


def test_a_long_name_of_a_place_leaves_room_for_its_distance(client, parks):
    ParkDistance.objects.filter(to=ParkDistance.To.HAI_PHONG_PORT).update(
        km=168, label_vi="Biên giới Việt Nam – Trung Quốc"
    )
    html = client.get("/vi/invest/parks/tl2/").content.decode()
    svg = ElementTree.fromstring(re.search(r'<svg class="chart__picture ways.*?</svg>', html, re.DOTALL)[0])
    labels = [words for words in svg.iter("text") if words.get("class") == "chart__label"]
    assert all(len(words.text) <= charts.WAY_MAX for words in labels)
    assert len({words.get("y") for words in labels}) == len(labels)
    roads = [float(road.get("y1").rstrip("em")) for road in svg.iter("line")]
    assert float(labels[-1].get("y").rstrip("em")) < roads[-1] < float(svg.get("height").rstrip("em"))


# All languages, addresses, cost


LISTS = ("why", "parks", "clusters", "compare", "projects", "procedures", "incentives")


@pytest.mark.parametrize("code", languages.CODES)
@pytest.mark.parametrize("name", LISTS)
def test_an_empty_register_says_so_and_stays_out_of_search_engines(client, home, code, name):
    tree = page(client, f"/{code}/invest/{name}/")
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert f"/invest/{name}/" not in client.get("/sitemap.xml").content.decode()


def test_pages_exist_in_every_language_and_say_so(client, parks):
    tree = page(client, "/fr/invest/parks/pna/")
    links = {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@hreflang]")}
    assert links["zh-Hans"] == "http://testserver/zh-hans/invest/parks/pna/"
    assert set(links) == {"vi", "en", "zh-Hans", "ja", "fr", "x-default"}
    listed = client.get("/sitemap.xml").content.decode()
    assert all(f"<loc>http://testserver/{code}/invest/parks/pna/</loc>" in listed for code in languages.CODES)
    with translation.override("fr"):
        assert text(tree.find_class("breadcrumb__list")[0]).count(gettext("Industrial parks")) == 1


def test_the_section_leads_to_these_pages_and_its_fixed_address_to_it(client, home):
    section = factories.section("vi", "invest")
    assert page(client, section.url_path).xpath("//nav[@class='submenu']//a[@href='/vi/invest/parks/']")
    assert not page(client, "/vi/news/").find_class("submenu")
    section.slug = "dau-tu"
    section.save()
    response = client.get("/vi/invest/")
    assert (response.status_code, response["Location"]) == (302, "/vi/dau-tu/")
    current = page(client, "/vi/invest/parks/").xpath("//nav[@class='menu']//a[@aria-current]/@href")
    assert set(current) == {"/vi/dau-tu/"}


@pytest.mark.parametrize("code", [code for code in languages.CODES if code != "en"])
def test_no_english_word_of_ours_stands_on_a_page_in_another_language(client, parks, code):
    invest_facts.series()
    invest_facts.adviser()
    procedure()
    InvestmentProject.objects.create(code="mo", name_vi="Dự án mở", park=parks["pna"])
    catalogue = polib.pofile(str(catalogue_path(settings.BASE_DIR, code)))
    english = {entry.msgid for entry in catalogue if len(entry.msgid) > 3} - {entry.msgstr for entry in catalogue}
    for name in (*LISTS, "parks/pna", "projects/mo", "procedures/giay", "compare/?parks=pna,tl2,sach,nope"):
        tree = page(client, f"/{code}/invest/{name}{'' if '?' in name else '/'}")
        words = {" ".join(found.split()) for found in tree.xpath("//body//text() | //@aria-label")}
        assert not words & english, f"{name}: {words & english}"


def test_more_rows_cost_no_more_queries(client, parks):
    invest_facts.series()
    invest_facts.adviser()
    procedure()
    Incentive.objects.create(code="chung", name_vi="Ưu đãi").parks.add(parks["pna"])
    limits = {"parks/": 15, "parks/?state=building": 15, "projects/": 15, "procedures/": 15, "incentives/": 15}
    limits |= {"why/": 12, "compare/?parks=pna,tl2,sach": 12, "parks/pna/": 12, "procedures/giay/": 12}
    before = {name: queries(client, f"/vi/invest/{name}") for name in limits}
    for name, limit in limits.items():
        assert before[name][0] <= limit, before[name][1]
    unit = parks["pna"].unit
    for number in range(4):
        invest_facts.make_park(f"n{number}", invest_facts.PARKS["pna"], unit)
        Incentive.objects.create(code=f"u{number}", name_vi="Ưu đãi").parks.add(parks["pna"])
        InvestmentProject.objects.create(code=f"p{number}", name_vi="Dự án", park=parks["pna"], unit=unit)
    after = {name: queries(client, f"/vi/invest/{name}") for name in limits}
    assert {name: count for name, (count, _log) in after.items()} == {n: count for n, (count, _log) in before.items()}


def test_sectors_are_read_from_a_line_in_any_script():
    park = IndustrialPark(sectors_vi="Sợi, dệt (dự kiến).", sectors_zh_hans="纺纱、织造；印染。")
    assert [label for _value, label in directory.sectors_of(park, "vi")] == ["Sợi", "Dệt"]
    assert [label for _value, label in directory.sectors_of(park, "zh-hans")] == ["纺纱", "织造", "印染"]
