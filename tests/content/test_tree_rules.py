"""What pages may not do: aliases, moves across trees, copy-and-publish, privacy settings, deleting what is live."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from content.gate import RefusedError
from content.models import ArticlePage
from tests import factories
from tests.content.test_clearance import clear_for_release, fresh
from tests.people import client_of

pytestmark = pytest.mark.django_db


def test_a_page_gets_no_alias(draft, cast):
    page = clear_for_release(draft, cast)
    with pytest.raises(RefusedError):
        page.create_alias(parent=factories.section("fr"), update_slug="khac")
    assert ArticlePage.objects.count() == 1


def test_a_copy_begins_as_a_draft_whatever_is_asked(draft, cast):
    page = clear_for_release(draft, cast)
    copy = page.copy(update_attrs={"slug": "ban-sao", "title": "Bản sao"}, keep_live=True)
    assert not copy.live
    with pytest.raises(RefusedError):
        copy.get_latest_revision().publish()


def test_a_page_stays_in_its_languages_tree(draft, cast):
    page = clear_for_release(draft, cast)
    target = factories.section("fr")
    assert not page.can_move_to(target)
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    assert client_of(cast.chief).post(url).status_code in (302, 403)
    assert fresh(page).get_parent().pk != target.pk
    with pytest.raises(RefusedError):
        page.move(target, pos="last-child")


def test_a_page_moves_inside_its_tree(draft, cast):
    page = clear_for_release(draft, cast)
    page.move(factories.section(slug="visit"), pos="last-child")
    assert fresh(page).url_path == "/vi/visit/mua-sen/"
    assert fresh(page).live


def test_there_are_no_privacy_settings(draft, cast):
    url = reverse("wagtailadmin_pages:set_privacy", args=[draft.pk])
    for user in (cast.chief, cast.administrator, cast.editor):
        assert client_of(user).post(url, {"restriction_type": "login"}).status_code in (302, 403)
    assert not draft.get_view_restrictions().exists()


def test_what_is_live_is_withdrawn_before_it_is_deleted(draft, cast):
    page = clear_for_release(draft, cast)
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    for user in (cast.chief, cast.administrator, cast.editor, cast.desk):
        client_of(user).post(url)
        assert Page.objects.filter(pk=page.pk).exists()


def test_a_bare_page_row_is_not_saved_live_with_other_words(draft, cast):
    page = clear_for_release(draft, cast)
    bare = Page.objects.get(pk=page.pk)
    bare.title = "Tiêu đề lậu"
    with pytest.raises(RefusedError):
        bare.save()
    bare.refresh_from_db()
    bare.show_in_menus = True
    bare.save()


def test_a_save_of_some_fields_is_checked_when_they_are_content(draft, cast):
    page = clear_for_release(draft, cast)
    page.lead = "Câu lậu."
    with pytest.raises(RefusedError):
        page.save(update_fields=["lead"])
    page.draft_title = "Khác"
    page.save(update_fields=["draft_title"])
    assert fresh(page).lead == "Câu mở đầu."
