"""Wagtail's own publishing, where it would change what visitors see without saying so."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction

from content import clearance, release
from content.digest import digest_of
from content.gate import RefusedError
from content.models import ArticlePage
from website.models import SearchEntry

pytestmark = [pytest.mark.django_db, pytest.mark.db]
HOUR = timedelta(hours=1)


def fresh(page):
    return ArticlePage.objects.get(pk=page.pk)


def clear(page):
    clearance.grant(page, digest_of(page), clearance.Basis.SETUP, None)


@pytest.fixture
def page(draft):
    clear(draft)
    draft.get_latest_revision().publish()
    return fresh(draft)


def test_a_live_page_stays_when_an_old_revision_is_scheduled_again(page):
    """A revision that was saved before the page went live knows of no live one; Wagtail would unpublish in silence."""
    old = page.revisions.order_by("pk").first().as_object()
    assert old.live_revision_id is None
    old.lead, old.go_live_at = "Một câu khác.", timezone.now() + HOUR
    clear(old)
    old.save_revision().publish()
    assert (fresh(page).live, fresh(page).live_revision_id) == (True, page.live_revision_id)
    assert SearchEntry.objects.filter(page_id=page.pk).exists()
    assert release.due(timezone.now() + 2 * HOUR).count() == 1


def test_a_withdrawn_page_that_is_scheduled_again_has_no_live_revision(page):
    """Its last draft was saved while it was live."""
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + HOUR
    revision = draft.save_revision()
    page.unpublish()
    clear(fresh(page).get_latest_revision_as_object())
    revision.publish()
    assert (fresh(page).live, fresh(page).live_revision_id) == (False, None)


def test_an_action_that_writes_no_history_is_refused(draft):
    """Wagtail's action for other things than pages sends none of the signals that history and search wait for."""
    clear(draft)
    with pytest.raises(RefusedError):
        PublishRevisionAction(draft.get_latest_revision()).execute(skip_permission_checks=True)
    assert not fresh(draft).live
