"""Reference numbers: read out over the telephone without a slip, guessed by nobody."""

from __future__ import annotations

import secrets

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0, 1, I, O, which are taken for each other
LENGTH = 6  # 32^6: a thousand million


def new(prefix: str, year: int) -> str:
    """Such as HY-2026-7K3M9Q."""
    return f"{prefix}-{year}-{''.join(secrets.choice(SIGNS) for _sign in range(LENGTH))}"


def tidy(text: str) -> str:
    """As it is stored, from what a person typed."""
    return text.strip().upper()
