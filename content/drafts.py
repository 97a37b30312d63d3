"""The latest draft of a page that was just read."""

from __future__ import annotations

from wagtail.models import Page, Revision


def latest(page: Page, known: Revision | None = None) -> Page:
    """As Wagtail's `get_latest_revision_as_object`, which reads the page's row once more. It knows its revision.

    A revision that was read already is taken where it is the latest.
    """
    is_latest = known is not None and known.pk == page.latest_revision_id
    revision = known if is_latest else page.get_latest_revision()
    if revision is None:
        return page
    draft = page.with_content_json(revision.content)
    draft.latest_revision = revision
    return draft
