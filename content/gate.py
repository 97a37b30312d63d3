"""The gate: a page is live only with clearance for exactly its content. It fails closed.

Every route to "live" saves the page, so the check stands in `BasePage.save()`; a page that is only
scheduled is saved without being live, so the publishing action checks too (content/wagtail_actions.py).
"""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _
from wagtail.models import Page

from content.digest import digest_of
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


def check(page: Page, update_fields: Collection[str] | None = None) -> None:
    """Raise unless the row that is about to be written may be live."""
    if page.alias_of_id is not None:
        raise RefusedError(page, _("“%(title)s”: pages have no aliases here.") % {"title": page.title})
    if page.live and _writes_content(page, update_fields):
        check_content(page)


def check_content(page: Page) -> None:
    """Raise unless the page's content, live or not, is cleared."""
    if page.pk is None or not is_cleared(page.pk, digest_of(page)):
        raise NotClearedError(page)


def is_cleared(page_id: int, digest: str) -> bool:
    return Clearance.objects.in_force().of(page_id, digest).exists()


def check_generic(page: Page, update_fields: Collection[str] | None = None) -> None:
    """A bare `Page` row may be saved live only as it stands: its type's own content is not at hand."""
    if not page.live or not _writes_content(page, update_fields, PAGE_FIELDS):
        return
    stored = Page.objects.filter(pk=page.pk, live=True).values(*PAGE_FIELDS).first()
    if stored != {name: getattr(page, name) for name in PAGE_FIELDS}:
        raise NotClearedError(page)


PAGE_FIELDS = ("title", "seo_title", "search_description")


def _writes_content(page: Page, update_fields: Collection[str] | None, fields: Collection[str] | None = None) -> bool:
    """Partial saves that touch neither content nor `live` change nothing that visitors see."""
    content = {"live", *(fields or page.canonical_fields)}
    return update_fields is None or not content.isdisjoint(update_fields)
