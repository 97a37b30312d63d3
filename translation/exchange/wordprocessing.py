"""The words of a DOCX file as its reader sees them: changes accepted, hidden text and readings left out.

ECMA-376-1:2016, part 1, section 17 (WordprocessingML).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from lxml import etree

from translation.exchange.archives import Archive
from translation.exchange.errors import ExchangeError

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"  # of ISO/IEC 29500 strict
DOCUMENT = "word/document.xml"
# Deleted or moved away (17.13.5), a choice for older programs, readings above words (17.3.3.24), drawings.
LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "rt", "drawing", "pict", "object", "instrText", "delText"})
BREAKING = frozenset({"br", "cr"})
CHARACTERS = {"tab": "\t", "noBreakHyphen": "\u2011"}
ON = ("1", "true", "on")


def document(archive: Archive) -> etree._Element:
    if DOCUMENT not in archive:
        raise ExchangeError(_("The file is no Word document. Save it as DOCX and hand that in."))
    return archive.xml(DOCUMENT)


def name(element: etree._Element) -> str:
    return etree.QName(element).localname


def value(element: etree._Element | None, attribute: str = "val") -> str:
    """The attribute in Word's namespace; empty without element or attribute."""
    if element is None:
        return ""
    return element.get(f"{{{MAIN}}}{attribute}") or element.get(f"{{{STRICT}}}{attribute}") or ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along the path of local names."""
    for step in path:
        element = None if element is None else next((one for one in element if name(one) == step), None)
    return element


@dataclass(frozen=True)
class Run:
    """Words with one look."""

    text: str
    is_hidden: bool


def runs(element: etree._Element) -> Iterator[Run]:
    """Of a paragraph, in reading order; text boxes are no part of it."""
    for one in element:
        if name(one) in LEFT_OUT:
            continue
        if name(one) == "r":
            yield from words_of_run(one)
        elif len(one):
            yield from runs(one)


def words_of_run(run: etree._Element) -> Iterator[Run]:
    if child(run, "rPr", "del") is None:
        is_hidden = is_on(child(run, "rPr", "vanish"))
        yield Run("".join(_characters(run)), is_hidden)


def is_on(switch: etree._Element | None) -> bool:
    """A switch without value is on (17.17.4)."""
    return switch is not None and (value(switch) or "1") in ON


def _characters(run: etree._Element) -> Iterator[str]:
    for one in run:
        kind = name(one)
        if kind == "t":
            yield one.text or ""
        elif kind in BREAKING and value(one, "type") in ("", "textWrapping"):
            yield "\n"
        elif kind == "ruby":
            base = child(one, "rubyBase")
            yield "" if base is None else "".join(run.text for run in runs(base))
        else:
            yield CHARACTERS.get(kind, "")


def text(paragraph: etree._Element) -> str:
    """What is seen of the paragraph."""
    return "".join(run.text for run in runs(paragraph) if not run.is_hidden)


def hidden(paragraphs: Iterable[etree._Element]) -> str:
    return "".join(run.text for paragraph in paragraphs for run in runs(paragraph) if run.is_hidden)


def joined(paragraphs: Iterable[etree._Element]) -> str:
    """Several paragraphs as lines; one whose end was deleted goes on in the next."""
    parts: list[str] = []
    for paragraph in paragraphs:
        parts += [text(paragraph), "" if child(paragraph, "pPr", "rPr", "del") is not None else "\n"]
    return "".join(parts).strip("\n")


def blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in reading order, inside content controls and changes too."""
    for one in element:
        if name(one) in ("p", "tbl"):
            yield one
        elif name(one) not in LEFT_OUT and name(one) not in ("pPr", "tcPr", "sectPr"):
            yield from blocks(one)


def rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    """The cells of each row that was not deleted."""
    for row in _within(table, "tr"):
        if child(row, "trPr", "del") is None:
            yield list(_within(row, "tc"))


def _within(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Children of the name, also where content controls stand between."""
    for one in element:
        if name(one) == wanted:
            yield one
        elif name(one) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _within(one, wanted)


def paragraphs(cell: etree._Element) -> list[etree._Element]:
    """Of a cell, those of tables in it too."""
    found: list[etree._Element] = []
    for block in blocks(cell):
        if name(block) == "p":
            found.append(block)
        else:
            found += [one for row in rows(block) for inner in row for one in paragraphs(inner)]
    return found
