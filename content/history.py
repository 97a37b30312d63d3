"""Writes the lines of a page's history."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from content import locales, occasion
from content.models.clearance import PageEvent


def record(page: Page, kind: PageEvent.Kind, **fields: Any) -> PageEvent:
    """One line, with title and address as they are now; who and why come from the occasion unless given."""
    known = occasion.current()
    values = {"by": known.by, "remark": known.reason, **fields}
    return PageEvent.objects.create(
        page_id=page.pk,
        kind=kind,
        title=page.title[:255],
        url_path=page.url_path or "",
        language=locales.get(page.locale_id).language_code,
        **values,
    )
