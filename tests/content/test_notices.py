"""Who is told what, and when."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from content import notices
from content.models import PageEvent
from reference.models import Leave
from tests.content.test_clearance import edit, fresh, submit

pytestmark = pytest.mark.django_db


def recipients():
    return sorted(address for message in mail.outbox for address in message.to if "thông" not in message.subject)


def test_the_leader_is_told_once_in_vietnamese_with_a_link(draft, cast):
    submit(draft, cast.editor)
    assert notices.send_due() == 1
    assert notices.send_due() == 0
    message = mail.outbox[-1]
    assert message.to == [cast.leader.email]
    assert "chờ" in message.subject
    assert f"/admin/stories/{draft.pk}/review/" in message.body


def test_a_deputy_is_told_while_the_leader_is_away(draft, cast):
    today = timezone.localdate()
    Leave.objects.create(user=cast.leader, first_day=today, last_day=today + timedelta(days=3))
    submit(draft, cast.editor)
    notices.send_due()
    assert mail.outbox[-1].to == [cast.deputy.email]


def test_a_deputy_is_told_when_the_leader_wrote_it(draft, cast):
    edit(draft, cast.leader, lead="Lãnh đạo sửa.")
    submit(draft, cast.editor)
    notices.send_due()
    assert mail.outbox[-1].to == [cast.deputy.email]


def test_several_steps_come_in_one_mail(make_draft, cast):
    for title in ("Một", "Hai"):
        submit(make_draft(title), cast.editor)
    assert notices.send_due() == 1
    assert "Một" in mail.outbox[-1].body
    assert "Hai" in mail.outbox[-1].body


def test_hot_news_is_told_at_once_to_everybody_on_its_way(make_draft, cast):
    draft = make_draft(is_hot=True)
    assert notices.mark_hot(fresh(draft), cast.editor)
    assert not notices.mark_hot(fresh(draft), cast.editor)
    assert PageEvent.objects.filter(page_id=draft.pk, kind=PageEvent.Kind.MARKED_HOT).count() == 1
    assert notices.tell_of_hot_news.call(draft.pk) == 5
    told = {address for message in mail.outbox for address in message.to}
    assert {cast.leader.email, cast.deputy.email, cast.clearer.email, cast.desk.email, cast.chief.email} == told


def test_an_ordinary_draft_is_no_hot_news(draft, cast):
    assert not notices.mark_hot(fresh(draft), cast.editor)
