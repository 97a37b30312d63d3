"""A page that got another address is found under its old one, in every language, with all that stands below it."""

import pytest

from cms import languages
from content import trees
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Wagtail makes the redirects once the change is committed."""

    def renamed(page, slug):
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            trees.put_live(page)

    return renamed


@pytest.mark.parametrize("code", languages.CODES)
def test_a_renamed_story_is_found_under_its_old_address(client, home, rename, code):
    page = factories.article("Longan", parent=factories.section(code))
    old = page.url_path
    rename(page, "other")
    response = client.get(old)
    assert response.status_code == 301
    assert response["Location"].endswith(f"/{code}/news/other/")
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("code", languages.CODES)
def test_a_renamed_section_takes_its_stories_along(client, home, rename, code):
    page, section = factories.article("Longan", parent=factories.section(code)), factories.section(code)
    rename(section, "stories")
    for old, new in ((f"/{code}/news/", f"/{code}/stories/"), (page.url_path, f"/{code}/stories/longan/")):
        response = client.get(old)
        assert response.status_code == 301
        assert response["Location"].endswith(new)


def test_a_story_renamed_twice_is_found_under_both_addresses(client, home, rename):
    page = factories.article("Longan")
    first = page.url_path
    for slug in ("second", "third"):
        rename(page, slug)
    for old in (first, first.replace("longan", "second")):
        assert client.get(old)["Location"].endswith("/vi/news/third/")


def test_a_new_page_at_the_old_address_is_shown_there(client, home, rename):
    page = factories.article("Longan")
    rename(page, "other")
    new = factories.article("Longan")
    assert new.url_path == "/vi/news/longan/"
    assert client.get("/vi/news/longan/").status_code == 200
