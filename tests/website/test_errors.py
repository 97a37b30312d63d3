"""Error pages: a clear message in the reader's language, never a bare text."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from django.utils import translation

from cms import languages
from tests import factories
from website import errors

pytestmark = pytest.mark.django_db


def test_ten_wrong_passwords_close_the_door_for_a_while(client, home):
    get_user_model().objects.create_superuser("quantri", password="đúng mật khẩu")
    for _ in range(10):
        response = client.post("/admin/login/", {"username": "quantri", "password": "sai"})
    assert response.status_code == 429
    assert "15 phút" in response.content.decode()
    right = client.post("/admin/login/", {"username": "quantri", "password": "đúng mật khẩu"})
    assert right.status_code == 429


def test_a_form_from_elsewhere_is_refused_in_vietnamese(home):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x", "password": "x"})
    assert response.status_code == 403
    assert '<html lang="vi">' in response.content.decode()
    assert "biểu mẫu" in response.content.decode().lower()


@pytest.mark.parametrize(
    ("view", "exception", "status"),
    [(errors.bad_request, SuspiciousOperation("x"), 400), (errors.forbidden, PermissionDenied("x"), 403)],
)
@pytest.mark.parametrize(("code", "tag"), [("vi", "vi"), ("zh-hans", "zh-Hans"), ("fr", "fr")])
def test_errors_speak_the_readers_language(view, exception, status, code, tag, django_assert_num_queries):
    with translation.override(code), django_assert_num_queries(0):
        response = view(RequestFactory().get("/"), exception)
    assert response.status_code == status
    assert f'<html lang="{tag}">' in response.content.decode()


def test_a_failure_inside_is_told_without_the_database(django_assert_num_queries):
    with translation.override("ja"), django_assert_num_queries(0):
        response = errors.server_error(RequestFactory().get("/ja/"))
    assert response.status_code == 500
    assert response.content.decode().count("<h1") == 1


def test_an_unknown_host_is_refused(client):
    assert client.get("/vi/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("code", languages.CODES)
def test_the_address_names_the_language_of_an_error_and_ways_lead_on(code, django_assert_num_queries):
    """Also when the failure came before anything knew the language."""
    with translation.override("en"), django_assert_num_queries(0):
        text = errors.server_error(RequestFactory().get(f"/{code}/x/")).content.decode()
    assert f'<html lang="{languages.get(code).bcp47}">' in text
    assert f'action="/{code}/search/"' in text
    assert f'href="/{code}/"' in text
    for other in set(languages.CODES) - {code}:
        assert f'href="/{other}/" hreflang="{languages.get(other).bcp47}"' in text


@pytest.mark.parametrize("code", languages.CODES)
def test_a_missing_and_a_withdrawn_page_lead_on_to_the_sections(client, home, code):
    page = factories.article("Longan", parent=factories.section(code))
    page.unpublish()
    for path, status in ((page.url_path, 410), (f"/{code}/nothing/", 404)):
        response = client.get(path)
        assert response.status_code == status
        main = response.content.decode().split("<main")[1].split("</main>")[0]
        assert f'href="/{code}/news/"' in main
        assert 'type="search"' in main
        assert f'href="/{code}/"' in main


def test_outside_of_the_languages_the_browser_is_asked(client, home):
    assert '<html lang="ja">' in client.get("/nothing", headers={"accept-language": "ja"}).content.decode()
