"""The gate: a page is live only with clearance for exactly its content. It fails closed.

Every route to "live" saves the page, so the check stands in `BasePage.save()`. Only the publishing actions, which write
history, search and outbox too, may put a row live, change a live one or take it away. What is only scheduled is saved
without being live, so that action checks by itself (content/wagtail_actions.py).
"""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page

from content import occasion
from content.digest import digest_of, plain
from content.models.clearance import Clearance


class RefusedError(Exception):
    """What the gate says no to; the message is for people."""

    def __init__(self, page: Page, message: str) -> None:
        super().__init__(message)
        self.page = page
        self.message = message


class NotClearedError(RefusedError):
    """The page's content has no clearance in force."""

    def __init__(self, page: Page) -> None:
        text = _(
            "“%(title)s” was not published: this wording is not cleared for release. "
            "Your text is kept as a draft. Submit it for approval, or ask the chief for an override."
        )
        super().__init__(page, text % {"title": page.title})


class HeldError(RefusedError):
    """The page goes out together with others; see content/holding.py."""


class NotPublishedError(RefusedError):
    """Somebody put a page live, or changed what visitors read, without publishing: no history would say so."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("“%(title)s” was not saved: what visitors see changes only by publishing.") % {"title": page.title},
        )


def check(page: Page, update_fields: Collection[str] | None = None) -> None:
    """Raise unless the row may be live as it will stand once this is written."""
    if page.alias_of_id is not None:
        raise RefusedError(page, _("“%(title)s”: pages have no aliases here.") % {"title": page.title})
    if not occasion.current().is_publishing:
        _check_unchanged(page, update_fields)
    elif page.live:
        check_content(page)


def _check_unchanged(page: Page, update_fields: Collection[str] | None) -> None:
    """Outside the publishing actions a live row keeps its content and stays; a partial save writes some of it."""
    written = _written(page, update_fields)
    if not written or (page.pk is None and not page.live):
        return
    stored = type(page)._base_manager.filter(pk=page.pk).first()
    is_live = stored is not None and stored.live
    becomes_live = page.live if "live" in written else is_live
    if is_live and not becomes_live:
        raise NotPublishedError(page)
    if not becomes_live:
        return
    fields = (name for name in page.canonical_fields if name in written)
    if not is_live or any(plain(page, name) != plain(stored, name) for name in fields):
        raise NotPublishedError(page) if _is_cleared(page) else NotClearedError(page)


def _written(page: Page, update_fields: Collection[str] | None) -> set[str]:
    """Which of the fields that visitors see are written; all of them with rows of tags and the like."""
    seen = {"live", *page.canonical_fields}
    if update_fields is None or not _child_rows(page).isdisjoint(update_fields):
        return seen
    names = set(update_fields) | {field.name for field in page._meta.fields if field.attname in update_fields}
    return seen & names


def _child_rows(page: Page) -> set[str]:
    """Such as the rows behind `tags`; comments are for the desk."""
    names = {relation.get_accessor_name() for relation in get_all_child_relations(page)}
    return names - {COMMENTS_RELATION_NAME}


def check_content(page: Page) -> None:
    """Raise unless the page's content, live or not, is cleared."""
    if not _is_cleared(page):
        raise NotClearedError(page)


def _is_cleared(page: Page) -> bool:
    return page.pk is not None and is_cleared(page.pk, digest_of(page))


def is_cleared(page_id: int, digest: str) -> bool:
    return Clearance.objects.in_force().of(page_id, digest).exists()


def check_generic(page: Page, update_fields: Collection[str] | None = None) -> None:
    """A bare `Page` row may be saved live only as it stands: its type's own content is not at hand."""
    written = {"live", *PAGE_FIELDS} if update_fields is None else {"live", *PAGE_FIELDS}.intersection(update_fields)
    if not written or (occasion.current().is_publishing and not page.live):
        return
    stored = Page.objects.filter(pk=page.pk).values("live", *PAGE_FIELDS).first() or {}
    becomes = {**stored, **{name: getattr(page, name) for name in written}}
    if stored.get("live") and not becomes["live"]:
        raise NotPublishedError(page)
    if becomes.get("live") and becomes != stored:
        raise NotClearedError(page)


PAGE_FIELDS = ("title", "seo_title", "search_description")
