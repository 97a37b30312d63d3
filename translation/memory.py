"""The memory: approved pairs, found again by exactly the same source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser

from reference.folding import strip_marks
from translation.models import MemoryEntry, Segment, Translation


def digest(source: str) -> str:
    """SHA-256 of the source with spaces evened out, in hexadecimal."""
    return hashlib.sha256(" ".join(source.split()).encode()).hexdigest()


def exact(language: str, digests: Iterable[str]) -> dict[str, str]:
    """Digest of a source → its newest approved target; one query."""
    found: dict[str, str] = {}
    entries = MemoryEntry.objects.filter(language=language, source_digest__in=set(digests))
    for source_digest, target in entries.order_by("-approved_at", "-pk").values_list("source_digest", "target"):
        found.setdefault(source_digest, target)
    return found


def remember(translation: Translation, rows: Iterable[Segment], by: AbstractBaseUser) -> None:
    """Keep approved pairs; one that is known becomes the newest again."""
    for row in rows:
        MemoryEntry.objects.update_or_create(
            language=translation.language,
            source_digest=row.source_digest,
            target=row.target,
            defaults={
                "source": row.source,
                "folded": strip_marks(row.source),
                "translation": translation,
                "approved_by": by,
            },
        )
