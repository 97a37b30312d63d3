"""Recognises one piece that became several, and, read the other way round, several that became one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from translation.changes.pieces import Piece, similarity

INSIDE = 0.7  # share of a part's words that stand in the whole
ALIKE = 0.8  # of the parts together and the whole
RUNNING = ("paragraph", "list_item")  # a paragraph may become a list, never a heading
GAP = 2  # one other piece may stand between two parts


@dataclass(frozen=True)
class Division:
    """A whole and its parts in their order."""

    whole: int
    parts: tuple[int, ...]
    similarity: float


def divisions(
    wholes: Mapping[int, Piece], parts: Mapping[int, Piece], pairs: Iterable[tuple[int, int]]
) -> list[Division]:
    """Each piece is taken once; `pairs` are of a whole and a part that may belong together."""
    near: dict[int, list[int]] = defaultdict(list)
    for whole, part in sorted(pairs):
        if _may_be_part(parts[part], wholes[whole]):
            near[whole].append(part)
    found, taken = [], set()
    for whole in sorted(near):
        best = _best(whole, [part for part in near[whole] if part not in taken], wholes, parts)
        if best:
            found.append(best)
            taken.update(best.parts)
    return found


def _may_be_part(part: Piece, whole: Piece) -> bool:
    """Most of its words stand in the whole, and it is the same kind of text."""
    is_kind = part.kind == whole.kind or (part.kind in RUNNING and whole.kind in RUNNING)
    shared = (Counter(part.tokens) & Counter(whole.tokens)).total()
    return is_kind and bool(part.tokens) and shared >= INSIDE * len(part.tokens)


def _best(whole: int, members: list[int], wholes: Mapping[int, Piece], parts: Mapping[int, Piece]) -> Division | None:
    """The run of parts most like the whole, when it is more like it than any part alone."""
    tokens = wholes[whole].tokens
    alone = max((similarity(tokens, parts[part].tokens) for part in members), default=0.0)
    tried = [
        Division(whole, run, similarity(tokens, [word for part in run for word in parts[part].tokens], ALIKE))
        for run in _runs(members)
    ]
    best = max(tried, key=lambda one: (one.similarity, -len(one.parts)), default=None)
    return best if best and best.similarity > alone else None


def _runs(members: list[int]) -> Iterator[tuple[int, ...]]:
    """Parts one after the other, at least two."""
    for start in range(len(members)):
        for end in range(start + 1, len(members)):
            if members[end] - members[end - 1] > GAP:
                break
            yield tuple(members[start : end + 1])
