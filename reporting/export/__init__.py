"""The report as files for the office: one file here for each kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reporting.export import docx, xlsx
from reporting.scope import Scope

Absolute = Callable[[str], str]  # makes an address of a path of this site
OFFICE_FORMAT = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class FileKind:
    content_type: str
    write: Callable[[Scope, Absolute], bytes]


KINDS = {
    "docx": FileKind(f"{OFFICE_FORMAT}wordprocessingml.document", docx.of),
    "xlsx": FileKind(f"{OFFICE_FORMAT}spreadsheetml.sheet", xlsx.of),
}
