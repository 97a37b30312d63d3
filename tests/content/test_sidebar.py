"""The side bar is kept for a minute, for exactly the rights, roles, name and language of the person who sees it."""

from __future__ import annotations

import json
import re

import pytest
from django.db import connection
from django.template import engines
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content import wagtail_sidebar
from reference.models import Membership
from tests.people import Role, client_of, person

PROPS = re.compile(r'<script id="wagtail-sidebar-props" type="application/json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def user(db):
    return person("neu", Role.TRANSLATOR, language="ja")


def sidebar(client) -> str:
    page = client.get(reverse("wagtailadmin_account"))
    assert page.status_code == 200
    return json.dumps(json.loads(PROPS.search(page.content.decode()).group(1)), ensure_ascii=False)


def test_a_second_page_shows_the_same_and_asks_less(user):
    client = client_of(user)
    with CaptureQueriesContext(connection) as first:
        shown = sidebar(client)
    with CaptureQueriesContext(connection) as second:
        assert sidebar(client) == shown
    assert len(second) < len(first)


def test_a_role_that_is_given_or_ended_shows_at_once(user):
    client = client_of(user)
    before = sidebar(client)
    given = Membership.objects.create(user=user, role=Role.DESK_OFFICER)
    assert len(sidebar(client)) > len(before)
    given.delete()
    assert sidebar(client) == before


@pytest.mark.parametrize("change", [{"first_name": "Hoa"}, {"is_superuser": True}])
def test_what_else_the_person_is_shows_at_once(user, change):
    client = client_of(user)
    before = sidebar(client)
    type(user).objects.filter(pk=user.pk).update(**change)
    assert sidebar(client) != before


def test_another_language_of_the_screen_has_another_bar(user):
    client = client_of(user)
    assert "Đăng xuất" in sidebar(client)
    user.wagtail_userprofile.preferred_language = "en"
    user.wagtail_userprofile.save()
    assert "Log out" in sidebar(client)


def test_nobody_gets_somebody_elses_bar(user):
    other = person("hai", Role.TRANSLATOR, language="ja")
    assert '"Neu"' in sidebar(client_of(user))
    assert '"Neu"' not in sidebar(client_of(other))


def test_templates_take_our_tag():
    library = engines["django"].engine.template_libraries["wagtailadmin_tags"]
    assert library.tags["sidebar_props"].__wrapped__ is wagtail_sidebar.sidebar_props
