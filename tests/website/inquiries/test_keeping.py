"""Personal data goes when its time is over; figures stay."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.people import client_of
from tests.website.inquiries.letters import act, sent
from website.inquiries import desks, keeping
from website.models import Inquiry, InquiryEvent, Note, Reply

pytestmark = pytest.mark.django_db


def in_days(number):
    return timezone.now() + timedelta(days=number)


def test_a_closed_inquiry_is_emptied_after_the_period_and_stays_as_a_figure(client, desk_set, officer):
    inquiry = sent(client, phone="+81 3 1234", organisation="株式会社", subject="土地")
    act(officer, inquiry, "note", text="Bà Hanako gọi lại.")
    act(officer, inquiry, "reply", text="Kính gửi bà Hanako.")
    act(officer, inquiry, "close", text="Bà Hanako rút lại.")
    assert keeping.run(in_days(179)) == 0
    assert keeping.run(in_days(181)) == 1
    assert keeping.run(in_days(182)) == 0
    row = Inquiry.objects.get()
    assert {getattr(row, name) or "" for name in Inquiry.PERSONAL} == {""}
    assert (row.kind, row.language, row.country, row.state) == ("invest", "ja", "JP", "closed")
    assert Note.objects.get().text == Reply.objects.get().vietnamese == ""
    assert "Hanako" not in officer.get(reverse("inquiry", args=[row.pk])).content.decode()
    assert not any("Hanako" in str(event.details) for event in InquiryEvent.objects.all())


def test_what_is_open_is_not_emptied(client, desk_set):
    sent(client)
    assert keeping.run(in_days(2000)) == 0


def test_what_was_answered_is_closed_after_a_month_and_emptied_after_the_period(client, desk_set, officer):
    inquiry = sent(client, code="vi")
    act(officer, inquiry, "reply", text="Kính gửi bà.")
    act(officer, inquiry, "send", reply=Reply.objects.get().pk)
    keeping.run(in_days(31))
    assert Inquiry.objects.get().state == "closed"
    assert keeping.run(in_days(31 + 181)) == 1


def test_spam_is_kept_for_thirty_days(client, desk_set):
    sent(client, homepage="x")
    assert keeping.run(in_days(29)) == 0
    assert keeping.run(in_days(31)) == 1
    assert Inquiry.objects.get().message == ""


def test_the_desk_erases_earlier_when_it_is_sure(client, desk_set, desk, officer):
    inquiry = sent(client)
    act(desk, inquiry, "erase")
    assert Inquiry.objects.get().erased_at is None
    act(desk, inquiry, "erase", sure="yes")
    row = Inquiry.objects.get()
    assert (row.email, row.state) == ("", "closed")
    assert act(officer, inquiry, "note", text="Ghi thêm.").status_code == 409
    assert Note.objects.count() == 0


def test_a_file_holds_what_the_person_sees_without_formulas(client, desk_set, officer, cast):
    inquiry = sent(client, name="=HYPERLINK(1)", message="+1")
    sent(client, "travel", code="vi")
    response = officer.post(reverse("inquiry_export"), {"kind": ""})
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 2
    assert {"'=HYPERLINK(1)", "'+1", inquiry.reference} <= set(rows[1])
    assert InquiryEvent.objects.filter(kind="exported", by=cast.other_editor).count() == 1
    assert client_of(cast.translator).post(reverse("inquiry_export")).status_code == 404


def test_a_file_tells_what_a_journalist_asks_for_and_when(client, desk_set, desk):
    sent(client, "press", code="en", organisation="The Paper", request="filming", dates="3-5 August")
    rows = list(csv.DictReader(io.StringIO(desk.post(reverse("inquiry_export")).content.decode("utf-8-sig"))))
    assert rows[0]["Ngày, thời gian"] == "3-5 August"
    assert rows[0]["Loại yêu cầu"] == "Quay phim hoặc chụp ảnh"


def test_the_desk_writes_down_how_long_the_servers_logs_are_kept(client, desk_set, desk):
    typed = {"prefix": "HY", "months_kept": "6", "log_days": "45", "privacy_page": ""}
    assert desk.post(reverse("inquiry_desks"), typed).status_code == 302
    assert desks.settings().log_days == 45
    assert desk.post(reverse("inquiry_desks"), {**typed, "log_days": "0"}).status_code == 422


def test_the_list_filters_and_its_queries_do_not_grow(client, desk_set, officer):
    first = sent(client)
    Inquiry.objects.filter(pk=first.pk).update(due=timezone.localdate() - timedelta(days=9))
    page = officer.get(reverse("inquiry_list")).content.decode()
    assert "is-late" in page
    with CaptureQueriesContext(connection) as few:
        officer.get(reverse("inquiry_list"))
    others = [sent(client, code=code, email=f"{code}@example.jp") for code in ("fr", "vi")]
    with CaptureQueriesContext(connection) as many:
        officer.get(reverse("inquiry_list"))
    assert len(many) <= len(few)
    late = officer.get(reverse("inquiry_list"), {"late": "on"}).content.decode()
    assert first.reference in late
    assert others[0].reference not in late
    french = officer.get(reverse("inquiry_list"), {"language": "fr", "kind": "invest"}).content.decode()
    assert others[0].reference in french
    assert first.reference not in french
    assert officer.get(reverse("inquiry_list"), {"state": "xx", "language": "yy", "p": "zz"}).status_code == 200
