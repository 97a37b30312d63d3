"""Marks a translation as behind what it is made from, by the gravest change since its last approval."""

from __future__ import annotations

from django.utils import timezone

from content.models import Lineage
from translation.changes import Kind

CHOICES, MOVED = "choices", "moved"  # only pictures, topics and the like changed; only the order
GRAVITY = ("", CHOICES, MOVED, str(Kind.WORDING), str(Kind.FACTS))


def mark(page_id: int, kind: str) -> None:
    """Since now, unless it was behind before; a graver kind stays named."""
    lineage = Lineage.objects.filter(page=page_id)
    lineage.filter(stale_since=None).update(stale_since=timezone.now())
    lineage.filter(stale_kind__in=GRAVITY[: GRAVITY.index(kind)]).update(stale_kind=kind)
