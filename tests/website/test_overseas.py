"""A Vietnamese living abroad opens the section made for them."""

from pathlib import Path

import pytest

from content import trees
from content.choices import Theme
from content.models import SectionPage, StandardPage
from tests import factories
from tests.website.test_about import page
from tests.website.test_queries import queries
from website.share_images.drawing import THEMES

pytestmark = pytest.mark.django_db
CSS = Path(__file__).resolve().parents[2] / "website" / "static" / "website" / "css"


@pytest.fixture
def section(home):
    english = trees.home_of("en")
    made = SectionPage(title="Overseas", slug="overseas", theme=Theme.OVERSEAS, show_in_menus=True)
    return trees.publish(made, english)


def titles(client, address):
    return [link.text_content() for link in page(client, address).find_class("card__link")]


def test_stories_for_them_are_listed_wherever_they_stand(client, section):
    news = factories.section("en")
    factories.article("For them", news, audiences=["visitor", "diaspora"])
    factories.article("For others", news, audiences=["visitor"])
    factories.article("Below the section", section)
    factories.article("Cho kiều bào", audiences=["diaspora"])
    assert titles(client, section.url_path) == ["Below the section", "For them"]
    assert "For them" in titles(client, "/en/news/")
    assert "Below the section" not in titles(client, "/en/news/")


def test_the_feed_of_the_section_holds_what_the_page_lists(client, section):
    factories.article("For them", factories.section("en"), audiences=["diaspora"])
    factories.article("For others", factories.section("en"), audiences=["visitor"])
    factories.article("Below the section", section)
    found = client.get("/en/overseas/feed.json").json()["items"]
    assert {item["title"] for item in found} == {"For them", "Below the section"}


def test_guides_the_form_and_the_festivals_stand_at_the_top(client, section):
    guide = trees.publish(StandardPage(title="Visa exemption", locale=section.locale), section)
    links = page(client, section.url_path).xpath("//nav[@class='visit-links']//a/@href")
    assert links[0] == guide.url_path
    assert {"/en/inquiries/overseas/", "/en/events/", "/en/invest/projects/"} <= set(links)


def test_the_list_stays_within_its_queries(client, section):
    for number in range(4):
        factories.article(f"Story {number}", factories.section("en"), audiences=["diaspora"])
    before = queries(client, section.url_path)[0]
    factories.article("One more", factories.section("en"), audiences=["diaspora"])
    assert queries(client, section.url_path)[0] == before <= 15


@pytest.mark.parametrize("theme", Theme.values)
def test_every_theme_has_its_colours_on_screen_on_paper_and_on_pictures(theme):
    assert f".theme-{theme} " in (CSS / "tokens.css").read_text()
    for sheet, times in (("tokens.css", 2), ("print.css", 1)):
        assert (CSS / sheet).read_text().count(f"  --{theme}: ") == times
    assert theme in THEMES
