"""A story's way into another language, as its people go it."""

import json
import re

import pytest
from django.urls import reverse

from content import approval, override
from content.digest import digest_of
from content.models import ArticlePage, Clearance, PageEvent
from reference.models import Office
from tests import factories
from tests.people import client_of
from tests.translation.conftest import JAPANESE, fresh, write
from translation import asking, deciding, states
from translation.errors import NotPossibleError
from translation.models import MemoryEntry, Segment, SegmentChange, Translation
from translation.states import State

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def bench(translation):
    return reverse("translation", args=[translation.pk])


def save(client, translation, position, target, version=0):
    url = reverse("translation_save", args=[translation.pk, position])
    data = json.dumps({"target": target, "version": version})
    return client.post(url, data, content_type="application/json", headers={"accept": "application/json"})


def token(translation):
    return deciding.seen(translation.segments.all())


def decide(user, translation, decision, **fields):
    data = {"seen": token(translation), "decision": decision, **fields}
    return client_of(user).post(bench(translation), data)


def state(translation):
    return states.of(fresh(translation)).state


def test_from_asking_to_the_live_page(story, cast):
    asked = client_of(cast.desk).post(reverse("translation_ask", args=[story.pk]), {"languages": ["ja", "fr"]})
    assert asked.status_code == 302
    japanese = Translation.objects.get(language="ja")
    assert state(japanese) == State.ASKED
    translator = client_of(cast.translator)
    for position, words in JAPANESE.items():
        answer = save(translator, japanese, position, words)
        assert answer.status_code == 200, answer.content
        assert answer.json()["state"] == "translated"
    assert answer.json()["progress"] == {"done": 5, "total": 5}
    assert state(japanese) == State.WORKING
    assert decide(cast.translator, japanese, "submit").status_code == 302
    assert state(japanese) == State.REVIEW
    assert not ArticlePage.objects.get(pk=japanese.page_id).live

    assert decide(cast.reviewer, japanese, "return", remark="").status_code == 409
    assert decide(cast.reviewer, japanese, "return", remark="「港」を直してください。").status_code == 302
    assert state(japanese) == State.RETURNED
    assert "「港」を直してください。" in translator.get(bench(japanese)).content.decode()
    save(translator, japanese, 3, "港の町", version=1)
    assert decide(cast.translator, japanese, "submit").status_code == 302

    reviewer = client_of(cast.reviewer)
    assert save(reviewer, japanese, 5, "フンイエン産リュウガンです", version=1).status_code == 200
    assert decide(cast.reviewer, japanese, "approve").status_code == 302
    page = ArticlePage.objects.get(pk=japanese.page_id)
    assert page.live
    assert page.title == "フォーヒエンの港"
    assert page.slug == "pho-hien"
    assert "フンイエン産リュウガンです" in str(page.body)
    assert Clearance.objects.in_force().get(page=page).basis == Clearance.Basis.TRANSLATION
    assert state(japanese) == State.LIVE
    assert set(page.lineage.translators.all()) == {cast.translator}
    html = client_of(cast.reviewer).get(page.url).content.decode()
    assert "港の町" in html
    assert MemoryEntry.objects.filter(language="ja").count() == 5
    assert SegmentChange.objects.filter(by=cast.reviewer, as_reviewer=True).count() == 1


def test_a_refused_decision_leads_to_the_segments_that_hold_it_up(japanese, cast):
    write(japanese, cast.translator)
    Segment.objects.filter(translation=japanese, position=4).update(state="stale")
    answer = decide(cast.translator, japanese, "submit")
    assert answer.status_code == 409
    assert '<a href="#segment-4">4</a>' in answer.content.decode()


def test_who_only_reviews_is_told_what_writing_here_means(japanese, cast):
    notice = "người khác phải duyệt"
    html = client_of(cast.reviewer).get(bench(japanese)).content.decode()
    assert notice in html
    assert re.search(r"<title>\s*Dịch\b", html)
    assert notice not in client_of(cast.translator).get(bench(japanese)).content.decode()
    write(japanese, cast.translator)
    deciding.submit(fresh(japanese), cast.translator)
    html = client_of(cast.reviewer).get(bench(japanese)).content.decode()
    assert notice not in html
    assert re.search(r"<title>\s*Hiệu đính\b", html)


def test_an_approval_says_whether_visitors_read_it(japanese, cast):
    write(japanese, cast.translator)
    deciding.submit(fresh(japanese), cast.translator)
    reviewer = client_of(cast.reviewer)
    data = {"seen": token(japanese), "decision": "approve"}
    html = reviewer.post(bench(japanese), data, follow=True).content.decode()
    assert "Bạn đọc đã xem được" in html
    assert f'href="{ArticlePage.objects.get(pk=japanese.page_id).url}"' in html


def test_whoever_translated_can_not_approve(japanese, cast):
    cast.translator.memberships.create(role="reviewer", language="ja")
    write(japanese, cast.translator)
    deciding.submit(fresh(japanese), cast.translator)
    assert decide(cast.translator, japanese, "approve").status_code == 409
    page = ArticlePage.objects.get(pk=japanese.page_id)
    seen = digest_of(page.get_latest_revision_as_object())
    with pytest.raises(approval.NotPossibleError):
        approval.approve(page, cast.translator, seen)
    assert not ArticlePage.objects.get(pk=page.pk).live


def test_the_review_screen_of_stories_leads_to_the_workbench(japanese, cast):
    write(japanese, cast.translator)
    deciding.submit(fresh(japanese), cast.translator)
    review = client_of(cast.reviewer).get(reverse("page_review", args=[japanese.page_id]))
    assert review.url == bench(japanese)
    edit = client_of(cast.reviewer).get(reverse("wagtailadmin_pages:edit", args=[japanese.page_id]))
    assert edit.url == bench(japanese)


def test_words_that_are_missing_or_only_suggested_never_go_out(japanese, cast):
    write(japanese, cast.translator)
    Segment.objects.filter(translation=japanese, position=4).update(state="suggested")
    with pytest.raises(NotPossibleError, match="4"):
        deciding.submit(fresh(japanese), cast.translator)
    page = ArticlePage.objects.get(pk=japanese.page_id)
    with pytest.raises(approval.NotPossibleError):
        override.override(page, cast.chief, digest_of(page), "Cần đăng ngay hôm nay.")
    assert not ArticlePage.objects.get(pk=page.pk).live


def test_an_error_that_a_check_finds_blocks(japanese, cast):
    write(japanese, cast.translator, {**JAPANESE, 4: "2024年、省には17の工業団地があります。"})
    with pytest.raises(NotPossibleError, match="4"):
        deciding.submit(fresh(japanese), cast.translator)


def test_what_was_not_seen_is_not_approved(japanese, cast):
    write(japanese, cast.translator)
    deciding.submit(fresh(japanese), cast.translator)
    seen = token(japanese)
    save(client_of(cast.reviewer), japanese, 3, "港町", version=1)
    with pytest.raises(deciding.ChangedError):
        deciding.approve(fresh(japanese), cast.reviewer, seen)
    assert state(japanese) == State.REVIEW


def test_two_people_in_one_segment_see_both_texts(japanese, cast, second_translator):
    assert save(client_of(cast.translator), japanese, 3, "港のまち").status_code == 200
    answer = save(client_of(second_translator), japanese, 3, "港町")
    assert answer.status_code == 409
    assert answer.json()["target"] == "港のまち"
    assert SegmentChange.objects.filter(translation=japanese).count() == 1


def test_only_cleared_text_is_translated(cast):
    draft = ArticlePage(title="Mật", locale=factories.section().locale, agency=factories.agency(), live=False)
    factories.section().add_child(instance=draft)
    draft.save_revision(user=cast.editor)
    with pytest.raises(NotPossibleError):
        asking.ask(draft, "ja", cast.desk)
    answer = client_of(cast.desk).post(reverse("translation_ask", args=[draft.pk]), {"languages": ["ja"]})
    assert answer.status_code == 409
    assert not Translation.objects.exists()


@pytest.mark.parametrize("code", ["vi", "de", ""])
def test_a_language_that_can_not_be_is_named(story, cast, code):
    with pytest.raises(NotPossibleError, match=f"“{code}”"):
        asking.ask(story, code, cast.desk)


def test_asking_twice_is_refused(japanese, story, cast):
    with pytest.raises(NotPossibleError):
        asking.ask(story, "ja", cast.desk)


def test_a_formal_check_is_called_so(japanese, cast):
    write(japanese, cast.translator)
    deciding.submit(fresh(japanese), cast.translator)
    with pytest.raises(NotPossibleError):
        deciding.approve(fresh(japanese), cast.desk, token(japanese))
    Office.objects.update(formal_check_languages=["ja"])
    deciding.approve(fresh(japanese), cast.desk, token(japanese))
    given = Clearance.objects.in_force().get(page=japanese.page_id)
    assert given.basis == Clearance.Basis.FORMAL_CHECK
    assert states.of(fresh(japanese)).is_formal
    assert "kiểm tra hình thức" in client_of(cast.desk).get(bench(japanese)).content.decode().lower()


def test_a_translation_waits_for_its_source(cast, home):
    source = factories.article("Chờ", waits_for_release=True)
    source.unpublish()
    from content import clearance

    clearance.grant(source, digest_of(ArticlePage.objects.get(pk=source.pk)), Clearance.Basis.SETUP, None)
    translation = asking.ask(ArticlePage.objects.get(pk=source.pk), "ja", cast.desk)
    words = {1: "待つ記事", 2: "リードの文です。"}
    write(translation, cast.translator, words)
    deciding.submit(fresh(translation), cast.translator)
    deciding.approve(fresh(translation), cast.reviewer, token(translation))
    assert not ArticlePage.objects.get(pk=translation.page_id).live
    assert state(translation) == State.WAITING


def test_a_translated_page_is_not_edited_past_the_workbench(japanese, cast):
    url = reverse("wagtailadmin_pages:edit", args=[japanese.page_id])
    answer = client_of(cast.translator).post(url, {"title": "X"})
    assert answer.url == bench(japanese)
    assert ArticlePage.objects.get(pk=japanese.page_id).get_latest_revision_as_object().title != "X"


def test_the_preview_shows_what_is_translated_so_far(japanese, cast):
    save(client_of(cast.translator), japanese, 3, "港のまち")
    html = client_of(cast.translator).get(reverse("translation_preview", args=[japanese.pk])).content.decode()
    assert "港のまち" in html
    assert not ArticlePage.objects.get(pk=japanese.page_id).live


def test_a_withdrawn_source_takes_its_translation_along(japanese, cast, story):
    write(japanese, cast.translator)
    deciding.submit(fresh(japanese), cast.translator)
    deciding.approve(fresh(japanese), cast.reviewer, token(japanese))
    ArticlePage.objects.get(pk=story.pk).unpublish()
    assert state(japanese) == State.WITHDRAWN
    assert PageEvent.objects.filter(page_id=japanese.page_id, kind=PageEvent.Kind.WITHDRAWN).exists()
