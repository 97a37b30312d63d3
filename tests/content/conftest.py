"""People and drafts for the tests of clearance."""

import pytest

from content.models import ArticlePage
from tests import factories


@pytest.fixture
def make_draft(cast):
    """A draft of the editor's agency, written by the editor."""

    def make(title="Mùa sen", parent=None, **fields):
        parent = parent or factories.section()
        page = ArticlePage(
            title=title,
            locale=parent.locale,
            live=False,
            owner=cast.editor,
            **{"agency": factories.agency("svhttdl"), "lead": "Câu mở đầu.", **fields},
        )
        parent.add_child(instance=page)
        page.save_revision(user=cast.editor)
        return page

    return make


@pytest.fixture
def draft(make_draft):
    return make_draft()
