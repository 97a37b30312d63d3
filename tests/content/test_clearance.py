"""Nothing goes out uncleared: approval, clearance, override, release, withdrawal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from content import approval, checklist, clearance, override, release, withdrawal
from content.digest import digest_of
from content.gate import NotClearedError, RefusedError
from content.models import ArticlePage, Clearance, PageEvent, RefusedRelease
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.db]
Kind = PageEvent.Kind


def fresh(page):
    return ArticlePage.objects.get(pk=page.pk)


def latest(page):
    return fresh(page).get_latest_revision_as_object()


def submit(page, user):
    return fresh(page).get_workflow().start(fresh(page), user)


def approve(page, user, **options):
    return approval.approve(fresh(page), user, digest_of(latest(page)), **options)


def clear_for_release(page, cast):
    """The whole way of a story in the source tree."""
    submit(page, cast.editor)
    approve(page, cast.leader)
    approve(page, cast.clearer, checklist=[point.code for point in checklist.POINTS])
    return fresh(page)


def edit(page, user, **fields):
    draft = latest(page)
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision(user=user)


def kinds(page):
    return [event.kind for event in PageEvent.objects.filter(page_id=page.pk).order_by("pk")]


def test_a_story_goes_live_after_agency_and_clearance(draft, cast):
    page = clear_for_release(draft, cast)
    assert page.live
    assert kinds(page) == [Kind.SUBMITTED, Kind.APPROVED, Kind.CLEARED, Kind.PUBLISHED]
    published = PageEvent.objects.get(page_id=page.pk, kind=Kind.PUBLISHED)
    assert published.clearance.by == cast.clearer
    assert published.by == cast.clearer


def test_no_wagtail_route_publishes_what_is_not_cleared(draft, cast):
    with pytest.raises(NotClearedError):
        fresh(draft).get_latest_revision().publish(user=cast.chief)
    page = fresh(draft)
    page.live = True
    with pytest.raises(NotClearedError):
        page.save()
    assert not fresh(draft).live


def test_an_edit_after_clearance_cannot_go_out(draft, cast):
    page = clear_for_release(draft, cast)
    revision = edit(page, cast.editor, title="Mùa sen, bản mới")
    with pytest.raises(NotClearedError):
        revision.publish(user=cast.chief)
    assert fresh(page).title == "Mùa sen"


def test_the_approver_must_have_seen_the_text_as_it_is(draft, cast):
    submit(draft, cast.editor)
    seen = digest_of(latest(draft))
    edit(draft, cast.desk, lead="Câu mở đầu khác.")
    with pytest.raises(approval.WordingChangedError):
        approval.approve(fresh(draft), cast.leader, seen)
    assert kinds(draft) == [Kind.SUBMITTED]


def test_autosave_in_place_is_noticed_although_the_revision_is_the_same(draft, cast):
    submit(draft, cast.editor)
    seen = digest_of(latest(draft))
    revision = fresh(draft).latest_revision
    changed = latest(draft)
    changed.lead = "Đè lên bản lưu."
    changed.save_revision(user=cast.editor, overwrite_revision=revision)
    assert fresh(draft).latest_revision_id == revision.pk
    with pytest.raises(approval.WordingChangedError):
        approval.approve(fresh(draft), cast.leader, seen)


def test_nobody_approves_what_they_changed_last_but_a_deputy_does(draft, cast):
    edit(draft, cast.leader, lead="Lãnh đạo sửa.")
    submit(draft, cast.editor)
    with pytest.raises(approval.NotPossibleError, match="viết hoặc sửa"):
        approve(draft, cast.leader)
    event = approve(draft, cast.deputy)
    assert event.as_deputy


def test_the_author_does_not_clear_even_with_the_role(make_draft, cast):
    from reference.models import Membership
    from reference.roles import forget

    Membership.objects.create(user=cast.editor, role=Membership.Role.CLEARANCE_OFFICER)
    forget(cast.editor)
    draft = make_draft()
    submit(draft, cast.editor)
    approve(draft, cast.leader)
    with pytest.raises(approval.NotPossibleError, match="viết hoặc sửa"):
        approve(draft, cast.editor)
    with pytest.raises(clearance.NotGrantedError):
        clearance.grant(latest(draft), digest_of(latest(draft)), Clearance.Basis.CLEARED, cast.editor)


def test_another_agencys_leader_does_not_approve(draft, cast):
    submit(draft, cast.editor)
    with pytest.raises(approval.NotPossibleError):
        approve(draft, cast.other_leader)


def test_clearance_needs_the_agencys_approval_of_the_same_wording(draft, cast):
    with pytest.raises(clearance.NotGrantedError, match="cơ quan chưa duyệt"):
        clearance.grant(latest(draft), digest_of(latest(draft)), Clearance.Basis.CLEARED, cast.clearer)


def test_a_returned_story_says_why_and_starts_again(draft, cast):
    submit(draft, cast.editor)
    approval.send_back(fresh(draft), cast.leader, digest_of(latest(draft)), "Thiếu nguồn số liệu.")
    assert fresh(draft).current_workflow_state.status == "needs_changes"
    assert PageEvent.objects.get(page_id=draft.pk, kind=Kind.RETURNED).remark == "Thiếu nguồn số liệu."


def test_returning_needs_a_remark(draft, cast):
    submit(draft, cast.editor)
    with pytest.raises(approval.NotPossibleError):
        approval.send_back(fresh(draft), cast.leader, digest_of(latest(draft)), "  ")


def test_an_approval_on_paper_is_recorded_by_the_desk(draft, cast):
    from reference.models import CustomDocument

    submit(draft, cast.editor)
    scan = CustomDocument.objects.create(title_vi="Bản ký", file="x.pdf")
    event = approve(draft, cast.desk, signed=approval.SignedPage(scan, "Nguyễn Văn A, Giám đốc"))
    assert (event.kind, event.signed_by) == (Kind.APPROVED, "Nguyễn Văn A, Giám đốc")
    with pytest.raises(approval.NotPossibleError):  # clearance is never on paper
        approve(draft, cast.desk, signed=approval.SignedPage(scan, "Nguyễn Văn A"))


def test_the_chief_overrides_with_a_reason_that_stays(draft, cast):
    submit(draft, cast.editor)
    seen = digest_of(latest(draft))
    with pytest.raises(approval.NotPossibleError):
        override.override(fresh(draft), cast.desk, seen, "Bão đổ bộ, cần tin ngay.")
    with pytest.raises(approval.NotPossibleError):
        override.override(fresh(draft), cast.chief, seen, "gấp")
    override.override(fresh(draft), cast.chief, seen, "Bão đổ bộ, cần tin ngay.")
    page = fresh(draft)
    assert page.live
    assert page.current_workflow_state is None
    assert Clearance.objects.get(page_id=page.pk).reason == "Bão đổ bộ, cần tin ngay."


def test_the_chief_does_not_override_an_own_text(draft, cast):
    edit(draft, cast.chief, lead="Phụ trách sửa.")
    with pytest.raises(approval.NotPossibleError, match="viết hoặc sửa"):
        override.override(fresh(draft), cast.chief, digest_of(latest(draft)), "Bão đổ bộ, cần tin ngay.")


def test_a_dated_story_goes_out_at_its_minute(make_draft, cast):
    moment = timezone.now() + timedelta(hours=1)
    page = clear_for_release(make_draft(go_live_at=moment), cast)
    assert not page.live
    assert Kind.SCHEDULED in kinds(page)
    assert release.release_due(moment - timedelta(seconds=1)) == 0
    later = moment + timedelta(seconds=1)
    revision = page.scheduled_revision
    revision.content["go_live_at"] = (timezone.now() - timedelta(seconds=1)).isoformat()
    revision.save()
    assert release.release_due(later) == 1
    assert fresh(page).live
    assert release.release_due(later) == 0


def test_an_uncleared_text_cannot_even_be_scheduled(make_draft, cast):
    draft = make_draft(go_live_at=timezone.now() + timedelta(hours=1))
    with pytest.raises(NotClearedError):
        draft.get_latest_revision().publish(user=cast.chief)
    assert draft.get_latest_revision().approved_go_live_at is None


def test_a_refused_release_keeps_its_date_and_the_next_goes_out(make_draft, cast):
    moment = timezone.now().replace(microsecond=0) + timedelta(minutes=5)
    first, second = (clear_for_release(make_draft(t, go_live_at=moment), cast) for t in ("Một", "Hai"))
    for page in (first, second):
        revision = page.scheduled_revision
        revision.content["go_live_at"] = None
        revision.save()
    clearance.revoke(first, cast.chief, "Có sai sót.")
    assert release.release_due(moment) == 1
    assert (fresh(first).live, fresh(second).live) == (False, True)
    refused = RefusedRelease.objects.get()
    assert refused.page_id == first.pk
    assert refused.revision.approved_go_live_at == moment
    assert release.release_due(moment) == 0


def test_a_waiting_story_is_locked_until_it_is_released(make_draft, cast):
    page = clear_for_release(make_draft(waits_for_release=True), cast)
    assert not page.live
    assert release.is_waiting(page)
    assert page.get_lock().for_user(cast.editor)
    release.release(page, cast.desk, digest_of(latest(page)))
    assert fresh(page).live


def test_a_waiting_story_that_is_sent_back_needs_clearance_anew(make_draft, cast):
    page = clear_for_release(make_draft(waits_for_release=True), cast)
    release.send_back(page, cast.desk, "Đợi số liệu mới.")
    assert not release.is_waiting(fresh(page))
    with pytest.raises(RefusedError):
        fresh(page).get_latest_revision().publish(user=cast.chief)


def test_a_withdrawn_page_needs_clearance_anew(draft, cast):
    page = clear_for_release(draft, cast)
    withdrawal.withdraw(page, cast.chief, "Thông tin chưa chính xác.")
    event = PageEvent.objects.get(page_id=page.pk, kind=Kind.WITHDRAWN)
    assert (event.by, event.remark) == (cast.chief, "Thông tin chưa chính xác.")
    with pytest.raises(NotClearedError):
        fresh(page).get_latest_revision().publish(user=cast.chief)


def test_a_correction_is_told_from_an_update(draft, cast):
    page = clear_for_release(draft, cast)
    edit(page, cast.editor, lead="Câu mới.")
    clear_for_release(page, cast)
    edit(page, cast.editor, lead="Câu đúng.", correction_note="Ngày mở hội là 12, không phải 10.")
    clear_for_release(page, cast)
    assert [kind for kind in kinds(page) if kind in (Kind.PUBLISHED, Kind.UPDATED, Kind.CORRECTED)] == [
        Kind.PUBLISHED,
        Kind.UPDATED,
        Kind.CORRECTED,
    ]


def test_an_expired_page_goes_and_says_so(make_draft, cast):
    soon = timezone.now() + timedelta(minutes=5)
    page = clear_for_release(make_draft(expire_at=soon), cast)
    assert page.live
    assert release.expire_due(soon) == 1
    assert not fresh(page).live
    assert kinds(page)[-1] == Kind.EXPIRED


def test_pages_of_no_agency_are_cleared_by_the_desk(home, cast):
    section = factories.section()
    section.lead = "Một câu mới."
    section.save_revision(user=cast.desk)
    section.get_workflow().start(section, cast.desk)
    seen = digest_of(section.get_latest_revision_as_object())
    with pytest.raises(approval.NotPossibleError, match="viết hoặc sửa"):
        approval.approve(section, cast.desk, seen)
    approval.approve(section, cast.chief, seen)
    section.refresh_from_db()
    assert section.lead == "Một câu mới."


def test_history_is_never_rewritten(draft, cast):
    from content.models.clearance import AppendOnlyError

    submit(draft, cast.editor)
    event = PageEvent.objects.get(page_id=draft.pk)
    event.remark = "khác"
    with pytest.raises(AppendOnlyError):
        event.save()
    with pytest.raises(AppendOnlyError):
        event.delete()
    with pytest.raises(AppendOnlyError):
        PageEvent.objects.filter(pk=event.pk).update(remark="khác")
