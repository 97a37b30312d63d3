"""What a file is refused for; messages are for people."""

from __future__ import annotations

from translation.errors import NotPossibleError


class ExchangeError(NotPossibleError):
    """The file was not taken, not even in part; the message says why, with which value, and what to do."""
