"""ZIP files from outside, DOCX and XLSX among them: refused before anything of them unpacks beyond its limits."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _
from lxml import etree

from translation.exchange.errors import ExchangeError
from translation.exchange.limits import MEGABYTE, check_size
from translation.exchange.xml_reading import has_doctype, parse

MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB]: .doc and .xls, and every Office file with a password
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
MAX_MEMBERS = 2_000
MAX_UNPACKED_MEGABYTES = 200
XML_PARTS = (".xml", ".rels")
# Everything that zipfile raises for a broken member; unknown ways of packing are RuntimeErrors.
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, OSError, ValueError)


class Archive:
    """The members of a ZIP file, by name."""

    def __init__(self, data: bytes) -> None:
        check_size(data)
        refuse_old_office(data)
        with _readable():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._members = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        self._check()

    def _check(self) -> None:
        number = len(self._zip.infolist())
        if number > MAX_MEMBERS:
            message = _("The file holds %(number)s parts; at most %(limit)s can be read. Hand in a smaller one.")
            raise ExchangeError(message % {"number": number, "limit": MAX_MEMBERS})
        # What a member claims is what zipfile unpacks at most.
        megabytes = sum(info.file_size for info in self._members.values()) // MEGABYTE
        if megabytes > MAX_UNPACKED_MEGABYTES:
            message = _("The file unpacks to %(size)s MB; at most %(limit)s MB can be read. Hand in a smaller one.")
            raise ExchangeError(message % {"size": megabytes, "limit": MAX_UNPACKED_MEGABYTES})
        if any(info.flag_bits & 1 for info in self._members.values()):
            raise ExchangeError(_refusal_of_passwords())

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        with _readable():
            return self._zip.read(self._members[name])

    def xml(self, name: str) -> etree._Element:
        return parse(self.read(name))

    def check_parts(self) -> None:
        """For libraries that parse the parts themselves: none is too large, and Office files have no document type."""
        for name in self.names:
            if not name.endswith(XML_PARTS):
                continue
            data = self.read(name)
            check_size(data)
            if has_doctype(data):
                message = _(
                    "The part %(name)s of the file declares entities, which is not safe to read. Save it again."
                )
                raise ExchangeError(message % {"name": name})


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise ExchangeError(_("The file is damaged and can't be unpacked. Save or download it again.")) from error


def refuse_old_office(data: bytes) -> None:
    if not data.startswith(OLE_MAGIC):
        return
    if ENCRYPTED_STREAM in data:
        raise ExchangeError(_refusal_of_passwords())
    raise ExchangeError(_("The file is in the form of Office 97–2003. Save it as DOCX or XLSX and hand that in."))


def _refusal_of_passwords() -> str:
    return _("The file is protected with a password. Save it without one and hand that in.")
