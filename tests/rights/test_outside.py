"""People outside the office: no mail and no screen with text whose source is not cleared, whatever roles they hold."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Page

from content import notices, rights
from content.models import ArticlePage, Lineage
from content.rights import NOTHING
from reference.models import Membership
from reference.roles import forget
from tests import factories, people
from tests.people import client_of

pytestmark = pytest.mark.django_db
Role = Membership.Role


@pytest.fixture
def waiting(cast):
    """A Japanese translation of an uncleared text, submitted for review."""
    parent = factories.section("ja")
    page = ArticlePage(title="下書き", locale=parent.locale, live=False, agency=factories.agency("svhttdl"))
    parent.add_child(instance=page)
    Lineage.objects.create(page=page, source=factories.article(), source_digest="0" * 64)
    page.save_revision(user=cast.translator)
    page.get_workflow().start(page, cast.translator)
    return ArticlePage.objects.get(pk=page.pk)


def test_a_reviewer_outside_is_not_told_of_what_is_not_cleared(waiting, cast):
    people.person("ngoai2", Role.REVIEWER, language="ja", is_outside=True)
    notices.send_due()
    assert {address for message in mail.outbox for address in message.to} == {cast.reviewer.email}


def test_of_a_live_page_only_the_text_that_is_out_is_shown_outside(cast):
    page = factories.article("桃", factories.section("ja"))
    Lineage.objects.create(page=page, source=factories.article(), source_digest="0" * 64)
    assert rights.visible(cast.outsider).filter(pk=page.pk).exists()
    page.title = "新しい"
    page.save_revision(user=cast.translator)
    assert not rights.visible(cast.outsider).filter(pk=page.pk).exists()
    assert rights.visible(cast.translator).filter(pk=page.pk).exists()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.LEADER, Role.CLEARANCE_OFFICER, Role.DESK_OFFICER, Role.CHIEF])
def test_a_role_inside_opens_nothing_to_people_outside(role, cast):
    agency = factories.agency("svhttdl")
    draft = factories.article(agency=agency)
    draft.title = "Sửa"
    draft.save_revision()
    scope = {"agency": agency} if role in (Role.EDITOR, Role.LEADER) else {}
    Membership.objects.bulk_create([Membership(user=cast.outsider, role=role, **scope)])
    forget(cast.outsider)
    assert not rights.visible(cast.outsider).filter(locale__language_code="vi").exists()
    assert not rights.allowed(cast.outsider, {"change"}).filter(locale__language_code="vi").exists()
    assert rights.actions_on(cast.outsider, draft) == NOTHING


def test_the_root_is_no_page_to_choose(cast):
    """Its address is typed by hand only; Wagtail itself breaks on it."""
    url = reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={Page.get_first_root_node().pk}"
    assert client_of(cast.editor).get(url).status_code == 404
