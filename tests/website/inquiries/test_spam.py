"""Robots: set aside, limited, never lost."""

import pytest
from django.core import mail
from django.test import RequestFactory
from django.urls import reverse

from tests.website.inquiries.letters import act, deliver, send, sent, stamp
from website.inquiries import spam
from website.models import Inquiry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("why", "fields"),
    [
        ("trap", {"homepage": "http://buy.example"}),
        ("fast", {"stamp": None}),
        ("links", {"message": "http://a http://b www.c https://d"}),
    ],
)
def test_what_looks_like_spam_is_kept_apart_and_tells_nobody(client, desk_set, officer, why, fields):
    if why == "fast":
        fields = {"stamp": stamp(age=0)}
    inquiry = sent(client, **fields)
    assert (inquiry.state, inquiry.suspicion) == ("suspected", why)
    assert deliver(mail.outbox) == []
    assert officer.get(reverse("inquiry", args=[inquiry.pk])).status_code == 404


def test_the_desk_rescues_it_and_the_visitor_is_told(client, desk_set, desk):
    inquiry = sent(client, homepage="x")
    assert inquiry.reference in desk.get(reverse("inquiry_list"), {"state": "suspected"}).content.decode()
    act(desk, inquiry, "rescue")
    assert Inquiry.objects.get().state == "open"
    assert "hanako@example.jp" in {m.to[0] for m in deliver(mail.outbox)}


def test_nobody_but_the_desk_rescues_or_erases(client, desk_set, officer):
    inquiry = sent(client)
    act(officer, inquiry, "erase", sure="yes")
    act(officer, inquiry, "rescue")
    assert Inquiry.objects.get().erased_at is None


def test_too_many_from_one_address_are_told_so_and_keep_their_text(client, home):
    for number in range(spam.PER_HOUR):
        sent(client, email=f"a{number}@example.jp")
    response = send(client, email="b@example.jp")
    assert response.status_code == 429
    assert "ロンガン" in response.content.decode()
    assert Inquiry.objects.count() == spam.PER_HOUR
    assert send(client, email="b@example.jp", stamp=stamp()).status_code == 429
    other = client.post("/ja/inquiries/invest/", {}, REMOTE_ADDR="192.0.2.9")
    assert other.status_code == 400  # looked at, not turned away


def test_nobody_has_a_stranger_flooded_with_mails(client, home):
    for number in range(spam.PER_DAY):
        client.defaults["REMOTE_ADDR"] = f"192.0.2.{number}"
        sent(client)
    client.defaults["REMOTE_ADDR"] = "192.0.2.99"
    assert send(client, email="HANAKO@example.jp").status_code == 429


@pytest.mark.parametrize(
    ("remote", "forwarded", "expected"),
    [
        ("192.0.2.1", "203.0.113.9", "192.0.2.1"),  # from the net itself: anybody writes this header
        ("127.0.0.1", "203.0.113.9, 198.51.100.4", "198.51.100.4"),  # what our proxy added
        ("127.0.0.1", "", "127.0.0.1"),
    ],
)
def test_a_visitor_is_counted_by_the_address_that_our_own_proxy_saw(remote, forwarded, expected):
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert spam.network_address(request) == expected


@pytest.mark.parametrize("email", ["a@example.jp\nBcc: b@example.jp", "a@example.jp\r\nX: y", "a b@example.jp"])
def test_no_header_is_smuggled_in_by_an_address(client, home, email):
    assert send(client, email=email).status_code == 400
    assert Inquiry.objects.count() == 0


def test_a_name_with_line_breaks_stands_in_no_header(client, desk_set):
    inquiry = sent(client, name="Hanako\r\nBcc: b@example.jp", subject="x\r\nBcc: c@example.jp")
    for message in deliver(mail.outbox):
        assert "\n" not in message.subject
        assert message.recipients() == message.to
    assert inquiry.state == "open"
