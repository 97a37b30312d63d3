"""How far a page is in its language, from what stands beside it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from content import clearance, trees, withdrawal
from content.digest import digest_of
from content.models import ArticlePage, Clearance, Lineage, PageEvent
from syndication.language_states import LanguageState, with_state
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.db]
S = LanguageState


def state(page):
    return with_state(Page.objects.filter(pk=page.pk)).get().language_state


def draft(cast, code="vi", **fields):
    parent = factories.section(code)
    page = ArticlePage(title="Mùa sen", locale=parent.locale, live=False, lead="Mở.", agency=factories.agency())
    for name, value in fields.items():
        setattr(page, name, value)
    parent.add_child(instance=page)
    page.save_revision(user=cast.editor)
    return page


def test_a_draft(cast):
    assert state(draft(cast)) == S.DRAFT


def test_a_draft_in_another_tree_is_in_translation(cast):
    assert state(draft(cast, "ja")) == S.IN_TRANSLATION


def test_a_translation_in_the_source_language_is_in_translation(cast):
    page = draft(cast)
    Lineage.objects.create(page=page, source_digest="a" * 64)
    assert state(page) == S.IN_TRANSLATION


def test_what_was_submitted_is_in_approval_and_a_translation_in_review(cast):
    for code, expected in (("vi", S.IN_APPROVAL), ("ja", S.IN_REVIEW)):
        page = draft(cast, code)
        page.get_workflow().start(page, cast.editor)
        assert state(page) == expected


def test_what_was_returned_is_a_draft_again(cast):
    page = draft(cast)
    page.get_workflow().start(page, cast.editor).current_task_state.reject(user=cast.leader)
    assert state(page) == S.DRAFT


def test_cleared_and_not_live_waits_for_release(cast):
    page = draft(cast, waits_for_release=True)
    clearance.grant(page, digest_of(page), Clearance.Basis.OVERRIDE, cast.chief, reason="Đoàn đến sớm hơn.")
    assert state(page) == S.WAITING
    clearance.revoke(page, cast.desk, "Sửa lại.")
    assert state(page) == S.DRAFT


def test_live_stale_and_formally_checked(cast):
    page = factories.article("Longan", parent=factories.section("en"))
    assert state(page) == S.LIVE
    lineage = Lineage.objects.create(page=page, source_digest="a" * 64)
    event = PageEvent.objects.filter(page_id=page.pk, kind=PageEvent.Kind.PUBLISHED).get()
    Clearance.objects.filter(pk=event.clearance_id).update(basis=Clearance.Basis.FORMAL_CHECK, by=cast.desk)
    assert state(page) == S.FORMALLY_CHECKED
    Lineage.objects.filter(pk=lineage.pk).update(stale_since=timezone.now())
    assert state(page) == S.STALE


def test_withdrawn_until_it_is_cleared_anew(cast):
    page = factories.article("Mùa nhãn")
    withdrawal.withdraw(page, cast.desk, "Sai số liệu.")
    page.refresh_from_db()
    assert state(page) == S.WITHDRAWN
    clearance.grant(page, digest_of(page), Clearance.Basis.OVERRIDE, cast.chief, reason="Đã sửa số liệu.")
    assert state(page) == S.WAITING
    trees.put_live(page)
    assert state(page) == S.LIVE


def test_what_expired_is_withdrawn_although_its_clearance_stays(cast):
    page = factories.article("Mùa nhãn")
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    from content import release

    release.expire_due(timezone.now())
    assert Clearance.objects.in_force().filter(page_id=page.pk).exists()
    assert state(page) == S.WITHDRAWN


def test_many_pages_cost_one_query(cast, django_assert_num_queries):
    for number in range(5):
        factories.article(f"Bài {number}")
    state(factories.article("Một"))  # the content type is cached
    with django_assert_num_queries(1):
        assert len(with_state(Page.objects.filter(depth=4))) == 6
