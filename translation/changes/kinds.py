"""How grave a change of a source text is for its translations."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Kind(StrEnum):
    """From least to most grave; compares by gravity, and not by letters as other strings do."""

    TYPOGRAPHY = "typography"
    TYPO = "typo"
    WORDING = "wording"
    FACTS = "facts"

    @property
    def gravity(self) -> int:
        return list(type(self)).index(self)

    def __lt__(self, other: str) -> bool:
        return self.gravity < Kind(other).gravity

    def __le__(self, other: str) -> bool:
        return self.gravity <= Kind(other).gravity

    def __gt__(self, other: str) -> bool:
        return self.gravity > Kind(other).gravity

    def __ge__(self, other: str) -> bool:
        return self.gravity >= Kind(other).gravity


def worst(kinds: Iterable[Kind]) -> Kind | None:
    """The gravest; None when nothing changed."""
    return max(kinds, key=lambda kind: kind.gravity, default=None)
