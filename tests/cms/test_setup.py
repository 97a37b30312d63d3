"""The set-up page of an empty installation."""

import pytest
from django.contrib.auth import get_user_model

from cms import installation, languages
from content import trees
from reference.models import Agency, Membership, Office
from tests import factories

pytestmark = pytest.mark.django_db
ANSWERS = {
    "name": "Thông tin đối ngoại tỉnh Mẫu",
    "name_en": "Sample Province to the World",
    "agencies": "Sở Công Thương\n\n  Sở Du   lịch \n",
    "full_name": "Nguyễn Quản Trị",
    "username": "quantri",
    "password": "mot mat khau that dai",
    "password_again": "mot mat khau that dai",
}


@pytest.fixture
def link(db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    factories.remove_site()
    return f"/setup/{installation.open_setup()}/"


def test_the_page_makes_office_agencies_trees_and_administrator(client, link, django_capture_on_commit_callbacks):
    assert client.get(link).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(link, ANSWERS)
    assert response.status_code == 302
    assert Office.objects.get().name_vi == ANSWERS["name"]
    assert sorted(Agency.objects.values_list("name_vi", flat=True)) == ["Sở Công Thương", "Sở Du lịch"]
    assert all(trees.home_of(code).live for code in languages.CODES)
    administrator = get_user_model().objects.get(username="quantri")
    assert administrator.is_superuser
    assert administrator.memberships.get().role == Membership.Role.ADMINISTRATOR
    assert client.get("/vi/").status_code == 200


def test_the_link_opens_once(client, link, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(link, ANSWERS)
    assert client.get(link).status_code == 404
    assert client.post(link, ANSWERS).status_code == 404
    assert Office.objects.count() == 1


@pytest.mark.parametrize("token", ["x", "ü", "a" * 43])
def test_another_link_does_not_open(client, link, token):
    assert client.get(f"/setup/{token}/").status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password_again", "another"),
        ("password", "quá ngắn"),
        ("agencies", "Sở Du lịch\nSở du lịch"),
        ("agencies", "!!!"),
        ("name", ""),
        ("username", "a b"),
    ],
)
def test_a_wrong_answer_is_named_and_nothing_is_made(client, link, field, value):
    same = {"password_again": value} if field == "password" else {}
    response = client.post(link, {**ANSWERS, field: value, **same})
    assert response.status_code == 400
    assert list(response.context["form"].errors) == [field]
    assert not Office.objects.exists()
    assert not get_user_model().objects.exists()
