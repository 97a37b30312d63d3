"""The worker's post: tried again until it is out, once."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from unittest.mock import patch

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from tests.website.inquiries.letters import act, deliver, sent
from website.inquiries import mailing
from website.models import Inquiry, InquiryEvent, LetterMail, Reply

pytestmark = pytest.mark.django_db
SEND = "django.core.mail.EmailMessage.send"


def test_a_server_that_is_down_loses_nothing(client, desk_set):
    with patch(SEND, side_effect=SMTPServerDisconnected("down")):
        inquiry = sent(client)
        assert mailing.send_due() == 0
    assert Inquiry.objects.get() == inquiry
    assert mailing.send_due() == 0  # not before its time
    assert mailing.send_due(timezone.now() + timedelta(minutes=2)) == 3
    assert mailing.send_due(timezone.now() + timedelta(days=9)) == 0  # each once


def test_given_up_it_stands_on_the_screen_and_is_sent_again_by_hand(client, desk_set, officer):
    inquiry, now = sent(client, code="vi"), timezone.now()
    with patch(SEND, side_effect=OSError("down")):
        for day in range(30):
            mailing.send_due(now + timedelta(days=day))
    assert not LetterMail.objects.filter(given_up=False).exists()
    assert InquiryEvent.objects.filter(kind="mail_failed").count() == 1
    page = officer.get(reverse("inquiry", args=[inquiry.pk])).content.decode()
    assert 'value="mail"' in page
    act(officer, inquiry, "mail")
    assert [m.to[0] for m in deliver(mail.outbox)] == ["hanako@example.jp"]


def test_an_address_that_does_not_exist_is_not_tried_for_days(client, desk_set):
    sent(client, code="vi")
    refused = SMTPRecipientsRefused({"hanako@example.jp": (550, b"no such user")})
    with patch(SEND, side_effect=refused):
        mailing.send_due()
    assert LetterMail.objects.get(kind="received").given_up


def test_two_workers_send_it_once(client, desk_set):
    sent(client)
    row = LetterMail.objects.first()
    assert mailing._is_claimed(row)
    assert not mailing._is_claimed(row)


def test_an_answer_to_an_erased_inquiry_is_not_sent(client, desk_set, officer, desk):
    inquiry = sent(client, code="vi")
    deliver(mail.outbox)
    act(officer, inquiry, "reply", text="Kính gửi bà.")
    act(officer, inquiry, "send", reply=Reply.objects.get().pk)
    act(desk, inquiry, "erase", sure="yes")
    assert deliver(mail.outbox) == []
