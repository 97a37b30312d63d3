"""What the desk chooses stands on the home page as long as it is public; the rest fills up by itself."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.blocks.struct_block import StructBlockValidationError

from content import digest, front, gate, own_pages, trees
from content.blocks import BandBlock
from content.choices import Audience
from content.models import Clearance, HomePage, Wording
from reference.models import KeyFigure
from tests import factories
from tests.website.test_queries import queries

pytestmark = pytest.mark.django_db


def compose(home, **chosen):
    """As the desk leaves it."""
    home = HomePage.objects.get(pk=home.pk)
    for name, value in chosen.items():
        setattr(home, name, value)
    trees.put_live(home)
    return HomePage.objects.get(pk=home.pk)


def entry(**fields):
    words = {"heading": "Đến để làm ăn", "text": "Nên gõ cửa nơi nào?", "label": "Xem hồ sơ"}
    return ("band", {"audience": Audience.INVESTOR, **words, **fields})


def figure(code, position):
    return KeyFigure.objects.create(code=code, label_vi=f"Con số {code}", value=5, position=position, source_vi="Sở")


def festival(title, days_ahead, **fields):
    day = timezone.localdate() + timedelta(days=days_ahead)
    return factories.event(title, calendar="solar", is_yearly=False, first_day=day, **fields)


def titles(client, path="/vi/", kind="card__link|lead-story__link"):
    html = client.get(path).content.decode()
    return re.findall(rf'class="(?:{kind})"[^>]*>([^<]+)<', html)


class TestStories:
    def test_the_newest_stand_there_while_nobody_chooses(self, client, home):
        for number in range(7):
            factories.article(f"Bài {number}")
        assert titles(client) == [f"Bài {number}" for number in (6, 5, 4, 3, 2)]

    def test_what_is_chosen_comes_first_in_its_order_and_the_newest_fill_up(self, client, home):
        stories = [factories.article(f"Bài {number}") for number in range(7)]
        compose(home, lead_stories=[("story", stories[1]), ("story", stories[0])])
        assert titles(client) == ["Bài 1", "Bài 0", "Bài 6", "Bài 5", "Bài 4"]

    def test_a_withdrawn_story_vanishes_by_itself(self, client, home):
        chosen, other = factories.article("Đã chọn"), factories.article("Bài khác")
        compose(home, lead_stories=[("story", chosen)])
        chosen.unpublish()
        assert titles(client) == ["Bài khác"]
        other.delete()
        assert client.get("/vi/").status_code == 200

    def test_a_story_of_another_language_stands_for_its_translation(self, client, home):
        source, alone = factories.article("Mùa nhãn"), factories.article("Chưa dịch")
        factories.article("竜眼の季節", parent=factories.section("ja"), like=source)
        compose(trees.home_of("ja"), lead_stories=[("story", alone), ("story", source)])
        assert titles(client, "/ja/") == ["竜眼の季節"]


class TestEntries:
    def test_an_entry_leads_to_a_page_and_wears_the_colour_of_its_audience(self, client, home):
        compose(home, bands=[entry(section=factories.section(slug="invest"))])
        html = client.get("/vi/").content.decode()
        assert 'href="/vi/invest/">Xem hồ sơ</a>' in html
        assert "theme-river" in html
        assert "band__kicker--investor" in html

    def test_an_entry_leads_to_a_list_or_form_of_the_site_in_the_readers_language(self, client, home):
        compose(trees.home_of("fr"), bands=[entry(audience=Audience.PRESS, own_page="inquiry_press")])
        assert 'href="/fr/inquiries/press/">Xem hồ sơ</a>' in client.get("/fr/").content.decode()

    def test_an_entry_that_leads_nowhere_is_not_shown(self, client, home):
        gone = factories.article("Sắp gỡ")
        compose(home, bands=[entry(section=gone), entry(own_page="no_more"), entry(own_page="events", label="Lễ hội")])
        gone.unpublish()
        assert titles(client, kind="band__link") == ["Lễ hội"]

    @pytest.mark.parametrize("where", [{}, {"both": True}])
    def test_an_entry_leads_to_one_place(self, home, where):
        chosen = {"section": factories.section(), "own_page": "events"} if where else {}
        block = BandBlock()
        value = block.to_python({"heading": "a", "text": "b", "label": "c"})
        value.update(chosen)
        with pytest.raises(StructBlockValidationError) as refused:
            block.clean(value)
        assert isinstance(refused.value.block_errors["section"], ValidationError)

    @pytest.mark.parametrize("key", own_pages.OWN_PAGES)
    def test_all_that_entries_may_lead_to_exists(self, client, home, key):
        assert client.get(own_pages.address(key)).status_code == 200


class TestFigures:
    def test_the_first_of_the_register_or_those_chosen_in_their_order(self, home):
        first, second, third = (figure(code, number) for number, code in enumerate("abc"))
        assert front.of(home).figures == [first, second, third]
        home = compose(home, key_figures=[("figure", third), ("figure", first)])
        assert front.of(home).figures == [third, first]
        third.delete()
        assert front.of(HomePage.objects.get(pk=home.pk)).figures == [first]


class TestEvents:
    def test_the_next_four_in_this_language(self, client, home):
        for days in (40, 10, 30, 20, 50):
            festival(f"Hội {days}", days)
        festival("Fête", 5, parent=factories.section("fr", "visit"))
        festival("Đã qua", -3)
        assert titles(client, kind="event-row__link") == ["Hội 10", "Hội 20", "Hội 30", "Hội 40"]

    def test_one_that_is_chosen_stands_there_until_it_is_over(self, client, home):
        far, over = festival("Hội lớn", 300), festival("Đã qua", -3)
        for days in (10, 20, 30, 40):
            festival(f"Hội {days}", days)
        compose(home, events=[("event", over), ("event", far)])
        assert titles(client, kind="event-row__link") == ["Hội 10", "Hội 20", "Hội 30", "Hội lớn"]

    def test_without_events_the_section_is_absent(self, client, home):
        assert "home__events" not in client.get("/vi/").content.decode()


def test_however_much_is_chosen_costs_the_same(client, home):
    stories = [factories.article(f"Bài {n}", hero_image=factories.picture(f"{n}.png")) for n in range(5)]
    events = [festival(f"Hội {n}", n + 1, hero_image=factories.picture(f"h{n}.png")) for n in range(5)]
    figures = [figure(code, number) for number, code in enumerate("abcdefgh")]
    entries = [entry(own_page="events", image=factories.picture("e.png")), entry(section=factories.section())]
    few = [("story", stories[0])], entries, [("figure", figures[0])], [("event", events[0])]
    many = (
        [("story", story) for story in stories],
        entries * 2,
        [("figure", one) for one in figures],
        [("event", event) for event in events[:3]],
    )
    counts = []
    for chosen in (few, many):
        compose(home, **dict(zip(("lead_stories", "bands", "key_figures", "events"), chosen, strict=True)))
        counts.append(queries(client, "/vi/"))
    assert counts[0][0] == counts[1][0] <= 20, counts


def test_what_was_cleared_with_one_lead_story_is_cleared_with_a_list_of_one(home):
    migration = import_module("content.migrations.0010_compose_homes")
    story = factories.article("Đã chọn")
    home.lead_stories = [("story", story)]
    before = {name: value for name, value in digest.canonical(home).items() if name != "lead_stories"}
    before["lead_story"] = story.pk
    old = digest.digest(migration.KIND, before)
    Wording.objects.create(digest=old, scheme=digest.SCHEME, kind=migration.KIND, content=before)
    given = Clearance.objects.create(page=home, digest=old, basis=Clearance.Basis.SETUP)
    for _twice in range(2):
        migration._clear_as(apps, migration._as_list)
    assert gate.is_cleared(home.pk, digest.digest_of(home))
    assert Clearance.objects.get(page=home, digest=digest.digest_of(home)).at == given.at
