"""The latest draft of a page that was just read, and the one that an act is about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from wagtail.models import Page, Revision

_at_hand: ContextVar[Page | None] = ContextVar("draft at hand", default=None)


def latest(page: Page, known: Revision | None = None) -> Page:
    """As Wagtail's `get_latest_revision_as_object`, which reads the page's row once more. It knows its revision.

    A revision that was read already is taken where it is the latest; a page that is that draft is it.
    """
    if page.latest_revision_id is not None and page.__dict__.get("_drafted_by") == page.latest_revision_id:
        return page
    is_latest = known is not None and known.pk == page.latest_revision_id
    revision = known if is_latest else page.get_latest_revision()
    if revision is None:
        return page
    draft = page.with_content_json(revision.content)
    draft.latest_revision = revision
    return saved(draft)


def saved(page: Page) -> Page:
    """The page, which stands as its latest revision has it."""
    page._drafted_by = page.latest_revision_id
    return page


def is_of(page: Page, content: dict[str, Any]) -> bool:
    """Whether the page is the draft of this very revision, not of one that reads alike."""
    drafted = page.__dict__.get("_drafted_by")
    return drafted is not None and drafted == page.latest_revision_id and page.latest_revision.content is content


@contextmanager
def at_hand(draft: Page) -> Iterator[None]:
    """An act about this draft, whose page is held: what asks for the page meanwhile does not read it again."""
    token = _at_hand.set(draft)
    try:
        yield
    finally:
        _at_hand.reset(token)


def row_at_hand(pk: str) -> Page | None:
    """The page of the draft at hand as Wagtail's workflows want it: a plain `Page` that knows what the draft knows."""
    draft = _at_hand.get()
    if draft is None or str(draft.pk) != pk:
        return None
    row = draft.page_ptr
    row._state.fields_cache = draft._state.fields_cache
    row.specific = draft
    return row
