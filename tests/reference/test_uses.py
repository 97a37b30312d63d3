"""A fact that something refers to is not deleted, whether or not Wagtail's index knows it."""

import pytest
from django.urls import reverse
from wagtail.models import ReferenceIndex

from content import trees
from reference.models import (
    CustomImage,
    IndustrialPark,
    InvestmentProject,
    KeyFigure,
    Membership,
    ParkDistance,
    Place,
    Tag,
    Topic,
)
from reference.proposals.uses import is_used
from tests import factories
from tests.people import client_of, person

pytestmark = pytest.mark.django_db


def topic_of_a_story():
    topic = Topic.objects.create(name_vi="Di sản", slug="di-san")
    factories.article("Mùa nhãn", topics=[topic])
    return topic


def tag_of_a_story():
    tag = Tag.objects.create(name="nhãn", name_vi="nhãn", slug="nhan")
    page = factories.article("Mùa nhãn")
    page.tags.add(tag)
    trees.put_live(page)
    return tag


def agency_with_a_person():
    person("bientap", Membership.Role.EDITOR, agency=factories.agency("svhttdl"))
    return factories.agency("svhttdl")


def park_of_a_project():
    park = IndustrialPark.objects.create(code="tl2", name_vi="Khu công nghiệp Thăng Long II")
    InvestmentProject.objects.create(code="da", name_vi="Dự án", park=park)
    return park


@pytest.mark.parametrize("make", [topic_of_a_story, tag_of_a_story, agency_with_a_person, park_of_a_project])
def test_what_a_table_points_at_is_used(make, home):
    row = make()
    ReferenceIndex.objects.all().delete()
    assert is_used(row)
    client = client_of(person("quantri", Membership.Role.ADMINISTRATOR))
    url = reverse(type(row).snippet_viewset.get_url_name("delete"), args=[row.pk])
    assert client.post(url).status_code in (302, 403)
    assert type(row).objects.filter(pk=row.pk).exists()


def test_what_a_text_shows_is_used(home):
    figure = KeyFigure.objects.create(label_vi="Khu công nghiệp", value=17)
    page = factories.article("Mùa nhãn", body=[{"type": "key_figures", "value": {"figures": factories.items(figure)}}])
    ReferenceIndex.create_or_update_for_object(page)  # a task of the worker
    assert is_used(figure)


def test_its_own_parts_are_no_use(home):
    park = IndustrialPark.objects.create(code="tl2", name_vi="Khu công nghiệp Thăng Long II")
    ParkDistance.objects.create(site=park, to="hanoi", km=33)
    place = Place.objects.create(code="chua", name_vi="Chùa Chuông", kind="relic")
    assert not is_used(park)
    assert not is_used(place)


def test_a_picture_of_a_place_is_used(home):
    picture = factories.picture()
    Place.objects.create(code="chua", name_vi="Chùa Chuông", kind="relic", image=picture)
    ReferenceIndex.objects.all().delete()
    assert is_used(CustomImage.objects.get(pk=picture.pk))
