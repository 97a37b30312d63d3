"""Reads XLIFF 2.x: the segments of a unit are joined again, in the order that the translator gave them.

OASIS Standard XLIFF 2.1, sections 4.2.2.6 (segment), 4.2.2.7 (ignorable), 4.3.1.21 (order), 4.3.1.31 (state).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from translation.exchange import inline
from translation.exchange.jobs import State
from translation.exchange.returns import Found, Return, Stamp, stories_of
from translation.exchange.xliff2 import CATEGORY, STALE, STAMP
from translation.exchange.xml_reading import name_of, namespace_of, parse, refuse_root, required

CORE = "urn:oasis:names:tc:xliff:document:2."  # of 2.0, 2.1 and 2.2
STATES = {
    "initial": State.SUGGESTED,
    "translated": State.TRANSLATED,
    "reviewed": State.APPROVED,
    "final": State.APPROVED,
}
CAUTION = (State.SUGGESTED, State.STALE, State.TRANSLATED, State.APPROVED)


def read(data: bytes) -> Return:
    root = parse(data)
    if name_of(root) != "xliff" or not root.get("version", "").startswith("2."):
        raise refuse_root(root, 'xliff version="2.1"')
    found = ((required(file, "id"), _found(unit)) for file in _all(root, "file") for unit in _all(file, "unit"))
    return Return(root.get("srcLang", ""), root.get("trgLang", ""), stories_of(found))


def _all(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in parent.iter() if _is(element, name))


def _is(element: etree._Element, name: str) -> bool:
    return name_of(element) == name and namespace_of(element).startswith(CORE)


def _children(element: etree._Element, *names: str) -> list[etree._Element]:
    return [child for child in element if any(_is(child, name) for name in names)]


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next(iter(_children(element, name)), None)


def _found(unit: etree._Element) -> Found:
    parts = _children(unit, "segment", "ignorable")
    segments = [part for part in parts if _is(part, "segment")]
    targets = [inline.read(_child(segment, "target")).strip() for segment in segments]
    is_empty = not any(targets)
    return Found(
        id=required(unit, "id"),
        source="".join(inline.read(_child(part, "source")) for part in parts),
        target="" if is_empty else "".join(_target(part) for part in _in_order(parts)),
        state=_least(segments),
        stamp=Stamp.parse(unit.get(STAMP)),
        notes=tuple(_notes(unit)),
        is_unfinished=not is_empty and not all(targets),
    )


def _target(part: etree._Element) -> str:
    """What stands between segments is rarely translated: the source's is meant."""
    target = _child(part, "target")
    if target is None and _is(part, "ignorable"):
        target = _child(part, "source")
    return inline.read(target)


def _in_order(parts: list[etree._Element]) -> list[etree._Element]:
    """The translator may have moved sentences: `order` on the target counts from 1."""

    def place(numbered: tuple[int, etree._Element]) -> int:
        number, part = numbered
        target = _child(part, "target")
        order = target.get("order", "") if target is not None else ""
        return int(order) if order.isascii() and order.isdigit() and len(order) < 6 else number

    return [part for _number, part in sorted(enumerate(parts, 1), key=place)]


def _least(segments: list[etree._Element]) -> State | None:
    """The state of the least finished segment; None when no segment names one."""
    stated = [state for segment in segments if (state := _state(segment))]
    return min(stated, key=CAUTION.index) if stated else None


def _state(segment: etree._Element) -> State | None:
    state = STATES.get(segment.get("state", ""))
    return State.STALE if state is State.SUGGESTED and segment.get("subState") == STALE else state


def _notes(unit: etree._Element) -> Iterator[str]:
    for notes in _children(unit, "notes"):
        for note in _children(notes, "note"):
            if note.get("category") != CATEGORY and (text := "".join(note.itertext()).strip()):
                yield text
