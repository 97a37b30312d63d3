"""What the desk refuses; messages are for people."""

from __future__ import annotations


class NotPossibleError(Exception):
    """Nothing was changed; the message says why and what to do."""
