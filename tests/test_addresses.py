"""Every address has an owner, and nobody else gets in."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db

PUBLIC = (
    r"^$",
    r"^health/(live|ready)$",
    r"^(robots\.txt|(news-)?sitemap\.xml|llms\.txt)$",
    r"^setup/",  # opens by a one-time token only: tests/cms/test_setup.py
    r"^calendar/",  # opens by a person's secret token only: tests/translation/work/test_feed.py
    r"^documents/",
    r"^media/",
    r"^vi/",
)
# The admin's own doors, open to people who are not signed in; the rest asks for a sign-in.
DOORS = re.compile(r"^admin/(login|logout|password_reset|jsi18n|sprite-?)")
SAMPLES = {"int": "1", "str": "x", "slug": "x", "uuid": "00000000-0000-0000-0000-000000000000", "path": "x"}


def addresses(resolver=None, prefix=""):
    """Every pattern of the project as a sample path."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield sample(route)


def sample(route):
    """A path that fits the route: converters and regular expressions replaced by plain values."""
    path = re.sub(r"<(?:(\w+):)?\w+>", lambda match: SAMPLES[match[1] or "str"], route)
    path = re.sub(r"\(\?P<\w+>[^)]*\)\??", "1", path)
    path = re.sub(r"\((?:\?:)?[^()]*\)[*+?]?", "", path)
    return path.replace("^", "").replace("$", "").replace("\\", "").replace("\\Z", "")


def admin_addresses():
    return sorted({path for path in addresses() if path.startswith("admin/") and not DOORS.match(path)})


def test_every_address_is_public_by_name_or_belongs_to_the_admin():
    unknown = [p for p in addresses() if not p.startswith("admin/") and not any(re.match(e, p) for e in PUBLIC)]
    assert unknown == []
    assert len(admin_addresses()) > 300


def test_a_stranger_is_sent_to_the_sign_in_form_everywhere(client):
    let_in = {}
    for path in admin_addresses():
        response = client.get("/" + path)
        is_refused = response.status_code in {403, 404, 405} or (
            response.status_code == 302 and "/admin/login/" in response["Location"]
        )
        if not is_refused:
            let_in[path] = response.status_code
    assert let_in == {}


def test_a_signed_in_person_without_rights_gets_nowhere(client):
    user = get_user_model().objects.create_user("khach", password="x")
    client.force_login(user)
    let_in = {path: s for path in admin_addresses() if (s := client.get("/" + path).status_code) == 200}
    assert let_in == {}


def test_a_person_who_may_only_enter_the_admin_sees_no_facts(client):
    user = get_user_model().objects.create_user("vao", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    facts = [path for path in admin_addresses() if path.startswith("admin/snippets/reference/")]
    assert len(facts) > 50
    assert [path for path in facts if client.get("/" + path).status_code == 200] == []
