"""A language's memory as a file, for those who may have it."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone

from cms import languages
from translation import rights
from translation.exchange import tmx_streaming
from translation.exchange.tmx import MemoryUnit, Variant
from translation.models import MemoryEntry

AT_ONCE = 2_000  # rows that are read at a time
FIELDS = ("source", "target", "approved_at", "origin")


def entries_for(user: AbstractBaseUser, language: str) -> QuerySet[MemoryEntry]:
    """What the person may take away; people outside only what was approved in a story that is cleared."""
    if not rights.may_feed(user, language):
        raise PermissionDenied
    found = MemoryEntry.objects.filter(language=language)
    if getattr(user, "is_outside", False):
        found = found.filter(origin="", translation__in=rights.visible(user))
    return found


def write(entries: QuerySet[MemoryEntry], language: str) -> Iterator[bytes]:
    """TMX, piece by piece: 200,000 entries never are in memory together."""
    rows = entries.order_by("pk").values_list(*FIELDS).iterator(chunk_size=AT_ONCE)
    return tmx_streaming.stream((_unit(language, *row) for row in rows), languages.SOURCE, timezone.now())


def file_name(language: str) -> str:
    return f"memory-{language}.tmx"


def _unit(language: str, source: str, target: str, changed: object, origin: str) -> MemoryUnit:
    variants = (
        Variant(languages.KNOWN[languages.SOURCE].bcp47, source),
        Variant(languages.KNOWN[language].bcp47, target, changed),
    )
    return MemoryUnit(variants, notes=(origin,) if origin else ())
