"""Text that goes into office files: without control characters, which they refuse and text from Word may carry."""

from __future__ import annotations

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE


def clean(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub(" ", text)
