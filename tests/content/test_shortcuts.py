"""The sheet of keys is made once for those who see the same."""

from __future__ import annotations

import pytest
from django.template import engines
from django.urls import reverse
from wagtail.users.models import UserProfile

from content import wagtail_shortcuts
from tests.people import Role, client_of, person

pytestmark = pytest.mark.django_db
WINDOWS, MAC = "Mozilla/5.0 (Windows NT 10.0)", "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0)"


@pytest.fixture
def user():
    user = person("mot", Role.TRANSLATOR, language="en")
    UserProfile.get_for_user(user)
    return user


def sheet(user, agent=WINDOWS) -> str:
    page = client_of(user).get(reverse("wagtailadmin_home"), headers={"user-agent": agent}).content.decode()
    return page.partition('id="keyboard-shortcuts-dialog"')[2].partition("</table>")[0]


def test_each_keyboard_has_its_own(user):
    windows, mac = sheet(user), sheet(user, MAC)
    assert "Ctrl + s" in windows
    assert "⌘ + s" in mac
    assert (sheet(user), sheet(user, MAC)) == (windows, mac)


def test_another_language_of_the_screen_has_another(user):
    assert "Hoàn tác" in sheet(user)
    user.wagtail_userprofile.preferred_language = "en"
    user.wagtail_userprofile.save()
    assert "Undo" in sheet(user)


def test_whoever_switches_keys_off_is_told_so(user):
    page = reverse("wagtailadmin_home")
    assert "currently disabled" not in client_of(user).get(page).content.decode()
    user.wagtail_userprofile.preferred_language = "en"
    user.wagtail_userprofile.keyboard_shortcuts = False
    user.wagtail_userprofile.save()
    assert "currently disabled" in client_of(user).get(page).content.decode()


def test_templates_take_our_tag():
    library = engines["django"].engine.template_libraries["wagtailadmin_tags"]
    assert library.tags["keyboard_shortcuts_dialog"].__wrapped__ is wagtail_shortcuts.dialog
