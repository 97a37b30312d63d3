"""Ways round the words of a page: its neighbours, its dates, its steps, and what was asked of another page."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from content import approval, checklist, clearance, override, release
from content.digest import digest_of
from content.gate import NotClearedError, NotPublishedError, RefusedError
from content.models import ArticlePage, Clearance, PageEvent, RefusedRelease, StandardPage
from reference.models import Tag
from syndication.models import ItemVersion
from tests import factories
from tests.gate.case import CANARY, change, clear, cleared, draft, found_by_visitors, uncleared_live_pages
from website.models import SearchEntry

pytestmark = [pytest.mark.django_db, pytest.mark.db]
POINTS = [point.code for point in checklist.POINTS]


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def latest(page):
    return ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def is_live(page):
    return ArticlePage.objects.get(pk=page.pk).live


class TestOtherPages:
    def test_clearance_of_one_page_says_nothing_about_another_with_the_same_words(self, cast):
        first, second = cleared(cast), draft(cast, secret=True)
        assert digest_of(latest(first)) == digest_of(latest(second))
        with pytest.raises(NotClearedError):
            second.get_latest_revision().publish()

    def test_a_draft_that_a_page_links_to_shows_nothing_of_itself(self, cast):
        secret = draft(cast, secret=True)
        link = f'<p><a linktype="page" id="{secret.pk}">Xem thêm</a></p>'
        body = [("related", {"pages": [secret]}), ("text", link)]
        body.append(("call_to_action", {"title": "Mời", "text": "", "page": secret, "label": "Xem"}))
        page = draft(cast, secret=False, body=body)
        clear(page)
        page.get_latest_revision().publish()
        assert found_by_visitors([page, secret]) == set()

    def test_a_lead_story_that_is_a_draft_is_not_on_the_home_page(self, home, cast):
        home.lead_stories = [("story", draft(cast, secret=True))]
        revision = home.save_revision()
        consent_to(revision.as_object())
        revision.publish()
        assert found_by_visitors([]) == set()

    def test_what_lies_below_a_deleted_section_is_gone_everywhere(self, cast):
        page = draft(cast, secret=True, hero_image=factories.picture("nhan.png", 60, 40))
        clear(page)
        page.get_latest_revision().publish()
        picture, item = page.hero_image, ArticlePage.objects.get(pk=page.pk).item
        assert Client().get(picture.file.url).status_code == 200
        factories.section().delete()
        cache.clear()
        assert found_by_visitors_of_the_rest(page) == set()
        assert not SearchEntry.objects.filter(page_id=page.pk).exists()
        assert item.versions.first().kind == ItemVersion.Kind.WITHDRAWAL
        assert Client().get(picture.file.url).status_code == 404

    def test_a_page_of_no_agency_needs_clearance_too(self, home, cast):
        page = StandardPage(title=f"Giới thiệu {CANARY}", slug="gioi-thieu", locale=home.locale, live=True)
        with pytest.raises(NotClearedError):
            home.add_child(instance=page)

    def test_what_was_moved_is_still_judged_by_its_words(self, cast):
        page = cleared(cast)
        page.get_latest_revision().publish()
        change(page, cast.editor, lead=f"Đổi {CANARY}")
        ArticlePage.objects.get(pk=page.pk).move(factories.section(slug="visit"), pos="last-child")
        with pytest.raises(NotClearedError):
            latest(page).get_latest_revision().publish()
        assert uncleared_live_pages() == []


def consent_to(page):
    clearance.grant(page, clearance.keep_wording(page), Clearance.Basis.SETUP, None)


def found_by_visitors_of_the_rest(page):
    """Everything but the section, which is gone with the page."""
    visitor = Client()
    assert visitor.get(page.url_path).status_code in (404, 410)
    addresses = ["/vi/", "/vi/feed.rss", "/vi/feed.json", "/sitemap.xml"]
    return {address for address in addresses if CANARY in visitor.get(address).content.decode()}


class TestSaving:
    """What is cleared goes out by publishing, which writes history, search and outbox; `save()` alone is none."""

    def test_cleared_words_do_not_go_live_by_saving(self, cast):
        page = latest(cleared(cast))
        page.live = True
        with pytest.raises(NotPublishedError):
            page.save()
        with pytest.raises(NotPublishedError):
            page.save(update_fields=["live"])
        assert not is_live(page)

    def test_a_live_page_does_not_change_by_saving_even_to_cleared_words(self, cast):
        page = cleared(cast)
        page.get_latest_revision().publish()
        change(page, cast.editor, lead="Câu đã duyệt.")
        clear(page)
        with pytest.raises(NotPublishedError):
            latest(page).save()
        with pytest.raises(NotPublishedError):
            latest(page).save(update_fields=["lead"])

    def test_a_live_page_may_be_saved_as_it_is(self, cast):
        page = cleared(cast)
        page.get_latest_revision().publish()
        page = ArticlePage.objects.get(pk=page.pk)
        page.slug = "dia-chi-moi"
        page.save()
        page.save(update_fields=["title", "slug"])
        assert is_live(page)


class TestDates:
    def scheduled(self, cast):
        page = draft(cast, secret=False, go_live_at=timezone.now() + timedelta(hours=1))
        clear(page)
        page.get_latest_revision().publish()
        assert ArticlePage.objects.get(pk=page.pk).scheduled_revision
        return page

    def let_it_come(self, page):
        revision = ArticlePage.objects.get(pk=page.pk).scheduled_revision
        past = timezone.now() - timedelta(minutes=1)
        revision.content["go_live_at"], revision.approved_go_live_at = past.isoformat(), past
        revision.save()
        return release.release_due(timezone.now())

    def test_an_edit_of_what_is_scheduled_stays_a_draft_and_the_cleared_words_go_out(self, cast):
        page = self.scheduled(cast)
        change(page, cast.editor, lead=f"Đổi {CANARY}")
        assert self.let_it_come(page) == 1
        assert is_live(page)
        assert found_by_visitors([page]) == set()

    def test_what_was_scheduled_and_written_over_in_place_does_not_go_out(self, cast):
        """The cleared words are gone from the revision, and Wagtail takes its date off."""
        page = self.scheduled(cast)
        self.write_over(page)
        assert not ArticlePage.objects.get(pk=page.pk).scheduled_revision
        assert release.release_due(timezone.now() + timedelta(hours=2)) == 0
        assert not is_live(page)

    def test_with_its_date_kept_it_is_refused_when_that_comes(self, cast):
        page = self.scheduled(cast)
        self.write_over(page, approved_go_live_at=timezone.now() + timedelta(hours=1))
        assert self.let_it_come(page) == 0
        assert not is_live(page)
        assert RefusedRelease.objects.filter(page_id=page.pk).exists()

    def write_over(self, page, **options):
        found = latest(page)
        found.lead = f"Đổi {CANARY}"
        found.save_revision(
            overwrite_revision=page.get_latest_revision(), user=page.get_latest_revision().user, **options
        )

    def test_what_was_scheduled_and_withdrawn_of_its_clearance_is_refused_at_its_date(self, cast):
        page = self.scheduled(cast)
        clearance.revoke(page, cast.chief, "Sai số liệu.")
        assert self.let_it_come(page) == 0

    def test_what_is_sent_back_does_not_go_out_by_its_old_draft_although_it_was_edited_since(self, cast):
        page = self.scheduled(cast)
        cleared_one = ArticlePage.objects.get(pk=page.pk).scheduled_revision
        change(page, cast.editor, lead=f"Đổi {CANARY}", go_live_at=None)
        release.send_back(ArticlePage.objects.get(pk=page.pk), cast.desk, "Đợi số liệu.")
        cleared_one.refresh_from_db()
        with pytest.raises(NotClearedError):
            cleared_one.publish()

    def test_what_visitors_read_stays_cleared_when_a_new_date_for_it_is_sent_back(self, cast):
        page = cleared(cast)
        page.get_latest_revision().publish()
        change(page, cast.editor, go_live_at=timezone.now() + timedelta(hours=1)).publish()
        release.send_back(ArticlePage.objects.get(pk=page.pk), cast.desk, "Đợi số liệu.")
        assert uncleared_live_pages() == []


class TestSteps:
    def to_clearance(self, page, cast):
        page.get_workflow().start(page, cast.editor)
        approval.approve(page, cast.leader, digest_of(latest(page)))

    def test_a_workflow_that_was_cancelled_clears_nothing(self, cast):
        page = draft(cast, secret=True)
        self.to_clearance(page, cast)
        seen = digest_of(latest(page))
        page.current_workflow_state.cancel(user=cast.editor)
        with pytest.raises(approval.NotPossibleError):
            approval.approve(page, cast.clearer, seen, checklist=POINTS)
        with pytest.raises(RefusedError):
            page.get_latest_revision().publish()

    def test_an_approval_of_other_words_is_none_of_the_new_ones(self, cast):
        """Approved, cancelled, changed: the officer can't clear what the agency has not seen."""
        page = draft(cast, secret=True)
        self.to_clearance(page, cast)
        page.current_workflow_state.cancel(user=cast.editor)
        change(page, cast.editor, lead="Câu khác.")
        found = latest(page)
        with pytest.raises(clearance.NotGrantedError):
            clearance.grant(found, digest_of(found), Clearance.Basis.CLEARED, cast.clearer)

    def test_a_changed_correction_note_needs_clearance(self, cast):
        page = cleared(cast)
        page.get_latest_revision().publish()
        with pytest.raises(NotClearedError):
            change(page, cast.editor, correction_note="Sửa lời dẫn.").publish()

    @pytest.mark.parametrize("name", ["byline", "source_line", "seo_title", "search_description", "agency", "tags"])
    def test_every_field_that_visitors_read_needs_clearance(self, name, cast):
        page = cleared(cast)
        page.get_latest_revision().publish()
        found = latest(page)
        if name == "tags":
            found.tags.add(Tag.objects.create(slug="nhan", name_vi=CANARY))
        else:
            setattr(found, name, factories.agency("bqlkcn") if name == "agency" else CANARY)
        with pytest.raises(NotClearedError):
            found.save_revision(user=cast.editor).publish()

    def test_the_chief_overrides_no_words_that_another_saw(self, cast):
        page = draft(cast, secret=True)
        seen = digest_of(latest(page))
        change(page, cast.editor, lead="Câu khác.")
        with pytest.raises(approval.WordingChangedError):
            override.override(page, cast.chief, seen, "Bão đổ bộ, cần tin ngay.")

    def test_what_was_withdrawn_does_not_come_back_by_an_old_revision(self, cast):
        page = cleared(cast)
        revision = page.get_latest_revision()
        revision.publish()
        ArticlePage.objects.get(pk=page.pk).unpublish()
        with pytest.raises(NotClearedError):
            revision.publish()
        assert PageEvent.objects.filter(page_id=page.pk).first().kind == PageEvent.Kind.WITHDRAWN
