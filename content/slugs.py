"""Addresses of pages: ASCII only, made by folding Vietnamese and French."""

import re

from reference.folding import strip_marks


def page_slug(title: str) -> str:
    """'Đền Đa Hòa' gives 'den-da-hoa'; empty when nothing Latin is left, as in Chinese and Japanese."""
    words = re.findall(r"[a-z0-9]+", strip_marks(title).encode("ascii", "ignore").decode())
    return "-".join(words)[:80].rstrip("-")
