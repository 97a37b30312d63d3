"""The wording of a source that may be translated: only what is cleared."""

from __future__ import annotations

import json
from typing import Any

from wagtail.models import Page

from content.digest import digest_of, read_relations
from content.gate import is_cleared
from content.models.base import NOT_FROM_DRAFTS
from translation.models import Translation

NOT_READ = frozenset(NOT_FROM_DRAFTS) - {"locale"}  # of a wording: who owns the page and which revisions it has


def cleared_wording(source: Page) -> Page | None:
    """The latest draft when it is cleared, else what is live; None when nothing of it is cleared."""
    return cleared_with_digest(source)[0]


def cleared_with_digest(source: Page) -> tuple[Page | None, str]:
    """The same, and what it is cleared by."""
    source = source.specific
    draft = source.get_latest_revision_as_object()
    for wording in (draft, source) if source.live and draft is not source else (draft,):
        read_relations(wording)
        digest = digest_of(wording)
        if is_cleared(source.pk, digest):
            return wording, digest
    return None, ""


def source_of(translation: Translation) -> Page:
    """The source in the wording that the segments were taken from."""
    content = {name: value for name, value in translation.source_content.items() if name not in NOT_READ}
    page = translation.source.specific_class.from_serializable_data(content)
    page.content_type_id = translation.source.content_type_id
    return page


def as_content(wording: Page) -> dict[str, Any]:
    """The wording as Wagtail keeps it in revisions: plain data, for `with_content_json`."""
    return json.loads(wording.to_json())
