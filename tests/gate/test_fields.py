"""Every field of every page type is part of what is cleared, or it is said here why it need not be."""

import pytest
from wagtail.models import Page

from content.models import ArticlePage, BasePage

TREE = {
    "id",
    "path",
    "depth",
    "numchild",
    "page_ptr",
    "story_ptr",
    "standardpage_ptr",
    "content_type",
    "locale",
    "translation_key",
}
STATE = {
    "live",
    "has_unpublished_changes",
    "live_revision",
    "latest_revision",
    "latest_revision_created_at",
    "first_published_at",
    "last_published_at",
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
    "owner",
    "alias_of",
}
# docs/clearance.md: slug, dates, tree and locks are no part of the canonical content.
ADDRESS = {"slug", "url_path", "show_in_menus"}
FOR_THE_DESK = {
    "draft_title": "the admin's name of a draft",
    "review_by": "when the desk looks at it again",
    "waits_for_release": "what happens once it is cleared",
    "is_hot": "who is told at once",
    "task": "which task of the plan it fulfils, for the report",
}
# Ways back from rows that point at the page, and the rows behind `tags`.
AROUND = {"_revisions", "_specific_revisions", "_workflow_states", "_specific_workflow_states", "tagged_items"}
AROUND |= {"index_entries", "view_restrictions"}
NOT_CLEARED = {*TREE, *STATE, *ADDRESS, *FOR_THE_DESK, *AROUND}
TYPES = [model for model in BasePage.__subclasses__() for model in [model, *model.__subclasses__()]]


def left_out(model: type[BasePage]) -> set[str]:
    forward = (field for field in model._meta.get_fields() if not field.auto_created or field.concrete)
    return {field.name for field in forward} - {*model.canonical_fields, *NOT_CLEARED}


@pytest.mark.parametrize("model", TYPES)
def test_every_field_is_cleared_or_known_not_to_be_read_by_visitors(model):
    assert left_out(model) == set(), "A field that visitors read must stand in canonical_fields."


def test_a_field_that_is_left_out_is_found(monkeypatch):
    fields = tuple(name for name in ArticlePage.canonical_fields if name not in ("byline", "topics"))
    monkeypatch.setattr(ArticlePage, "canonical_fields", fields)
    assert left_out(ArticlePage) == {"byline", "topics"}


def test_every_page_type_is_looked_at():
    assert {model for model in Page.__subclasses__() if not model._meta.abstract} <= set(TYPES)
    assert len(TYPES) >= 7
