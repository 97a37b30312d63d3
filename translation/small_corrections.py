"""What becomes of an editor's “only a small correction”: it holds for wording, and facts overrule it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from cms import languages
from content import history, small_corrections
from content.models import PageEvent
from content.models.small_correction import SmallCorrection
from translation import markup
from translation.models import Translation
from translation.renewing import Renewal

Kind = PageEvent.Kind
KINDS = (Kind.SMALL_CHANGE, Kind.NOT_SMALL)
SHOWN = 5  # changes that a line of history names


def said_of(translation: Translation) -> SmallCorrection | None:
    """Of the change that begins at the wording which the translation was made from."""
    return small_corrections.said(translation.source_id, translation.page.lineage.source_digest)


def tell(translation: Translation, said: SmallCorrection, renewal: Renewal) -> str:
    """Write into the translation's history what was kept and what was not; the changes that overruled it."""
    with override(languages.SOURCE):
        overruled = why(renewal.overruled)
        if renewal.spared:
            remark = _("Small correction, said by %(person)s: the translation stays approved.") % {"person": said.by}
            history.record(translation.page, Kind.SMALL_CHANGE, by=said.by, remark=remark)
        if overruled:
            history.record(translation.page, Kind.NOT_SMALL, by=said.by, remark=overruled)
    return overruled


def tell_editor(source: Page, said: SmallCorrection, overruled: str) -> None:
    """In the history of the Vietnamese story, once for all languages."""
    with override(languages.SOURCE):
        history.record(source, Kind.NOT_SMALL, by=said.by, remark=overruled)


def why(changes: Iterable[tuple[str, str]]) -> str:
    """A sentence with the words that changed; empty without any."""
    found = list(dict.fromkeys(_difference(before, now) for before, now in changes))
    if not found:
        return ""
    named = "; ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
    return _(
        "Marked as a small correction, but facts changed: %(changes)s. Translations are to be looked at again."
    ) % {"changes": named}


def _difference(before: str, now: str) -> str:
    """Such as “12 → 15”."""
    old, new = _bare(before).split(), _bare(now).split()
    codes = difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    parts = [(" ".join(old[a:b]), " ".join(new[c:d])) for kind, a, b, c, d in codes if kind != "equal"]
    return ", ".join(f"{one.strip('.,;:') or '–'} → {other.strip('.,;:') or '–'}" for one, other in parts)


def _bare(text: str) -> str:
    """Without placeholders."""
    for token in markup.placeholders(text):
        text = text.replace(token, "")
    return text
