"""Placeholders of translation/markup.py as parts and as a tree, for formats with inline elements of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from translation import markup


class Role(StrEnum):
    OPEN = "open"
    CLOSE = "close"
    SINGLE = "single"


@dataclass(frozen=True)
class Code:
    """One placeholder."""

    number: int
    role: Role

    @property
    def token(self) -> str:
        return {Role.OPEN: f"⟦{self.number}⟧", Role.CLOSE: f"⟦/{self.number}⟧", Role.SINGLE: f"⟦{self.number}/⟧"}[
            self.role
        ]


@dataclass(frozen=True)
class Pair:
    """Two placeholders and what stands between them."""

    number: int
    inside: tuple[Node, ...]


Part = str | Code
Node = str | Code | Pair


def split(text: str) -> list[Part]:
    """Words as people read them, and codes, in their order."""
    parts: list[Part] = []
    position = 0
    for token in markup.tokens(text):
        parts += [_words(text[position : token.start()]), _code(token["number"], token["closing"], token["single"])]
        position = token.end()
    return [part for part in [*parts, _words(text[position:])] if part]


def _words(text: str) -> str:
    return text.replace("⟦⟦", "⟦")


def _code(number: str, closing: str, single: str) -> Code:
    return Code(int(number), Role.SINGLE if single else Role.CLOSE if closing else Role.OPEN)


def join(parts: Iterable[Part]) -> str:
    """The inverse of split; a bracket of the words is doubled."""
    return "".join(part.token if isinstance(part, Code) else part.replace("⟦", "⟦⟦") for part in parts)


def once(parts: Iterable[Part]) -> Iterator[Part]:
    """Without the codes that occurred before: no format can hold two of the same name in one text."""
    seen: set[Code] = set()
    for part in parts:
        if isinstance(part, str):
            yield part
        elif part not in seen:
            seen.add(part)
            yield part


def tree(text: str) -> tuple[Node, ...]:
    """Pairs nested; a code that has no partner, or crosses another pair, stays a code. Each occurs once."""
    levels: list[_Level] = [_Level(None, [])]
    for part in once(split(text)):
        if isinstance(part, Code) and part.role is Role.OPEN:
            levels.append(_Level(part, []))
        elif isinstance(part, Code) and part.role is Role.CLOSE and _is_open(levels, part.number):
            _close(levels, part.number)
        else:
            levels[-1].inside.append(part)
    while len(levels) > 1:
        _dissolve(levels)
    return tuple(levels[0].inside)


@dataclass
class _Level:
    opening: Code | None
    inside: list[Node]


def _is_open(levels: Sequence[_Level], number: int) -> bool:
    return any(level.opening and level.opening.number == number for level in levels)


def _close(levels: list[_Level], number: int) -> None:
    while levels[-1].opening and levels[-1].opening.number != number:
        _dissolve(levels)
    closed = levels.pop()
    levels[-1].inside.append(Pair(number, tuple(closed.inside)))


def _dissolve(levels: list[_Level]) -> None:
    """The innermost open code has no partner: what follows it belongs to the level above."""
    level = levels.pop()
    levels[-1].inside += [level.opening, *level.inside]  # type: ignore[list-item]


def lone(nodes: Iterable[Node]) -> Iterator[Code]:
    """The codes that are in no pair, single ones left out."""
    for node in nodes:
        if isinstance(node, Pair):
            yield from lone(node.inside)
        elif isinstance(node, Code) and node.role is not Role.SINGLE:
            yield node
