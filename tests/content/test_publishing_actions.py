"""Wagtail's own publishing, where it would change what visitors see without saying so."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import Page

from content import clearance, release
from content.digest import digest_of
from content.gate import RefusedError
from content.models import ArticlePage
from content.models.clearance import PageEvent
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
    """A draft object may know of no live revision; Wagtail would unpublish in silence."""
    old = page.revisions.order_by("pk").first().as_object()
    old.live_revision_id = None
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


def test_a_page_goes_away_only_by_an_action_that_writes_history(page):
    """Otherwise the page would be gone while search, feeds of portals and its history still knew it as live."""
    bare = Page.objects.get(pk=page.pk)
    for saved in (fresh(page), bare):
        saved.live = False
        for fields in (None, ["live"]):
            with pytest.raises(RefusedError):
                saved.save(update_fields=fields)
    with pytest.raises(RefusedError):
        UnpublishAction(fresh(page)).execute(skip_permission_checks=True)
    assert fresh(page).live
    assert SearchEntry.objects.filter(page_id=page.pk).exists()


def test_wagtails_own_unpublishing_takes_a_bare_row_away_too(page):
    """A list of pages holds bare rows; what hears of it gets the page itself."""
    Page.objects.get(pk=page.pk).unpublish()
    assert not fresh(page).live
    assert not SearchEntry.objects.filter(page_id=page.pk).exists()
    assert PageEvent.objects.filter(page_id=page.pk, kind=PageEvent.Kind.WITHDRAWN).count() == 1
