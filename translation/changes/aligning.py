"""Pairs the pieces of a source before with those of now: stayed, moved, changed, split, merged, new or gone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from translation.changes import candidates
from translation.changes.pieces import Link, LinkKind, Piece, similarity
from translation.changes.splitting import divisions

ALIKE, ALIKE_HERE, ALIKE_ELSE = 0.5, 0.35, 0.7  # of one kind; in the same place too; of different kinds
REWRITTEN_MOST = 3  # pieces in a row without a word in common that still continue the old ones


def align(old: Sequence[Piece], new: Sequence[Piece]) -> list[Link]:
    """Links in the order of the new pieces, what is gone last.

    Every position stands in exactly one link. Equal words come first; only what is left is compared by likeness.
    """
    work = _Work(dict(enumerate(old)), dict(enumerate(new)), old, new)
    _take_equal(work, lambda piece: (piece.path, piece.key))
    _take_equal(work, lambda piece: piece.key)
    near = candidates.find(work.old, work.new)
    _take_split(work, near)
    _take_merged(work, near)
    _take_alike(work, near)
    _take_places(work)
    _take_gaps(work)
    work.links += [Link(LinkKind.NEW, (), (place,), 0.0) for place in work.new]
    work.links += [Link(LinkKind.GONE, (place,), (), 0.0) for place in work.old]
    return sorted(_with_moves(work), key=lambda link: (not link.new, link.new, link.old))


@dataclass
class _Work:
    """What is not paired yet, and what is."""

    old: dict[int, Piece]
    new: dict[int, Piece]
    all_old: Sequence[Piece]
    all_new: Sequence[Piece]
    links: list[Link] = field(default_factory=list)

    def link(self, kind: LinkKind, old: tuple[int, ...], new: tuple[int, ...], alike: float) -> None:
        self.links.append(Link(kind, old, new, round(alike, 4)))
        for place in old:
            del self.old[place]
        for place in new:
            del self.new[place]

    def alike(self, one: int, other: int, least: float = 0.0) -> float:
        return similarity(self.all_old[one].tokens, self.all_new[other].tokens, least)

    def left(self, pairs: set[tuple[int, int]]) -> list[tuple[int, int]]:
        return sorted((one, other) for one, other in pairs if one in self.old and other in self.new)


def _take_equal(work: _Work, key: Callable[[Piece], object]) -> None:
    waiting = defaultdict(list)
    for place, piece in reversed(work.old.items()):
        waiting[key(piece)].append(place)
    for place, piece in list(work.new.items()):
        if places := waiting.get(key(piece)):
            work.link(LinkKind.SAME, (places.pop(),), (place,), 1.0)


def _take_split(work: _Work, near: set[tuple[int, int]]) -> None:
    for found in divisions(work.old, work.new, work.left(near)):
        work.link(LinkKind.SPLIT, (found.whole,), found.parts, found.similarity)


def _take_merged(work: _Work, near: set[tuple[int, int]]) -> None:
    turned = [(other, one) for one, other in work.left(near)]
    for found in divisions(work.new, work.old, turned):
        work.link(LinkKind.MERGED, found.parts, (found.whole,), found.similarity)


def _take_alike(work: _Work, near: set[tuple[int, int]]) -> None:
    """The most alike first; the same place and kind weigh in."""
    scored = []
    for one, other in work.left(near):
        is_kind, is_place = (
            getattr(work.all_old[one], name) == getattr(work.all_new[other], name) for name in ("kind", "path")
        )
        least = (ALIKE_HERE if is_place else ALIKE) if is_kind else ALIKE_ELSE
        if alike := work.alike(one, other, least):
            scored.append((-(alike + 0.1 * is_place + 0.05 * is_kind), abs(one - other), one, other, alike))
    for _score, _far, one, other, alike in sorted(scored):
        if one in work.old and other in work.new:
            work.link(LinkKind.CHANGED, (one,), (other,), alike)


def _take_places(work: _Work) -> None:
    """A place that holds one piece only, such as a title: other words there continue it."""
    count_old, count_new = (Counter(piece.path for piece in pieces) for pieces in (work.all_old, work.all_new))
    alone = {piece.path: place for place, piece in work.old.items() if count_old[piece.path] == 1}
    for place, piece in list(work.new.items()):
        if piece.path in alone and count_new[piece.path] == 1:
            one = alone[piece.path]
            work.link(LinkKind.CHANGED, (one,), (place,), work.alike(one, place))


def _take_gaps(work: _Work) -> None:
    """A few pieces between the same neighbours, as many before as now and of the same kinds: they were rewritten."""
    linked = sorted((link.new[0], link.new[-1], link.old[0], link.old[-1]) for link in work.links)
    last_new = last_old = -1
    for first_new, end_new, first_old, end_old in [*linked, (len(work.all_new), 0, len(work.all_old), 0)]:
        gap_old, gap_new = range(last_old + 1, first_old), range(last_new + 1, first_new)
        if len(gap_new) == len(gap_old) <= REWRITTEN_MOST:
            _take_gap(work, gap_old, gap_new)
        last_new, last_old = end_new, end_old


def _take_gap(work: _Work, gap_old: range, gap_new: range) -> None:
    for one, other in zip(gap_old, gap_new, strict=True):
        if one in work.old and other in work.new and work.all_old[one].kind == work.all_new[other].kind:
            work.link(LinkKind.CHANGED, (one,), (other,), work.alike(one, other))


def _with_moves(work: _Work) -> list[Link]:
    """Equal pieces in another place, or out of the order of the others, have moved."""
    same = sorted((link for link in work.links if link.kind is LinkKind.SAME), key=lambda link: link.new)
    kept = _rising([link.old[0] for link in same])
    moved = {
        link
        for link in same
        if link.old[0] not in kept or work.all_old[link.old[0]].path != work.all_new[link.new[0]].path
    }
    return [Link(LinkKind.MOVED, link.old, link.new, 1.0) if link in moved else link for link in work.links]


def _rising(numbers: list[int]) -> set[int]:
    """The longest rising series among different numbers (patience sorting)."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    kept, last = set(), ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
