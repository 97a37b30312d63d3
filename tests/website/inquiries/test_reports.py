"""An error reported on a page reaches those who look after it in that language."""

import pytest
from django.core import mail
from django.urls import reverse

from content import trees
from tests import factories
from tests.people import client_of
from tests.website.inquiries.letters import deliver, stamp
from website.models import ErrorReport

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(cast):
    return factories.article("Phố Hiến")


@pytest.fixture
def japanese(story):
    return factories.article("フォーヒエン", factories.section("ja"), like=story)


def report(client, page, **more):
    path = f"/{page.locale.language_code}/report/{page.translation_key}/"
    return client.post(path, {"stamp": stamp(), "what": "Sai năm.", "where": "Đoạn 2", "email": "", **more})


def test_on_a_japanese_page_it_reaches_the_japanese_reviewer(client, japanese, cast):
    assert report(client, japanese, email="hanako@example.jp").status_code == 302
    row = ErrorReport.objects.get()
    url = reverse("error_report_desk", args=[row.pk])
    called = deliver(mail.outbox)
    assert cast.reviewer.email in [to for one in called for to in one.to]
    assert not {cast.editor.email, cast.other_translator.email} & {to for one in called for to in one.to}
    assert all("フォーヒエン" in one.subject and url in one.body for one in called)
    assert not any("Sai năm" in one.body or "hanako" in one.body for one in called), "what was written stays here"
    reviewer = client_of(cast.reviewer)
    for name in ("wagtailadmin_home", "translation_mine", "report_list"):
        assert "フォーヒエン" in reviewer.get(reverse(name)).content.decode(), name
    assert "hanako" not in reviewer.get(url).content.decode()
    for other in (cast.editor, cast.other_translator, cast.translator):
        assert client_of(other).get(url).status_code == 404
    reviewer.post(url, {"state": "corrected", "reason": "直しました。"})
    (told,) = deliver(mail.outbox)
    assert told.to == ["hanako@example.jp"]
    assert "直しました。" in told.body


def test_on_a_vietnamese_page_it_reaches_the_editors_of_its_agency(client, story, cast):
    report(client, story)
    url = reverse("error_report_desk", args=[ErrorReport.objects.get().pk])
    assert client_of(cast.editor).get(url).status_code == 200
    assert client_of(cast.other_editor).get(url).status_code == 404
    assert client_of(cast.reviewer).get(url).status_code == 404
    assert client_of(cast.desk).get(url).status_code == 200


def test_rejecting_needs_a_reason_and_two_do_not_decide(client, story, cast):
    report(client, story)
    row, editor = ErrorReport.objects.get(), client_of(cast.editor)
    url = reverse("error_report_desk", args=[row.pk])
    assert editor.post(url, {"state": "rejected"}).status_code == 422
    assert editor.post(url, {"state": "suspected", "reason": "x"}).status_code == 422
    editor.post(url, {"state": "rejected", "reason": "Số liệu đúng."})
    client_of(cast.leader).post(url, {"state": "corrected"})
    row.refresh_from_db()
    assert (row.state, row.reason, row.decided_by) == ("rejected", "Số liệu đúng.", cast.editor)
    assert deliver(mail.outbox) == []  # no address was left, and nobody is called to what is decided


def test_spam_is_for_the_desk_alone_and_can_be_rescued(client, story, cast):
    report(client, story, homepage="x")
    url = reverse("error_report_desk", args=[ErrorReport.objects.get().pk])
    assert client_of(cast.editor).get(url).status_code == 404
    assert deliver(mail.outbox) == []
    client_of(cast.desk).post(url, {"act": "rescue"})
    assert ErrorReport.objects.get().state == "open"
    assert cast.editor.email in [to for one in deliver(mail.outbox) for to in one.to]


def test_only_live_pages_have_a_form(client, story, japanese):
    assert client.get(f"/fr/report/{story.translation_key}/").status_code == 404
    assert client.get(f"/vi/report/{trees.home_of('vi').translation_key}/").status_code == 404
    assert report(client, story, what="").status_code == 400


def test_a_report_outlives_its_page(client, story, cast):
    report(client, story)
    story.delete()
    assert ErrorReport.objects.get().title == "Phố Hiến"
    assert (
        client_of(cast.desk).get(reverse("error_report_desk", args=[ErrorReport.objects.get().pk])).status_code == 200
    )
