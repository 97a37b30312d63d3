"""Words that lead somewhere on the pages of results and lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; the language when it is not the visitor's."""

    label: str
    url: str
    count: int = 0
    bcp47: str = ""
