"""Placeholders as inline elements, out and in: XLIFF 1.2, XLIFF 2.x and TMX share the way, not the names.

XLIFF 1.2 section 2.4, XLIFF 2.1 section 4.7, TMX 1.4b section 5.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from translation.exchange import placeholders
from translation.exchange.characters import is_wide, without_indentation
from translation.exchange.placeholders import Code, Node, Pair, Part, Role
from translation.exchange.xml_reading import is_preserved, name_of
from translation.exchange.xml_writing import add_words

PAIRS = frozenset({"g", "pc"})
SINGLES = frozenset({"x", "ph"})
OPENINGS = frozenset({"bpt", "bx", "sc"})
CLOSINGS = frozenset({"ept", "ex", "ec"})
ENDS = frozenset({"end", "close"})  # of <it>: TMX and XLIFF 1.2
NOTHING = frozenset({"sm", "em", "ut"})
DELETED = "x-sdl-deleted"  # what Trados marks as deleted while changes are tracked
CLOSING_ID = "{number}-end"  # of a lone closing code whose opening stands after it
_NUMBER = re.compile(r"([0-9]{1,4})(?:-end)?")

# Adds one pair or code of the format to the element.
Writer = Callable[[etree._Element, Pair | Code], None]


def write(element: etree._Element, text: str, write_code: Writer) -> None:
    """The text into the element; `write_code` adds one pair or code of the format."""
    write_nodes(element, placeholders.tree(text), write_code)


def write_nodes(element: etree._Element, nodes: Iterable[Node], write_code: Writer) -> None:
    for node in nodes:
        if isinstance(node, str):
            add_words(element, node)
        else:
            write_code(element, node)


def read(element: etree._Element | None, is_space_kept: bool = False) -> str:
    """The text of a source, target or seg, with placeholders; no element is no text. xml:space has the last word."""
    if element is None:
        return ""
    reading = _Reading()
    reading.take(element)
    return without_indentation(placeholders.join(reading.parts), is_preserved(element, is_space_kept))


@dataclass
class _Reading:
    parts: list[Part] = field(default_factory=list)
    openings: dict[str, int] = field(default_factory=dict)  # what a closing code refers to, and its number
    highest: int = 0  # number so far

    def take(self, element: etree._Element) -> None:
        """All words and codes inside the element."""
        is_segmented = any(_is_segment(child) for child in element)
        self._add_words(element.text, is_segmented)
        for child in element:
            self._take_child(child)
            self._add_words(child.tail, is_segmented and child is not element[-1])

    def _add_words(self, words: str | None, is_between_segments: bool) -> None:
        if not words:
            return
        if is_between_segments and "\n" in words and not words.strip():
            words = self._break()
        self.parts.append(words)

    def _break(self) -> str:
        """What a line break between two sentences stands for: a space, but not in a script without spaces."""
        before = next((part for part in reversed(self.parts) if isinstance(part, str) and part), "")
        return " " if before and not is_wide(before[-1]) else ""

    def _take_child(self, child: etree._Element) -> None:
        name = name_of(child)
        if name in PAIRS:
            self._take_pair(child)
        elif name in SINGLES:
            is_named = child.get("x") is not None or child.get("id") is not None  # in TMX it need not be
            self._add(self._number(child, "x", "id") if is_named else self.highest + 1, Role.SINGLE)
        elif name in OPENINGS:
            self._open(child)
        elif name in CLOSINGS:
            self._close(child)
        elif name == "it":
            role = Role.CLOSE if child.get("pos") in ENDS else Role.OPEN
            self._add(self._number(child, "x", "id"), role)
        elif name == "cp":
            self.parts.append(_character(child))
        elif name not in NOTHING and child.get("mtype") != DELETED:
            self.take(child)  # <mrk>, <hi>, and what other tools put around words

    def _take_pair(self, child: etree._Element) -> None:
        number = self._number(child, "id")
        self._add(number, Role.OPEN)
        self.take(child)
        self._add(number, Role.CLOSE)

    def _open(self, child: etree._Element) -> None:
        number = self._number(child, "x", "id", "i")
        for attribute in ("rid", "id", "i"):
            if number and (key := child.get(attribute)):
                self.openings[f"{attribute}={key}"] = number
        self._add(number, Role.OPEN)

    def _close(self, child: etree._Element) -> None:
        """By reference to its opening, else by its own id."""
        keys = [f"{'id' if name == 'startRef' else name}={child.get(name)}" for name in ("rid", "startRef", "i", "id")]
        known = next((self.openings[key] for key in keys if key in self.openings), None)
        self._add(known or self._number(child, "rid", "startRef", "id", "i"), Role.CLOSE)

    def _add(self, number: int | None, role: Role) -> None:
        """A code that a tool made up has no number of ours: its words stay, the code goes."""
        if number:
            self.highest = max(self.highest, number)
            self.parts.append(Code(number, role))

    @staticmethod
    def _number(child: etree._Element, *attributes: str) -> int | None:
        for attribute in attributes:
            if (value := child.get(attribute)) and (found := _NUMBER.fullmatch(value)):
                return int(found[1])
        return None


def _is_segment(element: etree._Element) -> bool:
    return name_of(element) == "mrk" and element.get("mtype") == "seg"


def has_gap(element: etree._Element | None) -> bool:
    """Whether some sentences of the element are translated and others are not."""
    if element is None:
        return False
    filled = [bool(read(child).strip()) for child in element.iter() if _is_segment(child)]
    return any(filled) and not all(filled)


def _character(element: etree._Element) -> str:
    """XLIFF 2: <cp hex="001F"/> stands for a character that XML forbids; such ones are dropped, others kept."""
    try:
        character = chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return ""
    return character if character.isprintable() or character in "\t\n" else ""
