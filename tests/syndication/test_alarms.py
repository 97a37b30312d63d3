"""The desk is told of what failed: by mail once, on the first page, in the menu."""

import pytest
from django.core import mail
from django.urls import reverse

from syndication import alarms
from syndication.models import Channel, Delivery
from tests import factories, people
from tests.syndication.conftest import make_channel, planned

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def failed(cast):
    delivery = planned(factories.article("Mùa nhãn"), make_channel())
    Delivery.objects.filter(pk=delivery.pk).update(state=Delivery.State.FAILED, error="422 Không có tiêu đề")
    delivery.refresh_from_db()
    return delivery


def test_desk_and_chief_get_one_mail_each_and_no_second(failed, cast):
    assert alarms.tell_desk() == 1
    assert {address for message in mail.outbox for address in message.to} == {cast.desk.email, cast.chief.email}
    body = mail.outbox[0].body
    assert "Mùa nhãn" in body
    assert "422 Không có tiêu đề" in body
    assert reverse("delivery", args=[failed.item_id, failed.channel_id]) in body
    assert alarms.tell_desk() == 0
    assert len(mail.outbox) == 2


def test_what_fails_again_after_it_was_sent_again_is_told_again(failed, cast):
    from syndication import desk

    alarms.tell_desk()
    desk.send_again(failed.item, failed.channel, cast.desk)
    Delivery.objects.update(state=Delivery.State.FAILED)
    assert alarms.tell_desk() == 1


def test_a_mail_that_can_not_be_sent_is_tried_again(failed, cast, monkeypatch):
    monkeypatch.setattr(alarms, "send_mail", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        alarms.tell_desk()
    monkeypatch.undo()
    assert alarms.tell_desk() == 1


def first_page(user):
    return people.client_of(user).get(reverse("wagtailadmin_home")).content.decode()


def test_the_first_page_of_desk_and_chief_lists_it_and_that_of_others_does_not(failed, cast):
    Channel.objects.update(name="Cổng quốc gia")
    for user in (cast.desk, cast.chief):
        assert "Cổng quốc gia: 422 Không có tiêu đề" in first_page(user)
    for user in (cast.editor, cast.leader, cast.clearer, cast.reviewer, cast.administrator):
        assert "Không có tiêu đề" not in first_page(user)
