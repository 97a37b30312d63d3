"""What a person has in view of a translation, as one token that their own saves carry on.

The token is the exclusive or of one SHA-256 per segment: a save changes it without reading the other segments, and
what somebody else wrote meanwhile stays out of it, so that nobody approves words that they never saw.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

from translation.models import Segment, Translation

DIGITS = 64  # hexadecimal ones of SHA-256
NOTHING = "0" * DIGITS


def of(rows: Iterable[Segment], choices: Iterable[Sequence[object]] = ()) -> str:
    """Sources and targets of these segments, and what the language chose for itself, in hexadecimal."""
    value = 0
    for row in rows:
        value ^= _number(row)
    for choice in choices:
        value ^= _digest(choice)
    return f"{value:0{DIGITS}x}"


def choices_of(translation: Translation) -> list[Sequence[object]]:
    """Its own pictures, documents and address; empty where it has the source's."""
    found: list[Sequence[object]] = [(one.place, one.image_id, one.document_id) for one in translation.choices.all()]
    return [*found, ("slug", translation.slug)] if translation.slug else found


def after(token: str, before: Segment, now: Segment) -> str:
    """The token of somebody who saw the segment as it was and has written it as it is; an unreadable one stays."""
    try:
        value = int(token, 16) ^ _number(before) ^ _number(now)
    except ValueError:
        return token
    return f"{value:0{DIGITS}x}"


def _number(row: Segment) -> int:
    shown = [row.position, row.source, row.target, row.state]
    return _digest([*shown, row.pivot] if row.pivot else shown)


def _digest(shown: Sequence[object]) -> int:
    return int.from_bytes(hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).digest())
