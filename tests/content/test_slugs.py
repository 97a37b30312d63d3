"""Addresses at which the site itself answers: a page there would be seen by nobody."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import Page

from content import wagtail_slugs
from content.models import SectionPage, StandardPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["search", "site-map", "events", "map", "inquiries", "topics"])
def test_a_page_of_the_desk_never_hides_behind_our_own(home, slug):
    page = StandardPage(title="Trang", slug=slug, live=False)
    with pytest.raises(ValidationError, match=slug):
        home.add_child(instance=page)


def test_a_free_address_stays_and_one_like_ours_gets_a_number(home):
    made = home.add_child(instance=StandardPage(title="Map", locale=home.locale, live=False))
    assert made.slug == "map-2"
    assert home.add_child(instance=StandardPage(title="Maps", locale=home.locale, live=False)).slug == "maps"


def test_the_section_for_investors_shares_the_address_of_its_view():
    section = SectionPage.objects.get(slug="invest", locale__language_code="en")
    assert Page._slug_is_available("invest", section.get_parent(), section)
    assert not Page._slug_is_available("invest", section.get_parent(), StandardPage())
    with pytest.raises(ValidationError, match="parks"):
        section.add_child(instance=StandardPage(title="Parks", slug="parks", locale=section.locale, live=False))


def test_what_stands_at_such_an_address_can_still_be_saved(home):
    """Wagtail's commands save plain pages; an older page may stand where a view came later."""
    call_command("set_url_paths", verbosity=0)
    older = home.add_child(instance=StandardPage(title="Cũ", slug="cu", locale=home.locale, live=False))
    path = f"{home.url_path}search/"
    Page.objects.filter(pk=older.pk).update(slug="search", url_path=path, live=True)
    Page.objects.get(pk=older.pk).full_clean()
    call_command("set_url_paths", verbosity=0)
    assert Page.objects.get(pk=older.pk).url_path == path


def test_moving_asks_too(home):
    assert not Page._slug_is_available("search", home)
    assert Page._slug_is_available("search-2", home)


def test_installing_twice_wraps_once():
    before = Page._slug_is_available
    wagtail_slugs.install()
    assert Page._slug_is_available is before
