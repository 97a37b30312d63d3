"""A text in one language, as its author or translator sends it: a Word document, or plain text with a line each."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from translation.exchange import wordprocessing as word
from translation.exchange.archives import MAGIC, Archive, refuse_old_office
from translation.exchange.characters import normalised, writable
from translation.exchange.errors import ExchangeError
from translation.exchange.limits import check_size
from translation.exchange.paragraphs import Paragraph, Style, read_paragraphs
from translation.exchange.xml_reading import decoded

MAX_PARAGRAPHS = 1_000
_OUR_TABLE = re.compile(r"\[\[pho-hien ")
_KINDS = {b"%PDF": "PDF", rb"{\rtf": "RTF", b"Rar!": "RAR", b"7z\xbc\xaf": "7-Zip"}


def read(name: str, data: bytes) -> list[Paragraph]:
    """Its paragraphs with words, at least one. Raises ExchangeError with advice."""
    check_size(data)
    refuse_old_office(data)
    found = _of_word(name, data) if data.startswith(MAGIC) else _of_text(name, data)
    if not found:
        message = _(
            "“%(name)s” holds no words. If the text is a picture or in text boxes, type it as plain paragraphs."
        )
        raise ExchangeError(message % {"name": name})
    if len(found) > MAX_PARAGRAPHS:
        message = _("“%(name)s” has %(number)s paragraphs; at most %(limit)s can be aligned. Hand it in in parts.")
        raise ExchangeError(message % {"name": name, "number": len(found), "limit": MAX_PARAGRAPHS})
    return found


def _of_word(name: str, data: bytes) -> list[Paragraph]:
    archive = Archive(data)
    if word.DOCUMENT not in archive:
        message = _("“%(name)s” is no Word document. Save it as DOCX and hand that in.")
        raise ExchangeError(message % {"name": name})
    if _OUR_TABLE.search(archive.read(word.DOCUMENT).decode("utf-8", "replace")):
        message = _("“%(name)s” is the table of two languages. Hand it in under “Hand it back”.")
        raise ExchangeError(message % {"name": name})
    return read_paragraphs(data)


def _of_text(name: str, data: bytes) -> list[Paragraph]:
    kind = next((kind for magic, kind in _KINDS.items() if data.startswith(magic)), None)
    if kind is None:
        text = _decoded(data)
        if text is not None and not text.lstrip().startswith("<"):
            lines = (normalised(writable(line)).strip() for line in text.splitlines())
            return [Paragraph(line, Style.PARAGRAPH) for line in lines if line]
    message = _("“%(name)s” can't be read as a text. Save it as DOCX and hand that in.")
    raise ExchangeError(message % {"name": name})


def _decoded(data: bytes) -> str | None:
    try:
        text = decoded(data)
    except ExchangeError:
        return None
    return None if "\0" in text else text
