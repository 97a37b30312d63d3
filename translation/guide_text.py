"""The style guide of a language as plain text, for those who translate elsewhere."""

from __future__ import annotations


def guide_text(language: str) -> str:
    """What the office says of writing the language; empty where it says nothing."""
    return ""
