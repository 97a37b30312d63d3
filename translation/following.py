"""Keeps translations in step with their source, by what a change means.

| change of the source | translation |
|---|---|
| spaces, signs, a slip of the keyboard | stays approved; the change is in the history |
| moved, cut or joined paragraphs | their translation goes with them; the page is looked at again |
| other words | old and new beside each other, to be looked at |
| figures, dates, names, terms, "not" | the same, and named as such: the approval counts no more |

What is live stays live until its successor is approved.
"""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Page

from content.digest import digest_of
from content.models import Lineage
from translation import building, filling, pivoting, staleness
from translation.changes import Kind
from translation.models import Translation
from translation.renewing import Renewal, take_segments
from translation.source import as_content


def source_changed(source: Page, wording: Page) -> int:
    """A new cleared wording of a source: bring its translations up to it; how many were behind.

    Those by way of another language come last: what that one keeps of its words is theirs again.
    """
    digest = digest_of(wording)
    found = Translation.objects.filter(source=source.pk).select_related("page__lineage", "source").order_by("via", "pk")
    outdated = [one for one in found if one.page.lineage.source_digest != digest]
    return sum(_follow(translation, wording, digest) for translation in outdated)


@transaction.atomic
def _follow(translation: Translation, wording: Page, digest: str) -> bool:
    """Whether the translation is behind now."""
    before = building.source_of(translation)
    renewal = take_segments(translation, wording)
    kind = _kind(renewal, before, wording)
    translation.source_content = as_content(wording)
    translation.save(update_fields=["source_content"])
    lineage = Lineage.objects.filter(page=translation.page_id)
    lineage.update(source_digest=digest, source_revision_id=wording.latest_revision_id)
    if kind:
        staleness.mark(translation.page_id, kind)
    if translation.via:
        pivoting.take_pivot(translation)
    filling.after_change(translation)
    return bool(kind)


def _kind(renewal: Renewal, before: Page, wording: Page) -> str:
    """The gravest change; empty when the translation's page would stay as it is."""
    if renewal.worst is not None and renewal.worst > Kind.TYPO:
        return str(renewal.worst)
    if renewal.is_restructured:
        return staleness.MOVED
    return "" if building.differ_in_words_only(before, wording) else staleness.CHOICES
