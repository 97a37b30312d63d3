"""Why something is being published or withdrawn, and by whom: known where it begins, written where it takes effect."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.contrib.auth.base_user import AbstractBaseUser


@dataclass(frozen=True)
class Occasion:
    """`kept` are ids of translations that stay live when their source is withdrawn.

    `is_together`: pages that are bound together go out now. `is_publishing`: inside a publishing or unpublishing
    action; these alone change what visitors see (content/gate.py).
    """

    by: AbstractBaseUser | None = None
    reason: str = ""
    kept: frozenset[int] = frozenset()
    is_publishing: bool = False
    is_together: bool = False


_current: ContextVar[Occasion] = ContextVar("occasion", default=Occasion())  # noqa: B039 - frozen


def current() -> Occasion:
    return _current.get()


@contextmanager
def because(**known: object) -> Iterator[None]:
    """Say more about what is going on; what an outer block said and this one does not stays."""
    given = {name: value for name, value in known.items() if value}
    token = _current.set(replace(_current.get(), **given))
    try:
        yield
    finally:
        _current.reset(token)
