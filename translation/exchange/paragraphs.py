"""The paragraphs of any Word document in reading order, for finding which translates which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from translation.exchange import wordprocessing as word
from translation.exchange.archives import Archive
from translation.exchange.characters import normalised
from translation.exchange.marks import marked

STYLES = "word/styles.xml"
MAX_ANCESTORS = 20  # a style may be based on itself by mistake
BODY_LEVEL = "9"  # of an outline: no heading (17.3.1.20)
HEADING, TITLE, CAPTION = "heading ", ("title", "subtitle"), "caption"


class Style(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    CELL = "cell"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Paragraph:
    """`level` counts from 1 for headings and list items, else it is 0; `marked` words are bold, italic or linked."""

    text: str
    style: Style
    level: int = 0
    marked: tuple[str, ...] = ()


def read_paragraphs(data: bytes) -> list[Paragraph]:
    """Those with words, in tables and lists too; changes count as accepted. Raises ExchangeError."""
    archive = Archive(data)
    document = word.document(archive)
    styles = _styles(archive)
    blocks = (block for body in document for block in word.blocks(body))
    return list(_read(blocks, styles, is_in_table=False))


def _read(
    blocks: Iterator[etree._Element], styles: Mapping[str, etree._Element], is_in_table: bool
) -> Iterator[Paragraph]:
    before: list[str] = []  # of paragraphs whose end was deleted
    marks: list[str] = []
    for block in blocks:
        if word.name(block) == "tbl":
            for row in word.rows(block):
                for cell in row:
                    yield from _read(word.blocks(cell), styles, is_in_table=True)
            continue
        before.append(word.text(block))
        marks += marked(block)
        if word.child(block, "pPr", "rPr", "del") is not None:
            continue
        text, shown = "".join(before), tuple(marks)
        before.clear()
        marks.clear()
        if text.strip():
            style, level = _style(block, styles)
            if is_in_table and style is Style.PARAGRAPH:
                style = Style.CELL
            yield Paragraph(normalised(text).strip(), style, level, shown)


def _styles(archive: Archive) -> dict[str, etree._Element]:
    if STYLES not in archive:
        return {}
    found = (element for element in archive.xml(STYLES) if word.name(element) == "style")
    return {word.value(element, "styleId"): element for element in found}


def _style(paragraph: etree._Element, styles: Mapping[str, etree._Element]) -> tuple[Style, int]:
    """By the name of the style, or of one that it is based on (English in every Word); then by what is set."""
    properties = [word.child(paragraph, "pPr")]
    for style in _ancestry(word.value(word.child(properties[0], "pStyle")), styles):
        name = word.value(word.child(style, "name")).lower()
        if name.startswith(HEADING) and name.removeprefix(HEADING).isdigit():
            return Style.HEADING, int(name.removeprefix(HEADING))
        if name in TITLE:
            return Style.TITLE, 0
        if name == CAPTION:
            return Style.CAPTION, 0
        properties.append(word.child(style, "pPr"))
    return _style_by_properties(properties)


def _style_by_properties(properties: list[etree._Element | None]) -> tuple[Style, int]:
    """What stands nearest to the paragraph counts."""
    outline = next(filter(None, (word.value(word.child(one, "outlineLvl")) for one in properties)), BODY_LEVEL)
    if outline.isdigit() and outline != BODY_LEVEL:
        return Style.HEADING, int(outline) + 1
    numbers = (word.child(one, "numPr") for one in properties)
    number = next((one for one in numbers if one is not None), None)
    if number is not None and word.value(word.child(number, "numId")) != "0":  # 0 takes the list away (17.9.18)
        level = word.value(word.child(number, "ilvl"))
        return Style.LIST_ITEM, int(level) + 1 if level.isdigit() else 1
    return Style.PARAGRAPH, 0


def _ancestry(identifier: str, styles: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    for _step in range(MAX_ANCESTORS):
        style = styles.get(identifier)
        if style is None:
            return
        yield style
        identifier = word.value(word.child(style, "basedOn"))
