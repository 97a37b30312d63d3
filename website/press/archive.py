"""Writes a kit's ZIP: the pictures as they were uploaded, and their captions as text and as a table.

The table is CSV after RFC 4180 in UTF-8 with a byte order mark, which spreadsheets need to read Vietnamese and CJK.
"""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.core.files.storage import default_storage
from django.utils import translation
from django.utils.translation import gettext as _

from content.models import MediaKitPage
from website.press.kit import KitPicture

VERSION = 1  # grows with every change of what is written
IN_MEMORY_MAX = 16_000_000  # bytes; larger ones are written to a temporary file
DATE = (1980, 1, 1, 0, 0, 0)  # the earliest of the format: the same kit gives the same bytes
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def write(page: MediaKitPage, pictures: list[KitPicture], address: str) -> IO[bytes]:
    """The open ZIP, at its start; the caller closes it. `address` is the kit's page."""
    file = tempfile.SpooledTemporaryFile(IN_MEMORY_MAX)  # noqa: SIM115  (handed to the caller)
    with ZipFile(file, "w") as made, translation.override(page.language):
        for picture in pictures:
            with default_storage.open(picture.stored, "rb") as source, made.open(_entry(picture.file), "w") as target:
                shutil.copyfileobj(source, target)
        made.writestr(_entry("captions.txt", ZIP_DEFLATED), "\ufeff" + _text(page, pictures, address))
        made.writestr(_entry("captions.csv", ZIP_DEFLATED), "\ufeff" + _table(pictures))
    file.seek(0)
    return file


def _entry(name: str, how: int = ZIP_STORED) -> ZipInfo:
    """Pictures are compressed already."""
    entry = ZipInfo(name, DATE)
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    return entry


def _lines(picture: KitPicture) -> list[tuple[str, str]]:
    return [
        (_("File"), picture.file),
        (_("Title"), picture.title),
        (_("Caption"), picture.caption),
        (_("What it shows"), picture.alt),
        (_("Credit line"), picture.credit),
        (_("Licence"), picture.licence),
        (_("Holder of the rights"), picture.holder),
        (_("May be used until"), picture.until),
        (_("Pixels"), f"{picture.width} × {picture.height}"),
    ]


def _text(page: MediaKitPage, pictures: list[KitPicture], address: str) -> str:
    """Windows line ends: the plainest editors read them."""
    blocks = ["\n".join(f"{label}: {words}" for label, words in _lines(picture) if words) for picture in pictures]
    return "\n\n".join([f"{page.title}\n{address}", *blocks, ""]).replace("\n", "\r\n")


def _table(pictures: list[KitPicture]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    for number, picture in enumerate(pictures):
        lines = _lines(picture)
        if not number:
            writer.writerow([label for label, _words in lines])
        writer.writerow([_as_words(words) for _label, words in lines])
    return file.getvalue()


def _as_words(text: str) -> str:
    """A cell that a spreadsheet never takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
