"""Writes a memory of any size as TMX, piece by piece: only one unit is in memory at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from translation.exchange import tmx
from translation.exchange.tmx import MemoryUnit

UNITS_PER_PIECE = 200


def stream(units: Iterable[MemoryUnit], source_language: str, created: dt.datetime) -> Iterator[bytes]:
    """The pieces of what `tmx.write` would give."""
    head, _body, tail = tmx.write([], source_language, created).partition(b"<body/>")
    yield head + b"<body>\n"
    waiting: list[bytes] = []
    for unit in units:
        waiting.append(tmx.unit_to_bytes(unit))
        if len(waiting) == UNITS_PER_PIECE:
            yield b"".join(waiting)
            waiting.clear()
    yield b"".join([*waiting, b"</body>", tail])
