"""Drafts loaded from revisions, and saves that leave foreign keys to the database."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from wagtail.models import Locale, Page, PageLogEntry, Workflow, WorkflowState

from content import drafts, foreign_keys, locales
from content.models import ArticlePage
from content.models.base import NOT_FROM_DRAFTS
from tests import factories
from tests.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def page(db):
    factories.make_site()
    page = factories.article("Mùa sen", lead="Một câu.")
    page.save_revision()
    return ArticlePage.objects.get(pk=page.pk)


def test_a_draft_takes_from_its_page_what_is_the_pages(page):
    """Wagtail sets these after it has looked the draft's up; a name that it stops setting must not get lost."""
    owner = person("chu")
    ArticlePage.objects.filter(pk=page.pk).update(owner=owner, locked=True, locked_by=owner)
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    for name in NOT_FROM_DRAFTS:
        assert getattr(draft, f"{name}_id") == getattr(page, f"{name}_id"), name


def test_a_draft_is_loaded_without_looking_up_what_the_page_has(page, django_assert_num_queries):
    revision = page.latest_revision
    with django_assert_num_queries(3):  # its page, the section above, comments
        revision.as_object()


def test_a_draft_has_the_agency_that_was_drafted(page):
    other = factories.agency("ban-kcn")
    page.agency = other
    page.save_revision()
    draft = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.agency == other


def test_a_draft_of_an_agency_that_is_gone_is_read_and_not_saved(page):
    page.agency_id = 999_999
    page.save_revision(clean=False)
    draft = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.agency_id == 999_999
    with pytest.raises(IntegrityError), transaction.atomic():
        _keep_agency_and_end(draft)


def test_a_draft_knows_the_page_above_and_its_own_revision(page, django_assert_num_queries):
    page = ArticlePage.objects.get(pk=page.pk)
    draft = drafts.latest(page)
    with django_assert_num_queries(0):
        assert draft.get_parent() == page.get_parent()
        assert draft.get_latest_revision() == page.latest_revision


def test_the_language_of_pages_is_asked_for_once(page, django_assert_num_queries):
    draft = page.get_latest_revision_as_object()
    with django_assert_num_queries(0):
        assert (draft.language, draft.locale.language_code) == ("vi", "vi")


def test_a_new_locale_is_known_at_once(db):
    locales.forget(Locale)
    assert locales.get(Locale.objects.get(language_code="vi").pk).language_code == "vi"
    made = Locale.objects.create(language_code="de")
    assert locales.get(made.pk).language_code == "de"
    with pytest.raises(Locale.DoesNotExist, match="999999"):
        locales.get(999_999)


def test_the_database_refuses_a_page_whose_agency_does_not_exist(page):
    draft = ArticlePage(title="Nháp", slug="nhap", agency_id=999_999, live=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        _add_and_end(page.get_parent(), draft)


def _keep_agency_and_end(draft):
    ArticlePage.objects.filter(pk=draft.pk).update(agency_id=draft.agency_id)
    connection.check_constraints()


def _add_and_end(section, draft):
    """SQLite asks at the end of the transaction, which a test's never reaches."""
    section.add_child(instance=draft)
    connection.check_constraints()


def test_an_address_that_is_taken_is_told_before_saving(page):
    other = factories.article("Mùa nhãn")
    other.slug = page.slug
    with pytest.raises(ValidationError) as refusal:
        other.full_clean()
    assert "slug" in refusal.value.message_dict


def test_two_workflows_at_once_on_a_page_are_still_refused(page):
    """By `clean()`; the constraint that asks the same is left to the database."""
    user = person("bientap")
    workflow = Workflow.objects.first() or Workflow.objects.create(name="Duyệt")
    fields = {"workflow": workflow, "content_object": page, "requested_by": user, "base_content_type": _page_type()}
    fields["content_type"] = page.content_type
    WorkflowState.objects.create(**fields)
    with pytest.raises(ValidationError, match="only be one|một"):
        WorkflowState(**fields).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkflowState.objects.bulk_create([WorkflowState(**fields)])


def _page_type():
    return ContentType.objects.get_for_model(Page)


def test_a_line_of_the_log_still_needs_a_known_action(page):
    with pytest.raises(ValidationError, match="not been registered|chưa"):
        PageLogEntry.objects.create(
            page=page, action="unheard.of", label="x", content_type=_page_type(), timestamp=page.first_published_at
        )


def test_installing_twice_wraps_once():
    before = WorkflowState.clean_fields
    foreign_keys.install()
    assert WorkflowState.clean_fields is before
