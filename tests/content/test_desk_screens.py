"""The desk's screens as people use them: review, paper, override, release, send back, withdraw, history."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from content import checklist
from content.differences import between
from content.digest import canonical, digest_of
from content.models import ArticlePage, PageEvent
from reference.models import CustomDocument
from tests import factories
from tests.content.test_clearance import approve, clear_for_release, edit, fresh, latest, submit
from tests.people import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.db]
POINTS = [point.code for point in checklist.POINTS]


def at(name, page):
    return reverse(name, args=[page.pk])


def decide(user, page, decision, seen=None, **fields):
    data = {"seen": seen or digest_of(latest(page)), "decision": decision, **fields}
    return client_of(user).post(at("page_review", page), data)


def test_the_leader_returns_then_approves_and_the_officer_clears(draft, cast):
    submit(draft, cast.editor)
    screen = client_of(cast.leader).get(at("page_review", draft))
    assert screen.status_code == 200
    assert "Duyệt" in screen.content.decode()
    assert decide(cast.leader, draft, "return", remark="").status_code == 400
    assert decide(cast.leader, draft, "return", remark="Thiếu nguồn.").status_code == 302
    fresh(draft).current_workflow_state.resume(user=cast.editor)
    assert decide(cast.leader, draft, "approve").status_code == 302
    assert decide(cast.clearer, draft, "approve", points=POINTS[:-1]).status_code == 400
    assert decide(cast.clearer, draft, "approve", points=POINTS).status_code == 302
    assert fresh(draft).live


def test_a_photo_with_a_map_needs_a_point_of_its_own(make_draft, cast):
    draft = make_draft(hero_image=factories.picture(shows_map=True))
    submit(draft, cast.editor)
    approve(draft, cast.leader)
    assert decide(cast.clearer, draft, "approve", points=POINTS).status_code == 400
    assert decide(cast.clearer, draft, "approve", points=[*POINTS, f"map_{draft.hero_image_id}"]).status_code == 302


def test_a_changed_text_comes_back_with_its_differences_and_nothing_is_done(draft, cast):
    submit(draft, cast.editor)
    client_of(cast.leader).get(at("page_review", draft))
    seen = digest_of(latest(draft))
    edit(draft, cast.desk, lead="Đây là câu khác hẳn.")
    answer = decide(cast.leader, draft, "approve", seen=seen)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Đây là câu khác hẳn." in html
    assert "Câu mở đầu." in html
    assert not PageEvent.objects.filter(page_id=draft.pk, kind=PageEvent.Kind.APPROVED).exists()


def test_what_was_chosen_differently_is_named_as_on_the_form(draft, cast):
    submit(draft, cast.editor)
    seen = digest_of(latest(draft))
    edit(draft, cast.desk, markets=["japan", "china"])
    shown = between(latest(draft), {}, canonical(latest(draft)))
    assert ("Nhật Bản\nTrung Quốc") in [difference.new for difference in shown]
    html = decide(cast.leader, draft, "approve", seen=seen).content.decode()
    assert "Nhật Bản" in html
    assert "japan" not in html


def test_the_draft_is_shown_only_in_the_wording_asked_for(draft, cast):
    submit(draft, cast.editor)
    url = at("page_draft", draft)
    shown = client_of(cast.leader).get(url, {"digest": digest_of(latest(draft))})
    assert shown.status_code == 200
    assert "Mùa sen" in shown.content.decode()
    assert client_of(cast.leader).get(url, {"digest": "0" * 64}).status_code == 409


def test_people_of_another_agency_do_not_know_of_it(draft, cast):
    submit(draft, cast.editor)
    for name in ("page_review", "page_draft", "page_events", "page_override", "page_withdraw", "page_paper_approval"):
        for user in (cast.other_editor, cast.other_leader, cast.translator, cast.outsider):
            assert client_of(user).get(at(name, draft)).status_code == 404, (name, user)


def scan():
    file = io.BytesIO()
    Image.new("RGB", (20, 20)).save(file, "JPEG")
    file.name = "ky.jpg"
    file.seek(0)
    return file


def test_the_desk_records_a_signed_page(draft, cast):
    submit(draft, cast.editor)
    url = at("page_paper_approval", draft)
    assert client_of(cast.leader).get(url).status_code in (302, 403)
    seen = digest_of(latest(draft))
    assert client_of(cast.desk).post(url, {"seen": seen, "signer": "Ông A"}).status_code == 400
    answer = client_of(cast.desk).post(url, {"seen": seen, "signer": "Ông A, Giám đốc", "scan": scan()})
    assert answer.status_code == 302
    event = PageEvent.objects.get(page_id=draft.pk, kind=PageEvent.Kind.APPROVED)
    assert event.signed_page is not None
    assert not event.signed_page.is_public
    html = client_of(cast.editor).get(at("page_events", draft)).content.decode()
    assert "Ông A, Giám đốc" in html


def test_a_refused_signed_page_leaves_no_file(draft, cast):
    submit(draft, cast.editor)
    answer = client_of(cast.desk).post(
        at("page_paper_approval", draft), {"seen": "0" * 64, "signer": "Ông A", "scan": scan()}
    )
    assert answer.status_code == 409
    assert not CustomDocument.objects.exists()


def test_the_chief_overrides_on_screen(draft, cast):
    url = at("page_override", draft)
    assert client_of(cast.desk).get(url).status_code in (302, 403)
    seen = digest_of(latest(draft))
    assert client_of(cast.chief).post(url, {"seen": seen, "reason": "gấp"}).status_code == 409
    assert client_of(cast.chief).post(url, {"seen": seen, "reason": "Tin bão khẩn cấp, cần đăng."}).status_code == 302
    assert fresh(draft).live


def test_a_withdrawal_asks_for_translations_and_takes_all_by_default(draft, cast):
    from content.models import Lineage

    page = clear_for_release(draft, cast)
    ja = factories.article("蓮の季節", parent=factories.section("ja"))
    fr = factories.article("La saison", parent=factories.section("fr"))
    for translation in (ja, fr):
        Lineage.objects.create(page=translation, source=page, source_digest=digest_of(page))
    url = at("page_withdraw", page)
    html = client_of(cast.chief).get(url).content.decode()
    assert html.count("checked") >= 2
    answer = client_of(cast.chief).post(
        url, {"seen": digest_of(page), "reason": "Sai số liệu.", "translations": [ja.pk]}
    )
    assert answer.status_code == 302
    assert not ArticlePage.objects.get(pk=page.pk).live
    assert not ArticlePage.objects.get(pk=ja.pk).live
    assert ArticlePage.objects.get(pk=fr.pk).live


def test_withdrawing_by_code_takes_all_translations(draft, cast):
    from content.models import Lineage

    page = clear_for_release(draft, cast)
    ja = factories.article("蓮の季節", parent=factories.section("ja"))
    Lineage.objects.create(page=ja, source=page, source_digest=digest_of(page))
    page.unpublish()
    assert not ArticlePage.objects.get(pk=ja.pk).live


def test_wagtails_unpublish_view_which_asks_for_no_reason_is_closed(draft, cast):
    page = clear_for_release(draft, cast)
    url = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    for user in (cast.chief, cast.administrator):
        assert client_of(user).post(url).status_code in (302, 403)
        assert fresh(page).live


def test_a_section_with_live_stories_is_not_withdrawn(draft, cast):
    page = clear_for_release(draft, cast)
    section = page.get_parent()
    data = {"seen": digest_of(section.specific), "reason": "Gộp mục."}
    assert client_of(cast.chief).post(at("page_withdraw", section), data).status_code == 409
    assert fresh(page).live


def test_the_first_page_shows_what_waits_for_whom(draft, cast):
    submit(draft, cast.editor)
    assert at("page_review", draft) in client_of(cast.leader).get(reverse("wagtailadmin_home")).content.decode()
    assert "Mùa sen" not in client_of(cast.other_leader).get(reverse("wagtailadmin_home")).content.decode()


def test_the_editor_shows_only_what_the_person_may_do(draft, cast):
    submit(draft, cast.editor)
    edit_url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    html = client_of(cast.editor).get(edit_url).content.decode()
    assert at("page_review", draft) not in html
    assert "action-publish" not in html
    html = client_of(cast.leader).get(edit_url).content.decode()
    assert at("page_review", draft) in html
    assert at("page_override", draft) in client_of(cast.chief).get(edit_url).content.decode()


def test_an_editor_writes_a_story_for_the_own_agency_only(cast, home):
    from tests.content.test_editor import article

    url = reverse("wagtailadmin_pages:add", args=("content", "articlepage", factories.section().pk))
    client = client_of(cast.editor)
    form = client.get(url).context["form"]
    assert form["agency"].value() == factories.agency("svhttdl").pk
    foreign = article(agency=factories.agency("bqlkcn").pk)
    assert "agency" in client.post(url, foreign).context["form"].errors
    assert client.post(url, article(agency=factories.agency("svhttdl").pk)).status_code == 302
    assert ArticlePage.objects.get().owner == cast.editor


def test_editors_add_stories_to_sections_and_nothing_to_homes(cast, home):
    client = client_of(cast.editor)
    assert client.get(reverse("wagtailadmin_pages:add_subpage", args=[home.pk])).status_code in (302, 403)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[factories.section().pk])).status_code in (302, 403)


def test_a_forged_publish_is_refused_with_a_message_and_keeps_the_text(draft, cast):
    from tests.content.test_editor import article

    edit_url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    form = article(**{"title": "Sửa rồi đăng luôn", "slug": "x", "action-publish": "1"})
    form["agency"] = draft.agency_id
    client = client_of(cast.chief)
    answer = client.post(edit_url, form, follow=True)
    assert "chưa được duyệt phát hành" in answer.content.decode()
    assert not fresh(draft).live
    assert latest(draft).title == "Sửa rồi đăng luôn"


def test_bulk_publishing_gives_one_reason_per_page_and_stops_for_none(make_draft, cast):
    cleared = clear_for_release(make_draft("Đã duyệt", waits_for_release=True), cast)
    uncleared = make_draft("Chưa duyệt")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = client_of(cast.chief).post(f"{url}?id={uncleared.pk}&id={cleared.pk}&next=/admin/", follow=True)
    html = answer.content.decode()
    assert fresh(cleared).live
    assert not fresh(uncleared).live
    assert "“Chưa duyệt”" in html or "Chưa duyệt" in html


def test_bulk_pages_do_not_name_what_one_may_not_see(draft, cast):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    html = client_of(cast.other_editor).get(f"{url}?id={draft.pk}&next=/admin/").content.decode()
    assert "Mùa sen" not in html
