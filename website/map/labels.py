"""Words on the map, kept clear of marks, of each other, of the edge and of the scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from website.map.projection import WIDTH, Point, Projection

MARK = 24  # units from the middle of a mark to its edge
LETTER = 15  # units: half the height of a label on a phone, and half the width of a Chinese or Japanese sign
UNIT_LETTER = 10  # the same of units, which a phone does not show
SMALL_LETTER = 22  # the same on the small map
WIDE_FROM = 0x2E80  # the first code point of East Asian scripts (Unicode, CJK Radicals Supplement)


@dataclass(frozen=True)
class Box:
    """What a label or mark takes up."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Words:
    """A label of the base at its spot."""

    kind: str
    text: str
    at: Point
    bcp47: str = ""  # when borrowed from another language


def without_overlaps(
    projection: Projection, words: Iterable[Words], marks: Iterable[Point], letter: int = LETTER
) -> list[Words]:
    """Labels that touch neither a mark nor an earlier label; the others are left out, the list names all places."""
    taken = [_box(mark, MARK, MARK) for mark in marks]
    taken.append(_box(Point(0, projection.height), WIDTH / 4 + MARK, 4 * MARK))  # the scale
    kept = []
    for word in words:
        size = UNIT_LETTER if word.kind == "unit" else letter
        label = _inside(word, size)
        box = _box(Point(label.at.x, label.at.y - size / 2), _half_width(label.text, size), size)
        if not any(_overlap(box, other) for other in taken):
            kept.append(label)
            taken.append(box)
    return kept


def _inside(label: Words, letter: int) -> Words:
    """Moved so far from the edge that nothing of it is cut off."""
    half = _half_width(label.text, letter)
    return replace(label, at=Point(min(max(label.at.x, half), max(half, WIDTH - half)), label.at.y))


def _half_width(text: str, letter: int) -> float:
    return sum(letter if ord(sign) >= WIDE_FROM else 0.6 * letter for sign in text)


def _box(middle: Point, half_width: float, half_height: float) -> Box:
    return Box(middle.x - half_width, middle.y - half_height, middle.x + half_width, middle.y + half_height)


def _overlap(one: Box, other: Box) -> bool:
    is_beside = one.right <= other.left or other.right <= one.left
    return not is_beside and one.top < other.bottom and other.top < one.bottom
