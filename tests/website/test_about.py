"""A visitor asks who stands behind the site: agencies, officials, the licence, what is kept; and finds every page."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html as lxml_html

from cms import languages
from content import trees
from content.models import StandardPage
from reference.models import Agency, Office, Official
from tests import factories
from tests.website.test_queries import queries
from website.inquiries import desks
from website.models import InquiryDesk, InquirySettings

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 1)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: TODAY)


@pytest.fixture
def culture(home):
    """An agency of today that took over another one's duties, with a head, a deputy and an officer."""
    row = factories.agency(
        name_ja="文化スポーツ観光局", duties_en="Culture and tourism.", phone="0221", email="a@x.example"
    )
    old = {"name_vi": "Sở Thông tin", "name_en": "Department of Information", "valid_to": date(2025, 2, 28)}
    Agency.objects.create(code="stttt", successor=row, **old)
    official(row, "giam-doc", "Hoàng Văn Mẫu", rank="head", name_en="Hoang Van Mau", title_en="Director")
    official(row, "pho", "Đỗ Thị Mẫu", rank="deputy", title_vi="Phó Giám đốc")
    official(row, "chuyen-vien", "Lê Văn Kín")
    return row


def official(agency, code, name, **fields):
    return Official.objects.create(agency=agency, code=code, name_vi=name, **fields)


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return lxml_html.fromstring(response.content.decode())


def main(client, address):
    return " ".join(page(client, address).get_element_by_id("main").text_content().split())


def things(tree):
    found = [json.loads(script.text) for script in tree.xpath("//script[@type='application/ld+json']")]
    return {thing["@type"]: thing for thing in found}


def hreflangs(tree):
    return {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@rel='alternate'][@hreflang]")}


# Agencies


def test_a_visitor_finds_an_agency_what_it_does_and_how_to_reach_it(client, culture):
    tree = page(client, "/en/about/agencies/")
    (link,) = tree.xpath("//h2[@class='agencies__name']/a")
    assert link.text_content() == "Department of Culture, Sports and Tourism"
    words = main(client, link.get("href"))
    for wanted in ("Culture and tourism.", "0221", "a@x.example", "Department of Information (until 28 February 2025)"):
        assert wanted in words


def test_head_and_deputies_are_named_in_the_readers_language_and_others_are_not(client, culture):
    words = main(client, "/en/about/agencies/svhttdl/")
    assert "Hoang Van Mau Director" in words
    assert "Lê Văn Kín" not in words
    deputy = page(client, "/en/about/agencies/svhttdl/").xpath("//span[@lang='vi'][text()='Đỗ Thị Mẫu']")
    assert deputy, "a name that is borrowed says its language"


@pytest.mark.parametrize("dates", [{"valid_to": TODAY - timedelta(days=1)}, {"valid_from": TODAY + timedelta(days=1)}])
def test_who_left_or_has_not_begun_is_not_named(client, culture, dates):
    Official.objects.filter(code="giam-doc").update(**dates)
    assert "Hoang Van Mau" not in main(client, "/en/about/agencies/svhttdl/")
    assert "Hoang Van Mau" not in main(client, "/en/about/officials/")


def test_an_agency_that_ended_leads_to_the_one_that_took_over(client, culture):
    assert client.get("/ja/about/agencies/stttt/").url == "/ja/about/agencies/svhttdl/"
    assert "stttt" not in client.get("/en/about/agencies/").content.decode()
    assert client.get("/en/about/agencies/khong-co/").status_code == 404


def test_successors_in_a_circle_do_not_hang_the_page(client, culture):
    Agency.objects.filter(pk=culture.pk).update(successor=Agency.objects.get(code="stttt"))
    assert "Department of Information" in main(client, "/en/about/agencies/svhttdl/")


def test_the_page_of_an_agency_shows_its_stories_in_that_language_and_those_of_its_predecessor(client, culture):
    factories.article("Bài tiếng Việt")
    factories.article("Its own story", factories.section("en"))
    factories.article("An older story", factories.section("en"), agency=Agency.objects.get(code="stttt"))
    factories.article("Not its story", factories.section("en"), agency=factories.agency("khac", name_vi="Khác"))
    words = main(client, "/en/about/agencies/svhttdl/")
    assert "Its own story" in words
    assert "An older story" in words
    assert "Bài tiếng Việt" not in words
    assert "Not its story" not in words


def test_search_engines_read_the_agency_and_its_people_under_the_ids_of_the_site(client, culture):
    found = things(page(client, "/en/about/agencies/svhttdl/"))
    agency = found["GovernmentOrganization"]
    assert agency["@id"].endswith("/#agency-svhttdl")
    assert [person["@id"].rpartition("#")[2] for person in agency["employee"]] == ["official-giam-doc", "official-pho"]
    assert agency["employee"][0]["jobTitle"] == "Director"
    Agency.objects.filter(pk=culture.pk).update(form=Agency.Form.PARTY)
    assert "GovernmentOrganization" not in things(page(client, "/en/about/agencies/svhttdl/"))


# Officials


def test_officials_stand_by_rank_leaders_of_the_province_first(client, culture):
    official(culture, "lanh-dao", "Nguyễn Văn Mẫu", rank="province", title_vi="Phó Chủ tịch")
    tree = page(client, "/vi/about/officials/")
    named = [one.text_content() for one in tree.find_class("people__name")]
    assert named == ["Nguyễn Văn Mẫu", "Hoàng Văn Mẫu", "Đỗ Thị Mẫu"]
    person = things(tree)["Person"]
    assert person["worksFor"]["@id"].endswith("/#agency-svhttdl")


@pytest.mark.parametrize("name", ["about_agencies", "about_officials", "publications"])
def test_empty_lists_say_so_and_are_not_for_search_engines(client, home, name):
    Agency.objects.all().delete()
    tree = page(client, reverse(name))
    assert tree.find_class("listing__empty")
    assert tree.xpath("//meta[@name='robots'][@content='noindex']")


# In every language


@pytest.mark.parametrize(
    ("name", "args"),
    [("about_agencies", ()), ("about_agency", ("svhttdl",)), ("about_officials", ()), ("site_map", ())],
)
def test_pages_about_the_site_name_each_other_in_all_languages_and_stand_in_the_sitemap(client, culture, name, args):
    listed = client.get("/sitemap.xml").content.decode()
    seen = []
    for code in languages.CODES:
        address = reverse(name, args=args).replace("/vi/", f"/{code}/", 1)
        links = hreflangs(page(client, address))
        assert f"<loc>http://testserver{address}</loc>" in listed
        assert links["x-default"] == links["en"]
        seen.append(links)
    assert all(links == seen[0] for links in seen)
    assert len(seen[0]) == len(languages.CODES) + 1


def test_the_footer_leads_to_them_on_every_page(client, culture):
    for address in ("/ja/", "/fr/search/"):
        links = set(page(client, address).xpath("//footer//a/@href"))
        code = address.split("/")[1]
        wanted = {"about/agencies", "about/officials", "publications", "site-map", "about/agencies/svhttdl"}
        assert {f"/{code}/{path}/" for path in wanted} <= links


# Who answers, and what is kept


def test_licence_responsible_person_and_source_stand_in_the_footer_and_on_the_page_about_the_site(client, culture):
    words = {
        "responsible_person_en": "A. Sample",
        "responsible_title_en": "Editor-in-Chief",
        "licence_line_en": "No. 0",
    }
    office = Office.objects.first()
    for field, value in words.items():
        setattr(office, field, value)
    office.save()
    english = trees.home_of("en")
    about = trees.publish(StandardPage(title="About", addition="responsible", locale=english.locale), english)
    footer = " ".join(page(client, "/en/").xpath("string(//footer)").split())
    assert "No. 0" in footer
    assert "Responsible: A. Sample, Editor-in-Chief" in footer
    assert "please name the source: Hung Yen to the world." in footer
    words = main(client, about.url_path)
    assert all(word in words for word in ("A. Sample", "Editor-in-Chief", "No. 0", "please name the source"))


def test_the_page_on_privacy_tells_the_settings_of_the_desk(client, home):
    kept = InquirySettings.objects.create(months_kept=7, log_days=45)
    InquiryDesk.objects.create(kind="press", working_days=3)
    english = trees.home_of("en")
    privacy = trees.publish(StandardPage(title="Privacy", addition="keeping", locale=english.locale), english)
    words = main(client, privacy.url_path)
    assert "erased 7 months after" in words
    assert f"{desks.SPAM_DAYS} days" in words
    (press,) = page(client, privacy.url_path).xpath("//tr[th/a[contains(@href, '/press/')]]/td")
    assert press.text_content() == "3 working days"
    assert client.get(privacy.url_path).cookies == {}, "the page says that no cookie is set"
    assert "Deleted after 45 days" in words
    kept.log_days = None  # nobody asked whoever keeps the server yet
    kept.save()
    assert "Ask us how long they are kept" in main(client, privacy.url_path)


# The site map


def test_the_site_map_holds_every_section_and_standard_page_and_the_newest_stories(client, home):
    section = factories.section("en")
    stories = [factories.article(f"Story {n}", section) for n in range(12)]
    english = trees.home_of("en")
    about = trees.publish(StandardPage(title="About", locale=english.locale), english)
    below = trees.publish(StandardPage(title="How we work", locale=english.locale), about)
    draft = StandardPage(title="Draft", locale=english.locale, live=False)
    english.add_child(instance=draft)
    links = set(page(client, "/en/site-map/").xpath("//main//a/@href"))
    assert {section.url_path, about.url_path, below.url_path, "/en/topics/", "/en/map/", "/en/invest/parks/"} <= links
    assert [story.url_path in links for story in stories] == [False] * 2 + [True] * 10
    assert "/en/draft/" not in links
    assert not any(link.startswith("/vi/") for link in links if link != "/vi/site-map/")


def test_queries_stay_within_their_limits_whatever_the_number_of_rows(client, culture):
    english = trees.home_of("en")
    keeping = trees.publish(StandardPage(title="Privacy", addition="keeping", locale=english.locale), english)
    limits = {
        "/en/about/agencies/": 15,
        "/en/about/officials/": 15,
        "/en/site-map/": 15,
        "/en/publications/": 15,
        "/en/about/agencies/svhttdl/": 12,
        keeping.url_path: 12,
    }
    before = {path: queries(client, path)[0] for path in limits}
    assert all(before[path] <= limit for path, limit in limits.items()), before
    for number in range(5):
        row = factories.agency(f"co-quan-{number}", name_vi=f"Cơ quan {number}")
        official(row, f"truong-{number}", f"Trưởng {number}", rank="head")
        official(culture, f"pho-{number}", f"Phó {number}", rank="deputy")
        factories.article(f"Story {number}", factories.section("en"), hero_image=factories.picture(f"{number}.png"))
    after = {path: queries(client, path) for path in limits}
    for path, (count, log) in after.items():
        extra = 2 if path.endswith("svhttdl/") else 0  # renditions, and pictures, once there are stories
        assert count <= before[path] + extra, f"{path}\n{log}"


def test_an_agency_whose_successor_is_at_work_is_over_even_without_a_last_day(client, culture):
    Agency.objects.filter(code="stttt").update(valid_to=None)
    for address in ("/en/about/agencies/", "/en/"):
        links = page(client, address).xpath("//a/@href")
        assert "/en/about/agencies/svhttdl/" in links
        assert "/en/about/agencies/stttt/" not in links
    Agency.objects.filter(pk=culture.pk).update(valid_from=TODAY + timedelta(days=30))
    assert "/en/about/agencies/stttt/" in page(client, "/en/about/agencies/").xpath("//a/@href")
