"""Remarks on segments, questions to the author and their answers, and who is told."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from content.clearance import grant
from content.digest import digest_of
from content.models import ArticlePage, Clearance
from reference.models import Membership
from tests import factories
from tests.people import Role, client_of, person
from tests.translation.conftest import BODY, fresh, write
from translation import asking, deciding, following, panels_remarks, remark_notices, remark_people, remarks
from translation.errors import NotPossibleError
from translation.models import Remark, RemarkNotice, Translation

pytestmark = pytest.mark.django_db
AJAX = {"x-requested-with": "XMLHttpRequest"}


def first(translation):
    return translation.segments.get(position=1)


def say(user, translation, text, position=1, **more):
    """In the workbench, as its script sends it."""
    row = translation.segments.get(position=position)
    url = reverse("translation_segment_remark", args=[translation.pk, position])
    return client_of(user).post(url, {"text": text, "about": row.source_digest, **more}, headers=AJAX)


def change(user, thread, act, text=""):
    url = reverse("translation_remark", args=[thread.translation_id, thread.pk])
    return client_of(user).post(url, {"act": act, "text": text}, headers=AJAX)


def panel(user):
    request = RequestFactory().get("/admin/")
    request.user = user
    return {one.heading: [(line.title, line.url) for line in one.lines] for one in panels_remarks.of(request)}


def questions_of(user):
    return panel(user).get(gettext("Questions about your texts"), [])


def told(user):
    return panel(user).get(gettext("Remarks for you"), [])


def open_ones(number):
    return ngettext("%(open)s remark is open.", "%(open)s remarks are open.", number) % {"open": number}


def bench(translation):
    return reverse("translation", args=[translation.pk])


def test_a_remark_is_written_answered_settled_and_opened_again(japanese, cast):
    answer = say(cast.translator, japanese, "“Phố Hiến” viết thế nào?\nkatakana?")
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "“Phố Hiến” viết thế nào?<br>katakana?" in html
    assert 'data-total="1" data-open="1"' in html
    thread = Remark.objects.get()
    assert (thread.source, thread.by) == ("Phố Hiến", cast.translator)
    assert "フォーヒエンです" in change(cast.reviewer, thread, "answer", "フォーヒエンです").content.decode()
    assert 'data-open="0"' in change(cast.translator, thread, "settle").content.decode()
    assert change(cast.reviewer, thread, "answer", "まだです").status_code == 422
    assert 'data-open="1"' in change(cast.reviewer, thread, "reopen").content.decode()
    assert change(cast.reviewer, thread, "answer", "まだです").status_code == 200
    assert [row.text for row in thread.answers.all()] == ["フォーヒエンです", "まだです"]


def test_the_last_word_is_kept_when_a_thread_is_settled(japanese, cast):
    thread = remarks.write(japanese, first(japanese), cast.translator, "?")
    assert change(cast.reviewer, thread, "settle", "Đúng rồi.").status_code == 200
    assert [row.text for row in thread.answers.all()] == ["Đúng rồi."]
    assert Remark.objects.threads().get().resolved_by == cast.reviewer
    assert change(cast.reviewer, thread, "reopen").status_code == 200
    assert change(cast.reviewer, thread, "settle", "x" * 2001).status_code == 422
    assert Remark.objects.threads().get().resolved_at is None


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "x" * 2001])
def test_nothing_and_too_much_are_refused_and_the_words_come_back(japanese, cast, text):
    answer = say(cast.translator, japanese, text, is_question="on")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert "checked" in answer.content.decode()
    assert not Remark.objects.exists()


def test_a_remark_on_words_that_changed_meanwhile_is_refused(japanese, cast):
    url = reverse("translation_segment_remark", args=[japanese.pk, 1])
    answer = client_of(cast.translator).post(url, {"text": "Sao?", "about": "0" * 64}, headers=AJAX)
    assert answer.status_code == 422
    assert not Remark.objects.exists()


def test_an_unknown_act_and_a_foreign_thread_are_refused(japanese, cast, story):
    thread = remarks.write(japanese, first(japanese), cast.translator, "?")
    assert change(cast.translator, thread, "erase").status_code == 422
    other = factories.article("Khác")
    elsewhere = asking.ask(other, "ja", cast.desk)
    url = reverse("translation_remark", args=[elsewhere.pk, thread.pk])
    assert client_of(cast.translator).post(url, {"act": "settle"}).status_code == 404


def test_without_a_script_one_is_led_to_all_remarks(japanese, cast):
    thread = remarks.write(japanese, first(japanese), cast.translator, "?")
    url = reverse("translation_remark", args=[japanese.pk, thread.pk])
    answer = client_of(cast.translator).post(url, {"act": "settle"})
    assert answer.url == reverse("translation_remarks", args=[japanese.pk])
    assert Remark.objects.get().resolved_by == cast.translator


def test_the_workbench_counts_with_one_query(japanese, cast, django_assert_num_queries):
    for position in (1, 2, 2):
        remarks.write(japanese, japanese.segments.get(position=position), cast.translator, "?")
    with django_assert_num_queries(1):
        counts = fresh_counts(japanese)
    assert (counts.open, counts.total) == (3, 3)
    html = client_of(cast.translator).get(bench(japanese)).content.decode()
    assert html.count('data-remarks="1"') == 1
    assert html.count('data-remarks="2"') == 1
    assert html.count('data-remarks="0"') == 3
    assert f">{open_ones(3)}<" in html


def fresh_counts(translation):
    translation.__dict__.pop("remark_counts", None)
    return translation.remark_counts


def test_open_questions_do_not_hold_a_translation_back_and_the_reviewer_sees_them(japanese, cast):
    remarks.write(japanese, first(japanese), cast.translator, "Tên này?", is_question=True)
    write(japanese, cast.translator)
    deciding.submit(japanese, cast.translator)
    html = client_of(cast.reviewer).get(bench(japanese)).content.decode()
    assert f">{open_ones(1)}<" in html
    asked = ngettext(
        "%(number)s of them is a question to the author.", "%(number)s of them are questions to the author.", 1
    )
    assert asked % {"number": 1} in html


def test_a_question_reaches_the_editor_and_the_answer_comes_back(japanese, cast):
    first(japanese).__class__.objects.filter(position=1).update(target="極秘訳", state="translated")
    say(cast.translator, japanese, "Phố Hiến là phố hay cảng?", is_question="on")
    thread = Remark.objects.get()
    url = reverse("translation_question", args=[thread.pk])
    assert questions_of(cast.editor) == questions_of(cast.leader) == [("Phố Hiến", url)]
    assert questions_of(cast.other_editor) == questions_of(cast.translator) == questions_of(cast.desk) == []
    editor = client_of(cast.editor)
    assert "Phố Hiến là phố hay cảng?" in editor.get(reverse("wagtailadmin_home")).content.decode()
    assert url in editor.get(reverse("translation_questions")).content.decode()
    html = editor.get(url).content.decode()
    assert "Một câu mở đầu." in html  # what stands beside it
    assert "極秘訳" not in html

    assert editor.post(url, {"text": " "}).status_code == 422
    assert editor.post(url, {"text": "Là cảng."}).status_code == 302
    assert questions_of(cast.editor) == []
    assert told(cast.translator) == [("Phố Hiến", f"{bench(japanese)}#remarks-1")]
    fragment = reverse("translation_segment_remarks", args=[japanese.pk, 1])
    assert "Là cảng." in client_of(cast.translator).get(fragment).content.decode()
    assert told(cast.translator) == []

    change(cast.translator, thread, "answer", "Cảng sông hay cảng biển?")
    assert questions_of(cast.editor) == [("Phố Hiến", url)]
    change(cast.translator, thread, "settle")
    assert questions_of(cast.editor) == []
    assert editor.post(url, {"text": "Sông."}).status_code == 422


def test_the_editor_finds_the_questions_where_the_text_is_written_and_reviewed(japanese, cast, story):
    remarks.write(japanese, first(japanese), cast.translator, "Sao?", is_question=True)
    link = f"{reverse('translation_questions')}?page={story.pk}"
    for url in (reverse("wagtailadmin_pages:edit", args=[story.pk]), reverse("page_review", args=[story.pk])):
        assert link in client_of(cast.editor).get(url).content.decode()
    assert link not in client_of(cast.clearer).get(reverse("page_review", args=[story.pk])).content.decode()
    html = client_of(cast.editor).get(link).content.decode()
    assert "Sao?" in html
    other = factories.article("Khác")
    assert link not in client_of(cast.editor).get(reverse("page_review", args=[other.pk])).content.decode()


def test_a_plain_remark_is_no_authors_to_read(japanese, cast):
    thread = remarks.write(japanese, first(japanese), cast.translator, "Nội bộ.")
    url = reverse("translation_question", args=[thread.pk])
    assert client_of(cast.editor).get(url).status_code == 404
    assert client_of(cast.editor).get(reverse("translation_segment_remarks", args=[japanese.pk, 1])).status_code == 404
    with pytest.raises(NotPossibleError):
        remarks.answer_as_author(thread, cast.editor, "Tôi thấy.")
    remarks.answer(thread, cast.translator, f"Hỏi @{cast.editor} nhé")
    assert told(cast.editor) == [("Phố Hiến", url)]
    assert client_of(cast.editor).get(url).status_code == 200
    assert told(cast.editor) == []
    assert client_of(cast.other_editor).get(url).status_code == 404


def test_who_is_named_is_told_once(japanese, cast):
    say(cast.translator, japanese, f"@{cast.reviewer} và @{cast.desk} xem giúp, @{cast.other_translator} không.")
    assert {row.user for row in RemarkNotice.objects.all()} == {cast.reviewer, cast.desk}
    assert set(Remark.objects.get().mentions.all()) == {cast.reviewer, cast.desk}
    assert told(cast.reviewer) == [("Phố Hiến", f"{bench(japanese)}#remarks-1")]
    assert told(cast.other_translator) == []


def test_people_who_are_called_alike_are_told_apart(japanese, cast):
    for name in ("lan1", "lan2"):
        lan = person(name, Role.TRANSLATOR, language="ja")
        lan.first_name, lan.last_name = "Lan", ""
        lan.save()
    people = remark_people.to_mention(cast.translator, japanese)
    assert {"Lan (lan1)", "Lan (lan2)"} <= {one.name for one in people}
    assert [one.username for one in remark_people.named_in("Hỏi @lan (LAN2).", people)] == ["lan2"]
    assert remark_people.named_in("@Lan (lan2", people) == []


def test_people_outside_name_reviewers_and_the_desk_only(japanese, cast):
    names = {one.user for one in remark_people.to_mention(cast.outsider, japanese)}
    assert names == {cast.reviewer, cast.desk, cast.chief}


def test_whose_text_it_is_stands_first_then_who_works_in_the_language(japanese, cast):
    first, last = [person(name, Role.TRANSLATOR, language="ja") for name in ("aichi", "zen")]
    Translation.objects.filter(pk=japanese.pk).update(assignee=last)
    names = [one.user for one in remark_people.to_mention(cast.reviewer, fresh(japanese))]
    assert names[:2] == [last, first]
    assert names.index(cast.translator) < names.index(cast.chief)


def test_people_outside_are_not_named_while_the_text_is_hidden_from_them(japanese, cast, story):
    assert cast.outsider in {one.user for one in remark_people.to_mention(cast.translator, japanese)}
    Clearance.objects.filter(page=story.pk).update(revoked_at=timezone.now())
    assert cast.outsider not in {one.user for one in remark_people.to_mention(cast.translator, japanese)}


def test_people_outside_are_told_nothing_of_what_is_hidden_from_them(japanese, cast, story):
    remarks.write(japanese, first(japanese), cast.translator, f"@{cast.outsider} xem giúp")
    Clearance.objects.filter(page=story.pk).update(revoked_at=timezone.now())
    assert told(cast.outsider) == []
    assert remark_notices.send_due() == 0
    assert mail.outbox == []


def test_one_mail_for_all_and_none_in_the_next_quarter_of_an_hour(japanese, cast):
    now = timezone.now()
    for position in (1, 2):
        remarks.write(japanese, japanese.segments.get(position=position), cast.translator, "Sao?", is_question=True)
    assert remark_notices.send_due(now) == 1
    assert remark_notices.send_due(now) == 0
    message = mail.outbox[-1]
    assert message.to == [cast.editor.email]
    assert message.body.count("/admin/translations/questions/") == 2
    assert "Phố Hiến (tiếng Nhật)" in message.body
    assert "2" in message.subject
    remarks.write(japanese, first(japanese), cast.translator, "Còn câu này?", is_question=True)
    assert remark_notices.send_due(now + timedelta(minutes=14)) == 0
    assert remark_notices.send_due(now + timedelta(minutes=16)) == 1


def test_no_mail_for_what_was_answered_seen_or_settled_before(japanese, cast):
    second = person("bientap3", Role.EDITOR, agency=factories.agency())
    answered = remarks.write(japanese, first(japanese), cast.translator, "Sao?", is_question=True)
    remarks.answer_as_author(answered, second, "Thế này.")
    client_of(cast.translator).get(reverse("translation_segment_remarks", args=[japanese.pk, 1]))
    settled = remarks.write(japanese, first(japanese), cast.translator, f"@{cast.reviewer}")
    remarks.settle(settled, cast.translator, is_settled=True)
    remark_notices.send_due()
    assert mail.outbox == []


def test_a_text_whose_agency_has_no_editor_asks_its_leaders_then_the_desk(japanese, cast):
    Membership.objects.filter(role=Role.EDITOR).delete()
    assert set(remark_people.authors_of(japanese)) == {cast.leader, cast.deputy}
    Membership.objects.filter(role=Role.LEADER).delete()
    assert remark_people.authors_of(japanese) == [cast.desk]
    remarks.write(japanese, first(japanese), cast.translator, "Sao?", is_question=True)
    assert len(questions_of(cast.desk)) == 1


@pytest.mark.parametrize("who", ["clearer", "administrator"])
def test_those_who_only_read_translations_do_not_write_remarks(japanese, cast, who):
    remarks.write(japanese, first(japanese), cast.translator, "?")
    user = getattr(cast, who)
    assert client_of(user).get(reverse("translation_remarks", args=[japanese.pk])).status_code == 200
    assert say(user, japanese, "Tôi nghĩ…").status_code in (302, 403)
    assert Remark.objects.count() == 1


def rewrite(story, body):
    """The source with another body, cleared and live."""
    page = ArticlePage.objects.get(pk=story.pk)
    page.body = page.body.stream_block.to_python(body)
    grant(page, digest_of(page), Clearance.Basis.SETUP, None)
    page.save_revision().publish()
    following.source_changed(page.page_ptr, page)


MORE = [
    factories.text("<p>Đoạn thứ nhất nói về cảng cũ bên sông.</p>") | {"id": "m1"},
    factories.text("<p>Đoạn thứ hai kể chuyện buôn bán xưa kia.</p>") | {"id": "m2"},
    factories.text("<p>Đoạn thứ ba tả chùa Chuông ngày hội.</p>") | {"id": "m3"},
]


@pytest.fixture
def long_story(cast):
    page = factories.article("Phố Hiến", body=BODY + MORE)
    return page, asking.ask(page, "ja", cast.desk)


def said_about(translation, words, user):
    row = translation.segments.get(source__startswith=words)
    return remarks.write(translation, row, user, f"Về “{words}”")


def test_a_thread_goes_with_its_paragraph_when_that_moves(long_story, cast):
    story, translation = long_story
    thread = said_about(translation, "Đoạn thứ ba", cast.translator)
    rewrite(story, [MORE[2], *BODY, MORE[0], MORE[1]])
    thread.refresh_from_db()
    assert thread.segment.source.startswith("Đoạn thứ ba")
    assert thread.segment.position < translation.segments.get(source__startswith="Đoạn thứ nhất").position


def test_a_thread_whose_paragraph_left_is_kept_and_comes_back_with_it(long_story, cast):
    story, translation = long_story
    thread = said_about(translation, "Đoạn thứ hai", cast.translator)
    rewrite(story, [*BODY, MORE[0], MORE[2]])
    thread.refresh_from_db()
    assert thread.segment is None
    assert fresh_counts(fresh(translation)).open == 1
    html = client_of(cast.translator).get(reverse("translation_remarks", args=[translation.pk])).content.decode()
    assert "Đoạn thứ hai kể chuyện" in html
    rewrite(story, [*BODY, MORE[0], MORE[1], MORE[2]])
    thread.refresh_from_db()
    assert thread.segment.source.startswith("Đoạn thứ hai")


def test_a_thread_stays_where_paragraphs_are_joined(long_story, cast):
    story, translation = long_story
    thread = said_about(translation, "Đoạn thứ hai", cast.translator)
    words = "<p>Đoạn thứ nhất nói về cảng cũ bên sông. Đoạn thứ hai kể chuyện buôn bán xưa kia.</p>"
    rewrite(story, [*BODY, factories.text(words) | {"id": "m1"}, MORE[2]])
    thread.refresh_from_db()
    assert "Đoạn thứ hai" in thread.segment.source


def test_the_lists_cost_as_many_queries_for_many_as_for_one(japanese, cast):
    editor, translator = client_of(cast.editor), client_of(cast.translator)
    asked = [
        (editor, reverse("translation_questions")),
        (translator, reverse("translation_remarks", args=[japanese.pk])),
        (translator, reverse("translation_segment_remarks", args=[japanese.pk, 1])),
        (translator, bench(japanese)),
    ]

    def costs():
        for number in range(2):
            thread = remarks.write(japanese, first(japanese), cast.translator, f"Câu {number}?", is_question=True)
            remarks.answer(thread, cast.reviewer, f"@{cast.translator} thêm")
        return [_queries(panel, user) for user in (cast.editor, cast.translator)] + [
            _queries(client.get, url) for client, url in asked
        ]

    costs()
    first_time = costs()
    assert costs() == first_time


def _queries(act, about):
    act(about)
    with CaptureQueriesContext(connection) as queries:
        act(about)
    return len(queries)


@pytest.mark.db
@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"answered_at": timezone.now()},
        {"resolved_at": timezone.now()},
    ],
)
def test_the_database_refuses_half_remarks(japanese, cast, wrong):
    fields = {"translation": japanese, "text": "?", "by": cast.translator, **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.create(**fields)


@pytest.mark.db
def test_the_database_refuses_an_answer_that_is_a_thread(japanese, cast):
    thread = remarks.write(japanese, first(japanese), cast.translator, "?")
    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.create(translation=japanese, parent=thread, text="!", by=cast.translator, is_question=True)
