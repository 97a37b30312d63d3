"""A confirmed fact shows on all live stories at once, and each of them has one new version in the outbox."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.snippets.views.snippets import EditView

from content import trees
from content.models import InvestmentPage
from reference import groups
from reference.importing import import_facts
from reference.models import CustomImage, IndustrialPark, InvestmentProject, Proposal, Topic
from reference.proposals import decide, fact_views, propose, routing
from syndication.models import Item, ItemVersion
from tests import factories, people
from tests.reference.conftest import OCCASION, csv_file
from tests.reference.posted import as_posted
from website import search

pytestmark = [pytest.mark.django_db, pytest.mark.db]
Kind = ItemVersion.Kind


@pytest.fixture
def park(cast):
    agency = factories.agency("svhttdl")
    return IndustrialPark.objects.create(
        code="sach", name_vi="KCN Sạch", agency=agency, occupancy_percent=Decimal("65.50")
    )


def about(park, code="vi"):
    """A live story about the park in a language."""
    section = factories.section(code)
    page = InvestmentPage(
        title=f"Đầu tư {code}",
        lead="Câu mở đầu.",
        agency=factories.agency(),
        locale=section.locale,
        park=park,
    )
    return trees.publish(page, section)


def with_figures(park):
    """A live article that shows the park in its body."""
    return factories.article("Số liệu", body=[{"type": "park_facts", "value": {"park": park.pk}}])


def versions(page):
    return [version.kind for version in Item.objects.get(story=page.story_ptr).versions.order_by("number")]


def shown(page):
    return Client().get(page.url_path).content.decode()


def proposed(user, row, **changes):
    return propose.propose(user, row, changes, "Báo cáo 12", date(2026, 6, 30))


def type_into_form(user, park, **fields):
    """The person opens the park's form, changes something and presses the button."""
    client = people.client_of(user)
    path = reverse(IndustrialPark.snippet_viewset.get_url_name("edit"), args=[park.pk])
    data = as_posted(client.get(path).context["form"])
    return client.post(path, {**data, **OCCASION, **fields})


def check_the_whole_way(cast, park):
    pages = [about(park), about(park, "en"), with_figures(park)]
    other = factories.article("Tin khác")
    type_into_form(cast.editor, park, occupancy_percent="72.3")
    assert ["65" in shown(page) and not re.search(r"72[.,]3", shown(page)) for page in pages] == [True] * 3
    assert [versions(page) for page in pages] == [[Kind.NEW]] * 3
    proposal = reverse("proposal", args=[Proposal.objects.get().pk])
    assert people.client_of(cast.leader).post(proposal, {"decision": "confirm"}).status_code == 302
    assert ["72,3" in shown(pages[0]), "72.3" in shown(pages[1]), "72,3" in shown(pages[2])] == [True] * 3
    assert [versions(page) for page in pages] == [[Kind.NEW, Kind.UPDATE]] * 3
    assert versions(other) == [Kind.NEW]


def test_a_figure_is_proposed_confirmed_and_shown_everywhere(cast, park):
    check_the_whole_way(cast, park)


def test_that_fails_when_a_form_saves_the_row_itself(cast, park, monkeypatch):
    monkeypatch.setattr(fact_views.FactEditView, "form_valid", EditView.form_valid)
    with pytest.raises(AssertionError):
        check_the_whole_way(cast, park)


def check_that_strangers_are_refused(cast, park):
    proposal = proposed(cast.editor, park, occupancy_percent="72.3")
    for stranger in (cast.editor, cast.other_leader, cast.reviewer):
        with pytest.raises(propose.NotPossibleError):
            decide.confirm(proposal, stranger)


def test_strangers_are_refused(cast, park):
    check_that_strangers_are_refused(cast, park)


def test_that_fails_when_nobody_asks_who_confirms(cast, park, monkeypatch):
    monkeypatch.setattr(decide, "_decide", decide._settle)
    monkeypatch.setattr(routing, "still_may_decide", lambda *args: True)
    with pytest.raises(pytest.fail.Exception):
        check_that_strangers_are_refused(cast, park)


def test_that_fails_when_the_roles_are_not_asked(cast, park, monkeypatch):
    monkeypatch.setattr(routing, "may_decide", lambda *args: True)
    monkeypatch.setattr(routing, "still_may_decide", lambda *args: True)
    with pytest.raises(pytest.fail.Exception):
        check_that_strangers_are_refused(cast, park)


def test_a_story_that_shows_two_of_the_facts_gets_one_version(cast, park):
    other = IndustrialPark.objects.create(code="b", name_vi="KCN B", agency=park.agency)
    blocks = [{"type": "park_facts", "value": {"park": row.pk}} for row in (park, other)]
    page = factories.article("Hai khu", body=blocks)
    import_facts(IndustrialPark, csv_file("code,area_ha\nsach,2\nb,3\n"), dry_run=False)
    assert versions(page) == [Kind.NEW, Kind.UPDATE]


def test_an_import_of_a_thousand_rows_tells_once(cast, park):
    page = about(park)
    lines = "".join(f"t{number},Chủ đề {number}\n" for number in range(1_100))
    import_facts(Topic, csv_file(f"slug,name_vi\n{lines}"), dry_run=False)
    assert versions(page) == [Kind.NEW]


def test_a_withdrawn_story_gets_none(cast, park):
    page = about(park)
    page.unpublish()
    decide.confirm(proposed(cast.editor, park, occupancy_percent="72.3"), cast.leader)
    assert versions(page) == [Kind.NEW, Kind.WITHDRAWAL]


def test_a_story_that_names_the_park_through_its_project_is_told(cast, park):
    project = InvestmentProject.objects.create(code="nha-may", name_vi="Nhà máy", park=park)
    section = factories.section()
    page = InvestmentPage(title="A", lead="B.", agency=factories.agency(), locale=section.locale, project=project)
    page = trees.publish(page, section)
    decide.confirm(proposed(cast.editor, park, name_vi="KCN Xanh"), cast.leader)
    assert "KCN Xanh" in shown(page)
    assert versions(page) == [Kind.NEW, Kind.UPDATE]


def test_the_words_of_a_picture_reach_its_stories(cast):
    collection = groups.collection_of(factories.agency("svhttdl"))
    picture = factories.picture(collection=collection)
    page = factories.article("Mùa nhãn", hero_image=picture)
    picture = CustomImage.objects.get(pk=picture.pk)
    assert picture.is_public
    decide.confirm(proposed(cast.editor, picture, alt_vi="Chùm nhãn đầu mùa"), cast.leader)
    assert "Chùm nhãn đầu mùa" in shown(page)
    assert versions(page) == [Kind.NEW, Kind.UPDATE]
    assert Item.objects.get(story=page.story_ptr).versions.first().snapshot["pictures"][0]["alt"] == "Chùm nhãn đầu mùa"


def test_search_finds_the_new_name(cast, park):
    page = about(park)
    decide.confirm(proposed(cast.editor, park, name_vi="KCN Xanh"), cast.leader)
    assert search.find("vi", "kcn xanh", 10).page_ids == [page.pk]
    assert search.find("vi", "sach", 10).page_ids == []


def test_the_footer_has_the_agencys_new_name_at_once(cast, django_capture_on_commit_callbacks):
    page = factories.article("Tin")
    assert "Sở Du lịch" not in shown(page)
    agency = factories.agency("svhttdl")
    with django_capture_on_commit_callbacks(execute=True):
        decide.confirm(proposed(cast.editor, agency, name_vi="Sở Du lịch"), cast.leader)
    assert "Sở Du lịch" in shown(page)
