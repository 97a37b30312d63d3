"""The demo: loaded whole through the functions of real content, and removed again."""

import json
import stat

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cms import installation
from cms.models import DemoObject
from cms.people_file import people_file
from content import trees
from content.models import ArticlePage, DestinationPage, HomePage, InvestmentPage
from reference import models as reference
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_demo_is_a_whole_province(demo):
    assert HomePage.objects.live().count() == 5
    assert ArticlePage.objects.live().count() >= 6
    assert InvestmentPage.objects.live().count() >= 4
    assert DestinationPage.objects.live().count() >= 4
    assert reference.IndustrialPark.objects.count() >= 8
    assert reference.Place.objects.count() >= 12
    assert reference.KeyFigure.objects.count() >= 10
    assert reference.CustomImage.objects.count() >= 16
    assert reference.ParkDistance.objects.count() >= 8
    assert reference.Agency.objects.count() == 17
    assert reference.Office.objects.get().is_demo
    assert installation.is_complete()


def test_every_role_has_its_person_and_the_file_is_the_owners(demo):
    people = json.loads(people_file().read_text())
    assert {person["role"] for person in people} == set(reference.Membership.Role.values)
    assert len({person["agency"] for person in people} - {""}) >= 2
    assert set(people[0]) == {"role", "language", "agency", "user", "password"}
    assert stat.S_IMODE(people_file().stat().st_mode) == 0o600
    assert len({person["password"] for person in people}) == len(people)


def test_the_demo_goes_into_an_empty_installation_only(demo):
    with pytest.raises(CommandError, match="set up already"):
        call_command("load_demo")


def test_the_demo_is_forgotten_and_nothing_of_it_is_left(demo):
    call_command("forget_demo")
    assert not Page.objects.filter(depth__gt=1).exists()
    for model in (reference.Agency, reference.CustomImage, reference.Place, reference.Office, reference.Membership):
        assert not model.objects.exists()
    assert not DemoObject.objects.exists()
    assert not installation.is_complete()


def test_what_the_office_made_stays(demo):
    own = reference.Agency.objects.create(code="own", name_vi="Cơ quan của tỉnh")
    call_command("forget_demo")
    assert list(reference.Agency.objects.all()) == [own]


def test_a_page_of_the_office_below_the_demo_stops_the_forgetting(demo):
    parent = trees.home_of("vi").get_children().first().specific
    factories.article("Bài của cơ quan", parent=parent)
    pages = Page.objects.count()
    with pytest.raises(CommandError, match="Bài của cơ quan"):
        call_command("forget_demo")
    assert Page.objects.count() == pages


def test_a_fact_that_the_office_needs_stops_the_forgetting(demo):
    park = reference.IndustrialPark.objects.get(code="tl2")
    reference.InvestmentProject.objects.create(code="own", name_vi="Dự án của tỉnh", park=park)
    facts = reference.IndustrialPark.objects.count()
    with pytest.raises(CommandError, match="Dự án của tỉnh"):
        call_command("forget_demo")
    assert reference.IndustrialPark.objects.count() == facts
