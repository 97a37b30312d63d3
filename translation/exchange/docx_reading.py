"""Reads the table that came back from Word, WPS or LibreOffice, with tracked changes or without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from lxml import etree

from translation.exchange import wordprocessing as word
from translation.exchange.archives import Archive
from translation.exchange.errors import ExchangeError
from translation.exchange.returns import Found, Return, Stamp, stories_of

SOURCE, TARGET = 1, 2  # columns, from 0
_HEAD = re.compile(r"\[\[pho-hien ([A-Za-z0-9_-]+) ([A-Za-z0-9_-]+)\]\]")
_LINE = re.compile(r"\[\[pho-hien ([A-Za-z0-9._:-]+)/([A-Za-z0-9._:-]+) ([a-z]+:\S*?)\]\]")


def read(data: bytes) -> Return:
    document = word.document(Archive(data))
    lines = [cells for table in _tables(document) for cells in word.rows(table) if cells]
    heads = {found.groups() for cells in lines if (found := _HEAD.search(_all_words(cells[0])))}
    if len(heads) > 1:
        names = ", ".join(sorted(target for _source, target in heads))
        message = _("The file holds several languages (%(languages)s). Hand in one file per language.")
        raise ExchangeError(message % {"languages": names})
    stories = stories_of(_units(lines))
    source, target = next(iter(heads), ("", ""))
    return Return(source, target, stories)


def _tables(document: etree._Element) -> Iterator[etree._Element]:
    return (block for body in document for block in word.blocks(body) if word.name(block) == "tbl")


def _all_words(cell: etree._Element) -> str:
    """Hidden ones too; some programs show them."""
    return "".join(run.text for paragraph in word.paragraphs(cell) for run in word.runs(paragraph))


def _units(lines: list[list[etree._Element]]) -> Iterator[tuple[str, Found]]:
    for cells in lines:
        found = _LINE.search(_all_words(cells[0]))
        if not found:
            continue
        story, unit, stamp = found.groups()
        if len(cells) <= TARGET:
            message = _("The line of the text %(unit)s has %(number)s cells. Undo the merging of its cells.")
            raise ExchangeError(message % {"unit": unit, "number": len(cells)})
        source, target = (word.joined(word.paragraphs(cells[column])) for column in (SOURCE, TARGET))
        yield story, Found(unit, source, target, stamp=Stamp.parse(stamp))
