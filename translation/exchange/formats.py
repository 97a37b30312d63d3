"""Which formats there are, which one a file is in, and who writes and reads it.

A format is told by its content first: people rename files, and tools add endings of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from translation.exchange import docx, docx_reading, package, po, xliff2, xliff2_reading, xliff12, xlsx, xlsx_reading
from translation.exchange.archives import MAGIC, Archive, refuse_old_office
from translation.exchange.errors import ExchangeError
from translation.exchange.jobs import Job
from translation.exchange.limits import check_size
from translation.exchange.returns import Return
from translation.exchange.xml_reading import decoded


class Format(StrEnum):
    XLIFF_12 = "xliff12"
    XLIFF_2 = "xliff2"
    PO = "po"
    XLSX = "xlsx"
    DOCX = "docx"
    PACKAGE = "package"
    TMX = "tmx"
    TBX = "tbx"


@dataclass(frozen=True)
class Codec:
    """One way of taking a job away and bringing it back."""

    extension: str
    media_type: str
    write: Callable[[Job], bytes]
    read: Callable[[bytes], Return]


OFFICE = "application/vnd.openxmlformats-officedocument"


def read(name: str, data: bytes) -> Return:
    """What a translator brings back, whatever its format. Raises ExchangeError."""
    found = detect(name, data)
    if found not in CODECS:
        message = _("“%(name)s” is a memory or a glossary, not a translation. Choose the translated file.")
        raise ExchangeError(message % {"name": name})
    return CODECS[found].read(data)


def _read_package(data: bytes) -> Return:
    return package.read_package(data, _read_member)


def _read_member(name: str, data: bytes) -> Return:
    """A package inside a package would have no end."""
    if detect(name, data) is Format.PACKAGE:
        message = _("“%(name)s” is a package inside the package. Hand it in by itself.")
        raise ExchangeError(message % {"name": name})
    return read(name, data)


CODECS: dict[Format, Codec] = {
    Format.XLIFF_12: Codec("xlf", "application/x-xliff+xml", xliff12.write, xliff12.read),
    Format.XLIFF_2: Codec("xlf", "application/xliff+xml", xliff2.write, xliff2_reading.read),
    Format.PO: Codec("po", "text/x-gettext-translation", po.write, po.read),
    Format.XLSX: Codec("xlsx", f"{OFFICE}.spreadsheetml.sheet", xlsx.write, xlsx_reading.read),
    Format.DOCX: Codec("docx", f"{OFFICE}.wordprocessingml.document", docx.write, docx_reading.read),
    Format.PACKAGE: Codec("zip", "application/zip", package.write_package, _read_package),
}


def detect(name: str, data: bytes) -> Format:
    """The format of a file. Raises ExchangeError with advice for what can't be read."""
    check_size(data)
    refuse_old_office(data)
    _refuse_tools_own(name)
    if data.startswith(MAGIC):
        return _of_archive(name, Archive(data))
    _refuse_by_magic(name, data)
    text = _decoded(name, data)
    prolog = _PROLOG.match(text)
    if root := _ROOT.match(text, prolog.end() if prolog else 0):
        return _of_xml(name, root["name"].rpartition(":")[2], root["attributes"], text)
    if _PO.search(text):
        return Format.PO
    raise _unknown(name)


def _decoded(name: str, data: bytes) -> str:
    try:
        return decoded(data)
    except ExchangeError as error:
        if b"<" in data[:8]:
            raise
        raise _unknown(name) from error


_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?P<name>[A-Za-z_][\w:.-]*)(?P<attributes>[^>]*)")
_VERSION = re.compile(r"""\sversion\s*=\s*["']\s*(\d+)\.""")
_PO = re.compile(r'^[ \t]*msgid[ \t]+"', re.MULTILINE)
_SDL = re.compile(r"\ssdl\w*:version\s*=")  # of the root
_MEMOQ = re.compile(r"<\w*:?docinformation[\s>]")


def _of_xml(name: str, root: str, attributes: str, text: str) -> Format:
    if root == "tmx":
        return Format.TMX
    if root in ("tbx", "martif"):
        return Format.TBX
    version = _VERSION.search(attributes)
    if root != "xliff" or not version or version[1] not in ("1", "2"):
        raise _unknown(name)
    if version[1] == "2":
        return Format.XLIFF_2
    if _SDL.search(attributes):
        raise _trados(name)
    if _MEMOQ.search(text):
        raise _memoq(name)
    return Format.XLIFF_12


def _of_archive(name: str, archive: Archive) -> Format:
    if "word/document.xml" in archive:
        return Format.DOCX
    if "xl/workbook.xml" in archive:
        return Format.XLSX
    if "mimetype" in archive:
        message = _("“%(name)s” is an OpenDocument file. Save it as DOCX or XLSX and hand that in.")
        raise ExchangeError(message % {"name": name})
    return Format.PACKAGE


def _refuse_tools_own(name: str) -> None:
    lower = name.lower()
    if lower.endswith((".sdlxliff", ".sdlppx", ".sdlrpx")):
        raise _trados(name)
    if lower.endswith((".mqxliff", ".mqxlz", ".mqback")):
        raise _memoq(name)


def _refuse_by_magic(name: str, data: bytes) -> None:
    kinds = {b"%PDF": "PDF", rb"{\rtf": "RTF", b"Rar!": "RAR", b"7z\xbc\xaf": "7-Zip"}
    kind = next((kind for magic, kind in kinds.items() if data.startswith(magic)), None)
    if kind:
        message = _("“%(name)s” is a %(kind)s file, which can't be read. Hand in XLIFF, PO, XLSX, DOCX or ZIP.")
        raise ExchangeError(message % {"name": name, "kind": kind})


def _trados(name: str) -> ExchangeError:
    message = _(
        "“%(name)s” is the working file of Trados. In Trados choose “Save Target As” (or the batch task “Generate "
        "Target Translations”) and hand in the XLIFF file that it makes."
    )
    return ExchangeError(message % {"name": name})


def _memoq(name: str) -> ExchangeError:
    message = _(
        "“%(name)s” is the working file of memoQ. In memoQ choose “Export (stored path)” or “Export (dialog)” and "
        "hand in the XLIFF file that it makes."
    )
    return ExchangeError(message % {"name": name})


def _unknown(name: str) -> ExchangeError:
    message = _(
        "“%(name)s” is in no format that can be read here. Hand in XLIFF, PO, XLSX, DOCX or a ZIP file of them."
    )
    return ExchangeError(message % {"name": name})
