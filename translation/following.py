"""Keeps translations in step with their source, by what a change means.

| change of the source | translation |
|---|---|
| spaces, signs, a slip of the keyboard | stays approved; the change is in the history |
| moved, cut or joined paragraphs | their translation goes with them; the page is looked at again |
| other words | old and new beside each other, to be looked at |
| figures, dates, names, terms, "not" | the same, and named as such: the approval counts no more |

Other words stay approved where the editor said that it is a small correction; figures, dates and names do not.

What is live stays live until its successor is approved.
"""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Page

from content.digest import digest_of
from content.models import Lineage
from content.models.small_correction import SmallCorrection
from translation import building, filling, pivoting, small_corrections, staleness
from translation.changes import Kind
from translation.models import Translation
from translation.renewing import Renewal, take_segments
from translation.source import as_content


def source_changed(source: Page, wording: Page) -> int:
    """A new cleared wording of a source: bring its translations up to it; how many were behind.

    Those by way of another language come last: what that one keeps of its words is theirs again.
    """
    digest, behind, overruled = digest_of(wording), 0, {}
    found = Translation.objects.filter(source=source.pk).select_related("page__lineage", "source").order_by("via", "pk")
    for translation in [one for one in found if one.page.lineage.source_digest != digest]:
        said = small_corrections.said_of(translation)
        behind += _follow(translation, wording, digest, said, overruled)
    for text, said in overruled.items():
        small_corrections.tell_editor(source, said, text)
    return behind


@transaction.atomic
def _follow(
    translation: Translation,
    wording: Page,
    digest: str,
    said: SmallCorrection | None,
    overruled: dict[str, SmallCorrection],
) -> bool:
    """Whether the translation is behind now; what overruled a small correction is added, for the editor."""
    before = building.source_of(translation)
    renewal = take_segments(translation, wording, is_small=said is not None)
    kind = _kind(renewal, before, wording)
    translation.source_content = as_content(wording)
    translation.save(update_fields=["source_content"])
    lineage = Lineage.objects.filter(page=translation.page_id)
    lineage.update(source_digest=digest, source_revision_id=wording.latest_revision_id)
    if kind:
        staleness.mark(translation.page_id, kind)
    if translation.via:
        pivoting.take_pivot(translation)
    if said is not None and (text := small_corrections.tell(translation, said, renewal)):
        overruled[text] = said
    filling.after_change(translation)
    return bool(kind)


def _kind(renewal: Renewal, before: Page, wording: Page) -> str:
    """The gravest change; empty when the translation's page would stay as it is."""
    if renewal.worst is not None and renewal.worst > Kind.TYPO:
        return str(renewal.worst)
    if renewal.is_restructured:
        return staleness.MOVED
    return "" if building.differ_in_words_only(before, wording) else staleness.CHOICES
