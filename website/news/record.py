"""What a story's record tells readers: whether it was translated and reviewed, when it was corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from content.models import Clearance, PageEvent, Story
from content.publication import APPEARED
from website.alternates import Alternate
from website.frame import Frame

Basis, Kind = Clearance.Basis, PageEvent.Kind


@dataclass(frozen=True)
class Record:
    """`source` leads to the text that it was translated from, where that is public."""

    is_translated: bool = False
    is_reviewed: bool = False  # by a second person
    is_formally_checked: bool = False  # by the desk, because the language has no second person
    source: Alternate | None = None
    corrected_at: datetime | None = None


def of(frame: Frame, page: Story) -> Record:
    """No query but for a corrected story. A preview has no record."""
    if frame.page is None:
        return Record()
    basis = getattr(page, "live_basis", "")  # see website/serve.py
    is_translated = bool(frame.source_code)
    return Record(
        is_translated=is_translated,
        is_reviewed=is_translated and basis == Basis.TRANSLATION,
        is_formally_checked=is_translated and basis == Basis.FORMAL_CHECK,
        source=next((a for a in frame.alternates if a.is_same_page and a.language.code == frame.source_code), None),
        corrected_at=_corrected_at(page) if page.correction_note else None,
    )


def _corrected_at(page: Story) -> datetime | None:
    """When the present note appeared: an event is called a correction only where its note is new."""
    events = list(PageEvent.objects.filter(page=page.pk, kind__in=APPEARED))
    corrected = (event.at for event in events if event.kind == Kind.CORRECTED)
    return next(corrected, events[-1].at if events else None)
