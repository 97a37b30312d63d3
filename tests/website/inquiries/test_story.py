"""A letter from Japan: summary, answer, rendering, mail; and everything that is told on the way."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.people import client_of
from tests.website.inquiries.letters import JAPANESE, act, deliver, sent, translate
from translation.machines import engines
from translation.models_machines import MachineEngine
from website.inquiries.desk import handing_over
from website.models import Inquiry, InquiryEvent, Reply

pytestmark = pytest.mark.django_db
ANSWER = "田中様\n\n工業団地の空き区画は二つございます。"


def kinds_of(inquiry):
    return list(InquiryEvent.objects.filter(inquiry=inquiry).values_list("kind", flat=True))


@pytest.mark.db
def test_an_investor_from_japan_is_answered_in_japanese(client, desk_set, officer, translator):
    inquiry = sent(client)
    assert re.fullmatch(r"HY-\d{4}-[2-9A-HJ-NP-Z]{6}", inquiry.reference)
    page = client.get(f"/ja/inquiries/sent/{inquiry.reference}/").content.decode()
    assert inquiry.reference in page
    assert "花子" not in page

    told = {message.to[0]: message for message in deliver(mail.outbox)}
    assert set(told) == {"hanako@example.jp", "bientap2@example.vn", "dichja@example.vn"}
    assert inquiry.reference in told["hanako@example.jp"].subject
    assert JAPANESE not in told["hanako@example.jp"].body
    assert "hanako" not in told["dichja@example.vn"].body

    mine = translator.get(reverse("translation_mine")).content.decode()
    assert inquiry.reference in mine
    translate(translator, inquiry, "summary", "Hỏi về đất cho nhà máy chế biến nhãn.")
    assert "Hỏi về đất" in officer.get(reverse("inquiry", args=[inquiry.pk])).content.decode()

    act(officer, inquiry, "reply", text="Kính gửi bà Tanaka. Còn hai lô trống.")
    assert "Còn hai lô trống" in translator.get(reverse("inquiry_translate", args=[inquiry.pk])).content.decode()
    translate(translator, inquiry, "rendering", ANSWER)
    assert [m.to for m in deliver(mail.outbox)] == [["dichja@example.vn"], ["bientap2@example.vn"]]
    assert Inquiry.objects.get().state == "open"

    act(officer, inquiry, "send", reply=Reply.objects.get().pk)
    (answer,) = deliver(mail.outbox)
    assert answer.to == ["hanako@example.jp"]
    assert inquiry.reference in answer.subject
    assert answer.body.startswith(ANSWER)
    assert "Còn hai lô" not in answer.body
    assert Inquiry.objects.get().state == "answered"
    done = ["received", "given", "summarised", "drafted", "rendered", "sent", "mail_sent"]
    assert kinds_of(inquiry) == done


def test_no_machine_is_asked_though_all_are_allowed(
    client, desk_set, officer, translator, monkeypatch, outside_machines
):
    asked = []
    monkeypatch.setattr("translation.machines.transport.exchange", lambda *args: asked.append(args))
    monkeypatch.setattr("translation.machines.policy.choose", lambda *args, **kwargs: asked.append(args))
    inquiry = sent(client)
    translate(translator, inquiry, "summary", "Tóm tắt.")
    act(officer, inquiry, "reply", text="Trả lời.")
    translate(translator, inquiry, "rendering", ANSWER)
    act(officer, inquiry, "send", reply=Reply.objects.get().pk)
    deliver(mail.outbox)
    assert InquiryEvent.objects.filter(kind="mail_sent").exists()
    assert asked == []


@pytest.fixture
def outside_machines(db, settings):
    """Every engine is there, switched on, and may see cleared text."""
    settings.MACHINE_TRANSLATION_URL = "http://127.0.0.1:9/"
    settings.DEEPL_KEY = settings.GOOGLE_TRANSLATE_KEY = settings.MICROSOFT_TRANSLATOR_KEY = "x"
    found = engines.available()
    assert len(found) == 4
    MachineEngine.objects.bulk_create(
        MachineEngine(code=engine.code, is_on=True, may_see_cleared=True) for engine in found
    )


def test_a_letter_in_vietnamese_needs_no_translator(client, desk_set, officer, cast):
    inquiry = sent(client, code="vi", message="Tôi muốn hỏi về đất.")
    assert not inquiry.needs_translation
    act(officer, inquiry, "reply", text="Kính gửi bà.")
    act(officer, inquiry, "send", reply=Reply.objects.get().pk)
    assert [m.body.splitlines()[0] for m in deliver(mail.outbox) if m.to == ["hanako@example.jp"]][-1] == "Kính gửi bà."


def test_english_needs_no_translator_where_the_officer_reads_it(client, desk_set):
    assert sent(client, code="en", message="Land?").needs_translation
    desk_set.reads_english = True
    desk_set.save()
    assert not sent(client, code="en", message="Land?").needs_translation


def test_an_answer_in_the_making_is_not_sent(client, desk_set, officer):
    inquiry = sent(client)
    act(officer, inquiry, "reply", text="Trả lời.")
    act(officer, inquiry, "send", reply=Reply.objects.get().pk)
    assert Reply.objects.get().state == "to_render"
    act(officer, inquiry, "reply", text="Câu khác.")
    assert Reply.objects.count() == 1


def test_a_refused_text_stays_in_its_field(client, desk_set, officer):
    inquiry = sent(client)
    act(officer, inquiry, "reply", text="Một.")
    response = act(officer, inquiry, "reply", text="Hai, gõ đã lâu.")
    assert response.status_code == 409
    response = act(officer, inquiry, "note", text="  ")
    assert response.status_code == 422


def test_handed_to_another_agency_it_is_gone_from_the_first(client, desk_set, officer, cast):
    inquiry = sent(client)
    own = cast.editor.memberships.get().agency
    deliver(mail.outbox)
    assert act(officer, inquiry, "hand_over", agency=own.pk)["Location"] == reverse("inquiry_list")
    assert officer.get(reverse("inquiry", args=[inquiry.pk])).status_code == 404
    assert client_of(cast.editor).get(reverse("inquiry", args=[inquiry.pk])).status_code == 200
    assert "bientap@example.vn" in {m.to[0] for m in deliver(mail.outbox)}


def test_closed_with_a_reason_and_opened_again(client, desk_set, officer):
    inquiry = sent(client)
    act(officer, inquiry, "close", text="Đã trả lời qua điện thoại.")
    assert Inquiry.objects.get().state == "closed"
    act(officer, inquiry, "reopen")
    assert Inquiry.objects.get().state == "open"
    assert kinds_of(inquiry)[-2:] == ["closed", "reopened"]


def test_the_officer_gives_it_to_somebody_outside_and_is_told_no_more(client, desk_set, officer, cast):
    outside = client_of(cast.outsider)
    inquiry = sent(client)
    url = reverse("inquiry_translate", args=[inquiry.pk])
    assert outside.get(url).status_code == 404
    act(officer, inquiry, "translator", person=cast.outsider.pk)
    page = outside.get(url).content.decode()
    assert "工場用地" in page
    for secret in ("hanako", "花子", "1234-5678", "tanaka@"):
        assert secret not in page
    assert "100 000 000" in page
    assert outside.get(reverse("inquiry", args=[inquiry.pk])).status_code == 404
    assert client_of(cast.translator).get(url).status_code == 404  # it has a translator


def test_an_officer_who_reads_the_language_answers_in_it(client, desk_set, officer):
    inquiry = sent(client)
    act(officer, inquiry, "read")
    act(officer, inquiry, "reply", text=ANSWER)
    assert Reply.objects.get().state == "ready"


@pytest.mark.parametrize("text", ["", "x", "99999999999", "-1", "１"])
def test_a_wrong_choice_changes_nothing(client, desk_set, officer, text):
    inquiry = sent(client)
    before = kinds_of(inquiry)
    for name, field in (("officer", "person"), ("translator", "person"), ("hand_over", "agency"), ("send", "reply")):
        assert act(officer, inquiry, name, **{field: text}).status_code == 302
    assert act(officer, inquiry, "nonsense").status_code == 302
    assert kinds_of(inquiry) == before


def test_who_leaves_hands_inquiries_over(client, desk_set, cast):
    inquiry = sent(client)
    handing_over._pass_on(cast.other_editor, cast.other_leader)
    handing_over._pass_on(cast.translator, cast.other_leader)
    inquiry.refresh_from_db()
    assert (inquiry.officer, inquiry.translator) == (cast.other_leader, None)
